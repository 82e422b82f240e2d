import type { PresenceAnswer } from '@comptoir/shared/punches/portal';
import { Icon } from '@comptoir/ui/icon';
import { nameParts } from '../initials.ts';
import { useSpeech } from '../language/language.tsx';
import { Portrait } from '../portrait.tsx';
import { type Asked, Figure, Nothing, Widget } from '../widget.tsx';
import styles from './presence.module.css';

const shownFaces = 12;

/** Who is in now: faces, and since when. */
export function PresenceWidget({
  asked,
  zoneOf,
}: {
  asked: Asked<PresenceAnswer>;
  zoneOf: (establishment: string) => string;
}) {
  const { text, time } = useSpeech();
  return (
    <Widget title={text('presence.widget')} icon="people" to="/presence" wide asked={asked}>
      {({ present, away }) => {
        const breaks = present.filter((one) => one.state === 'break').length;
        const more = present.length - shownFaces;
        if (present.length === 0) {
          return (
            <>
              <Nothing icon="out">{text('presence.nobody')}</Nothing>
              {away > 0 ? (
                <p className={styles.away}>{text('presence.team', { count: away })}</p>
              ) : null}
            </>
          );
        }
        return (
          <>
            <Figure value={present.length - breaks}>
              {text('presence.working', { count: present.length - breaks })}
              {breaks > 0 ? ` · ${text('presence.breaking', { count: breaks })}` : ''}
            </Figure>
            <ul className={styles.faces}>
              {present.slice(0, shownFaces).map((one) => (
                <li key={one.person} className={styles.face} data-state={one.state}>
                  <span className={styles.portrait}>
                    <Portrait person={{ ...one, ...nameParts(one.name) }} />
                    {one.state === 'break' ? (
                      <span className={styles.mark}>
                        <Icon name="break" size={16} />
                      </span>
                    ) : null}
                  </span>
                  <span className={styles.given}>{nameParts(one.name).given}</span>
                  <span className={styles.since}>
                    {one.state === 'break' ? `${text('presence.on-break')} ` : ''}
                    {time(one.since, zoneOf(one.establishment))}
                  </span>
                </li>
              ))}
              {more > 0 ? (
                <li className={styles.more}>{text('presence.more', { count: more })}</li>
              ) : null}
            </ul>
          </>
        );
      }}
    </Widget>
  );
}
