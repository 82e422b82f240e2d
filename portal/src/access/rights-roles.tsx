import type { Asker } from '@comptoir/shared/access/policy';
import type { CoverAnswer, Holdings } from '@comptoir/shared/access/portal';
import { CheckCard } from '@comptoir/ui/checkbox';
import { Icon } from '@comptoir/ui/icon';
import { Notice } from '@comptoir/ui/notice';
import { Link } from '@tanstack/react-router';
import { useSpeech } from '../language/language.tsx';
import { Section } from '../page.tsx';
import { RightPlaces } from './right-places.tsx';
import type { Places } from './right-words.ts';
import {
  type GivenRole,
  firstPlace,
  givenRoles,
  mayTouch,
  placesOf,
  placesToGive,
  withRight,
  withoutRight,
} from './rights-draft.ts';
import styles from './rights.module.css';
import { standInsFor } from './stand-ins.ts';

type Props = {
  person: { id: string; name: string; works: readonly { id: string }[] };
  draft: Holdings;
  asker: Asker | null;
  places: Places;
  /** Who covers whom; null where that is not theirs to see. */
  cover: CoverAnswer['cover'] | null;
  /** Nobody else administers. */
  last: boolean;
  onChange: (draft: Holdings) => void;
};

/** W1, W4 to W8: every role with what it allows, where it holds, and who could stand in. */
export function RightsRoles(props: Props) {
  const { text } = useSpeech();
  const { person, draft, asker, places } = props;
  const shown = givenRoles.filter(
    (role) =>
      placesOf(draft, role).length > 0 ||
      placesToGive(role, draft, { asker, ...places }).length > 0,
  );
  return (
    <Section title={text('rights.roles')}>
      <div className={styles.list}>
        <p className={styles.soft}>
          {asker === null ? text('rights.lead-read', { name: person.name }) : text('rights.lead')}
        </p>
        <div className={styles.base}>
          <p>{text('rights.base')}</p>
          <p className={styles.soft}>{text('rights.base-text')}</p>
        </div>
        {shown.map((role) => (
          <RoleCard key={role} role={role} {...props} />
        ))}
      </div>
    </Section>
  );
}

function RoleCard({ role, ...props }: Props & { role: GivenRole }) {
  const { person, draft, asker, places, cover, last, onChange } = props;
  const { text } = useSpeech();
  const stands = placesOf(draft, role);
  const on = stands.length > 0;
  const offered = placesToGive(role, draft, { asker, ...places });
  const first = firstPlace(role, offered, person.works);
  const locked = role === 'administration' && last;
  const touchable = stands.every((where) => mayTouch(asker, role, where, places.teams));
  const turn = (wanted: boolean) => {
    if (wanted) {
      if (first !== null) onChange(withRight(draft, role, first));
    } else onChange(stands.reduce((held, one) => withoutRight(held, role, one), draft));
  };
  return (
    <div className={styles.role}>
      <CheckCard
        title={text(`role.${role}`)}
        text={text(`rights.${role}-text`)}
        checked={on}
        disabled={on ? locked || !touchable : first === null}
        onChange={(event) => turn(event.target.checked)}
      />
      {on && locked ? (
        <Notice tone="warn" icon="warning">
          {text('rights.last', { name: person.name })}
        </Notice>
      ) : null}
      {on ? (
        <RightPlaces
          right={role}
          held={draft}
          asker={asker}
          places={places}
          locked={locked}
          onAdd={(where) => onChange(withRight(draft, role, where))}
          onRemove={(where) => onChange(withoutRight(draft, role, where))}
        />
      ) : null}
      {on && cover !== null ? <StandIns {...props} role={role} cover={cover} /> : null}
    </div>
  );
}

/** W9: who has the same rights, or that somebody should. */
function StandIns({
  role,
  person,
  draft,
  cover,
}: Props & { role: GivenRole; cover: CoverAnswer['cover'] }) {
  const { text } = useSpeech();
  const works = person.works.map(({ id }) => id);
  const named = placesOf(draft, role).flatMap((where) => {
    const found = standInsFor(person.id, { role, ...where }, cover, works);
    return found === null ? [] : [found];
  });
  if (named.length === 0) return null;
  const everywhere = named.every((names) => names.length > 0);
  const names = [...new Set(named.flat())];
  if (!everywhere) {
    return (
      <p className={styles.cover} data-gap>
        <Icon name="warning" size={18} />
        <span>{text('rights.cover-nobody', { name: person.name })}</span>
        <Link to="/configuration/users" search={{ tab: 'active' }}>
          {text('rights.cover-choose')}
        </Link>
      </p>
    );
  }
  return (
    <p className={styles.cover}>
      <Icon name="people" size={18} />
      <span>
        {text(names.length > 1 ? 'rights.cover-same-many' : 'rights.cover-same', {
          names: names.join(', '),
        })}
      </span>
    </p>
  );
}
