import { useSpeech } from '../language/language.tsx';
import { type Asked, Nothing, Widget } from '../widget.tsx';
import { type Cover, ableOf, gapsOf, isPressing } from './cover.ts';
import styles from './home.module.css';

/** Cover for absence (W9): which roles hang on one person. Drawn as two seats, taken or free. */
export function CoverWidget({
  asked,
  nameOf,
}: {
  asked: Asked<Cover[]>;
  /** The name of an establishment. */
  nameOf: (establishment: string) => string | undefined;
}) {
  const { text } = useSpeech();
  const pressing = asked.data !== undefined && isPressing(asked.data);
  return (
    <Widget
      title={text('home.cover')}
      icon="team"
      to="/configuration/teams"
      tone={pressing ? 'decision' : 'calm'}
      asked={asked}
    >
      {(cover) => {
        const gaps = gapsOf(cover);
        if (gaps.length === 0) return <Nothing>{text('home.cover-none')}</Nothing>;
        const administration = gaps.find(({ role }) => role === 'administration');
        return (
          <>
            {administration === undefined ? null : <p>{text('home.cover-administration')}</p>}
            <ul className={styles.lines}>
              {gaps.slice(0, 3).map((one) => (
                <li key={`${one.role}-${one.establishment ?? ''}`}>
                  <span className={styles.name}>
                    {text(`home.role-${one.role}`)}
                    {one.establishment === null ? '' : ` · ${nameOf(one.establishment) ?? ''}`}
                  </span>
                  <Seats
                    taken={ableOf(one)}
                    label={text('home.cover-seats', { count: ableOf(one) })}
                  />
                </li>
              ))}
            </ul>
            {gaps.length > 3 ? (
              <p className={styles.soft}>{text('home.cover-more', { count: gaps.length - 3 })}</p>
            ) : null}
          </>
        );
      }}
    </Widget>
  );
}

function Seats({ taken, label }: { taken: number; label: string }) {
  return (
    <span className={styles.seats} role="img" aria-label={label}>
      <span data-taken={taken > 0 || undefined} />
      <span data-taken={taken > 1 || undefined} />
    </span>
  );
}
