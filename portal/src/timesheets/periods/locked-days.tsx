import type { PeriodLockRow } from '@comptoir/shared/timesheets/correction';
import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../../language/language.tsx';
import { spanName } from '../span-name.ts';
import styles from './periods.module.css';

/** Closed spans among the days that are shown: since when, and that what comes later is kept. */
export function LockedDays({ locks, zone }: { locks: readonly PeriodLockRow[]; zone: string }) {
  const speech = useSpeech();
  const { text, moment } = speech;
  if (locks.length === 0) return null;
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
      </ul>
    </div>
  );
}
