import type { OwnSchedule, OwnShift } from '@comptoir/shared/planning/portal';
import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../../language/language.tsx';
import type { ScheduleDay } from './schedule-days.ts';
import styles from './schedule.module.css';
import { ShiftCard } from './shift-card.tsx';

/** A day with what stands on it; a day without anything is rest. */
export function DayRow({
  one: { day, shifts, open, absences },
  schedule,
  today,
  now,
  onShift,
}: {
  one: ScheduleDay;
  schedule: OwnSchedule;
  today: string;
  now: number;
  onShift: (shift: OwnShift) => void;
}) {
  const { text, dayShort, dayLong } = useSpeech();
  const [weekday = '', number = ''] = dayShort(day).split(/\s(?=\d)|(?<=\d)\s/);
  const empty = shifts.length === 0 && absences.length === 0;
  return (
    <li
      className={styles.day}
      data-today={day === today || undefined}
      data-past={day < today || undefined}
    >
      <h3 className={styles.date} aria-label={dayLong(day)}>
        <span className={styles.weekday}>{weekday}</span>
        <span className={styles.number}>{number}</span>
      </h3>
      <div className={styles.things}>
        {shifts.map((shift) => (
          <ShiftCard
            key={shift.id}
            shift={shift}
            schedule={schedule}
            now={now}
            onOpen={() => onShift(shift)}
          />
        ))}
        {absences.map(({ id, type, state, span: { times } }) => (
          <p key={id} className={styles.absence} data-state={state}>
            <Icon name={state === 'pending' ? 'expected' : 'check'} size={16} />
            <span>
              {state === 'pending'
                ? text('mine.absent-asked', { what: text(`mine.type-${type}`) })
                : text(`mine.type-${type}`)}
              {times === null ? null : <b> {text('mine.absence-between', times)}</b>}
            </span>
          </p>
        ))}
        {open.map((shift) => (
          <ShiftCard
            key={shift.id}
            open
            shift={shift}
            schedule={schedule}
            now={now}
            onOpen={() => onShift(shift)}
          />
        ))}
        {empty ? <p className={styles.none}>{text('mine.rest')}</p> : null}
      </div>
    </li>
  );
}
