import type { OwnSchedule, OwnShift } from '@comptoir/shared/planning/portal';
import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../../language/language.tsx';
import styles from './schedule.module.css';
import { dayNameOf, restOf, timesOf } from './shift-words.ts';

/** A shift of one's own, or an open one; a press shows everything about it. */
export function ShiftCard({
  shift,
  schedule,
  now,
  open = false,
  onOpen,
}: {
  shift: OwnShift;
  schedule: OwnSchedule;
  now: number;
  /** Nobody's yet. */
  open?: boolean;
  onOpen: () => void;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const colour = schedule.positions.find(({ id }) => id === shift.position)?.colour;
  const going = shift.start <= now && now < shift.end;
  return (
    <button
      type="button"
      className={styles.shift}
      data-open={open || undefined}
      data-over={shift.end <= now || undefined}
      style={
        colour === undefined ? undefined : { borderInlineStartColor: `var(--person-${colour})` }
      }
      onClick={onOpen}
    >
      <span className={styles.spoken}>{`${dayNameOf(speech, shift, schedule)}, `}</span>
      {open ? <span className={styles.tag}>{text('mine.open')}</span> : null}
      {going && !open ? <span className={styles.tag}>{text('mine.now')}</span> : null}
      <span className={styles.times}>{timesOf(speech, shift, schedule)}</span>
      <span className={styles.rest}>{restOf(speech, shift, schedule).join(' · ')}</span>
      {shift.note === null ? null : (
        <span className={styles.note}>
          <Icon name="message" size={16} />
          {shift.note}
        </span>
      )}
    </button>
  );
}
