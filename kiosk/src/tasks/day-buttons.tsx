import { useSpeech } from '../language/language.tsx';
import styles from './day-buttons.module.css';
import { dayWord } from './list-words.ts';

const days = [1, 2, 3, 4, 5, 6, 7];

/** The seven days, each on or off. */
export function DayButtons({
  chosen,
  onChoose,
}: {
  chosen: readonly number[];
  onChoose: (weekdays: number[]) => void;
}) {
  const speech = useSpeech();
  const { text } = speech;
  const all = chosen.length === days.length;
  return (
    <div className={styles.days} role="group" aria-label={text('list.days')}>
      {days.map((day) => {
        const on = chosen.includes(day);
        return (
          <button
            key={day}
            type="button"
            className={styles.day}
            aria-pressed={on}
            onClick={() =>
              onChoose(days.filter((one) => (one === day ? !on : chosen.includes(one))))
            }
          >
            {dayWord(speech, day)}
          </button>
        );
      })}
      {all ? null : (
        <button type="button" className={styles.all} onClick={() => onChoose(days)}>
          {text('list.all-days')}
        </button>
      )}
    </div>
  );
}
