import type { Punch } from '@comptoir/shared/punches/punch';
import type { PunchChange } from '@comptoir/shared/timesheets/operations';
import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../../language/language.tsx';
import styles from './corrections.module.css';

/** What a correction sets aside and what it adds, in the order of their times. */
export function ChangeLines({
  change,
  punches,
  zone,
}: {
  change: PunchChange;
  /** Where the punches that are set aside are found. */
  punches: readonly Pick<Punch, 'id' | 'type' | 'at'>[];
  zone: string;
}) {
  const { text, time } = useSpeech();
  const removed = change.remove.map((id) => ({
    id,
    sign: 'remove' as const,
    of: punches.find((one) => one.id === id) ?? null,
  }));
  const added = change.add.map((one) => ({ id: one.punch, sign: 'add' as const, of: one }));
  const lines = [...removed, ...added].sort((a, b) => (a.of?.at ?? 0) - (b.of?.at ?? 0));
  return (
    <ul className={styles.changes}>
      {lines.map(({ id, sign, of }) => (
        <li key={id} data-sign={sign}>
          <Icon name={sign === 'add' ? 'add' : 'minus'} size={16} />
          <span>
            {text(`correct.${sign}`, {
              what: of === null ? text('correct.a-punch') : text(`approvals.type-${of.type}`),
              time: of === null ? '' : time(of.at, zone),
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}
