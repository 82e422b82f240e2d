import { Badge } from '@comptoir/ui/badge';
import { Icon, type IconName } from '@comptoir/ui/icon';
import type { AnomalyKind } from '@comptoir/shared/timesheets/sheet';
import { useSpeech } from '../language/language.tsx';
import { nameParts } from '../initials.ts';
import { Portrait } from '../portrait.tsx';
import styles from './anomalies.module.css';
import type { Looking } from './anomalies-page.tsx';
import { AnomalySettling } from './anomaly-settling.tsx';
import type { QueuedAnomaly } from './sheet-queue.ts';
import type { SheetPlace } from './sheet-search.ts';

export const anomalyIcons: Record<AnomalyKind, IconName> = {
  'missing-out': 'out',
  'missing-in': 'in',
  'after-lock': 'lock',
  'suspect-clock': 'expected',
  'no-pin': 'key',
  'unknown-person': 'person',
  'archived-person': 'archive',
  'moved-person': 'store',
  declared: 'message',
  overlap: 'tablet',
  'pending-correction': 'edit',
  objection: 'message',
  open: 'out',
  unplanned: 'sheet',
  absent: 'sheet',
};

/** What is wrong, on which day of whom; open, with the day and what can be done about it. */
export function AnomalyRow({
  id,
  one,
  open,
  silent,
  looking,
  place,
  now,
  onOpen,
  onSettled,
}: {
  id: string;
  one: QueuedAnomaly;
  open: boolean;
  silent: readonly { establishment: string; name?: string | undefined; since: number }[];
  looking: Looking;
  place: SheetPlace;
  now: number;
  onOpen: () => void;
  onSettled: () => void;
}) {
  const { text, dayLong } = useSpeech();
  const { person, day, kind } = one;
  const pressing = kind === 'missing-out' || kind === 'missing-in' || kind === 'after-lock';
  return (
    <li className={styles.row} data-open={open || undefined} data-key={id}>
      <button type="button" className={styles.head} aria-expanded={open} onClick={onOpen}>
        {person === null ? (
          <span className={styles.nobody}>
            <Icon name="person" size={22} />
          </span>
        ) : (
          <Portrait person={{ ...person, ...nameParts(person.name) }} size="small" />
        )}
        <span className={styles.who}>
          <b>{person === null ? text('sheets.somebody') : person.name}</b>
          <span className={styles.day}>{dayLong(day)}</span>
        </span>
        <Badge tone={pressing ? 'danger' : 'warn'} icon={anomalyIcons[kind]}>
          {text(`sheets.anomaly-${kind}`)}
        </Badge>
        <span className={styles.arrow}>
          <Icon name="forward" size={18} />
        </span>
      </button>
      {open ? (
        <AnomalySettling
          one={one}
          silent={silent}
          looking={looking}
          place={place}
          now={now}
          onSettled={onSettled}
        />
      ) : null}
    </li>
  );
}
