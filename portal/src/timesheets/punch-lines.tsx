import { type Punch, isCounted } from '@comptoir/shared/punches/punch';
import { businessDay } from '@comptoir/shared/time/business-day';
import { Badge } from '@comptoir/ui/badge';
import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import styles from './day-detail.module.css';

export const punchIcons = {
  in: 'in',
  out: 'out',
  'break-start': 'break',
  'break-end': 'resume',
} as const;

/** Everything that was recorded on a day: each punch with where it comes from, and what became of it. */
export function PunchLines({
  punches,
  nameOf,
  day,
  zone,
}: {
  punches: readonly Punch[];
  nameOf: (person: string | null) => string;
  day: string;
  zone: string;
}) {
  const { text, time } = useSpeech();
  return (
    <ul className={styles.punches}>
      {punches.map((punch) => (
        <li key={punch.id} data-gone={isCounted(punch) ? undefined : true}>
          <span className={styles.at}>
            {time(punch.at, zone)}
            {businessDay(punch.at, zone, 0) === day ? null : (
              <sup title={text('sheets.next-day')}>{text('sheets.next-day-short')}</sup>
            )}
          </span>
          <span className={styles.act}>
            <Icon name={punchIcons[punch.type]} size={18} />
            {text(`approvals.type-${punch.type}`)}
          </span>
          <Origin punch={punch} nameOf={nameOf} zone={zone} />
        </li>
      ))}
    </ul>
  );
}

function Origin({
  punch,
  nameOf,
  zone,
}: {
  punch: Punch;
  nameOf: (person: string | null) => string;
  zone: string;
}) {
  const { text, moment } = useSpeech();
  const { cancelledBy, setAside, correction, declared, accepted, attached } = punch;
  const doubts = punch.flags.filter((flag) => flag !== 'declared' && flag !== 'double');
  const facts = [
    accepted === undefined
      ? null
      : text('sheets.accepted-by', {
          name: nameOf(accepted.by),
          moment: moment(accepted.at, zone),
        }),
    attached === undefined ? null : text('sheets.attached-by', { name: nameOf(attached.by) }),
    ...doubts.map((flag) => text(`evidence.flag-${flag}`)),
  ].filter((fact) => fact !== null);
  return (
    <span className={styles.origin}>
      {correction !== undefined ? (
        <Badge tone="info" icon="edit">
          {text('sheets.origin-correction')}
        </Badge>
      ) : declared ? (
        <Badge tone="info" icon="message">
          {text('sheets.origin-declared')}
        </Badge>
      ) : (
        <span className={styles.soft}>{text('sheets.origin-tablet')}</span>
      )}
      {cancelledBy === null ? null : (
        <Badge tone="quiet" icon="undo">
          {text('punch-times.cancelled')}
        </Badge>
      )}
      {setAside === undefined ? null : (
        <Badge tone="quiet" icon="minus">
          {text('sheets.set-aside')}
        </Badge>
      )}
      {facts.map((fact) => (
        <span key={fact} className={styles.fact}>
          {fact}
        </span>
      ))}
    </span>
  );
}
