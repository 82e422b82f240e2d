import type { PeriodLockRow } from '@comptoir/shared/timesheets/correction';
import type { TimesheetAnswer } from '@comptoir/shared/timesheets/portal';
import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../../language/language.tsx';
import { spanName } from '../span-name.ts';
import styles from './periods.module.css';

/** Closed spans among the days that are shown, and those of other establishments that count in them: since when, and what it means. */
export function LockedDays({
  locks,
  elsewhere = [],
  zone,
}: {
  locks: readonly PeriodLockRow[];
  elsewhere?: TimesheetAnswer['closedElsewhere'];
  zone: string;
}) {
  const speech = useSpeech();
  const { text, moment } = speech;
  if (locks.length + elsewhere.length === 0) return null;
  return (
    <div className={styles.locked} role="note">
      <Icon name="lock" size={20} />
      <ul>
        {locks.map(({ id, from, to, at }) => (
          <li key={id}>
            {text('periods.locked', {
              days: spanName(speech, { from, to }, true),
              moment: moment(at, zone),
            })}
          </li>
        ))}
        {elsewhere.map(({ id, from, to, at, establishment }) => (
          <li key={id}>
            {text('periods.locked-elsewhere', {
              store: establishment.name,
              days: spanName(speech, { from, to }, true),
              moment: moment(at, zone),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
