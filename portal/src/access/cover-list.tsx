import type { CoverAnswer } from '@comptoir/shared/access/portal';
import { Badge } from '@comptoir/ui/badge';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useSpeech } from '../language/language.tsx';
import { Loaded } from '../loaded.tsx';
import { Section } from '../page.tsx';
import styles from './cover-list.module.css';

type Cover = CoverAnswer['cover'];

/** W9: who holds each key role and can log in, where one person is alone with one, and where to choose a second. */
export function CoverList({
  asked,
  establishments,
}: {
  asked: UseQueryResult<Cover>;
  establishments: readonly { id: string; name: string }[];
}) {
  const { text } = useSpeech();
  return (
    <Section title={text('cover.title')}>
      <p className={styles.lead}>{text('cover.lead')}</p>
      <Loaded query={asked} rows={3}>
        {(cover) => (
          <ul className={styles.list}>
            {cover.map((one) => (
              <Line
                key={`${one.role} ${one.establishment ?? ''}`}
                cover={one}
                place={establishments.find(({ id }) => id === one.establishment)?.name ?? null}
              />
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  );
}

function Line({ cover, place }: { cover: Cover[number]; place: string | null }) {
  const { text } = useSpeech();
  const able = cover.people.filter(({ canLogIn }) => canLogIn).length;
  const tone = able === 0 ? 'danger' : able === 1 ? 'warn' : 'good';
  const said = able === 0 ? 'cover.nobody' : able === 1 ? 'cover.alone' : 'cover.covered';
  return (
    <li className={styles.line}>
      <div className={styles.head}>
        <p className={styles.role}>
          {text(`role.${cover.role}`)}
          <span className={styles.place}>
            {cover.establishment === null ? text('cover.whole') : (place ?? '')}
          </span>
        </p>
        <Badge tone={tone} icon={able > 1 ? 'check' : 'warning'}>
          {text(said)}
        </Badge>
      </div>
      <ul className={styles.people}>
        {cover.people.map(({ person, name, canLogIn }) => (
          <li key={person}>
            <Link to="/configuration/users/$person" params={{ person }} search={{ part: 'rights' }}>
              {canLogIn ? name : text('cover.no-login', { name })}
            </Link>
          </li>
        ))}
      </ul>
      {able > 1 ? null : (
        <p className={styles.gap}>
          {text('cover.second')}{' '}
          <Link to="/configuration/users" search={{ tab: 'active' }}>
            {text('cover.choose')}
          </Link>
        </p>
      )}
    </li>
  );
}
