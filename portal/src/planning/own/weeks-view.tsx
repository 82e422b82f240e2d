import type { OwnSchedule, OwnShift } from '@comptoir/shared/planning/portal';
import { weekNumber } from '@comptoir/shared/planning/week-number';
import { EmptyState } from '@comptoir/ui/empty-state';
import { addDays } from '@comptoir/shared/time/business-day';
import { useSpeech } from '../../language/language.tsx';
import { DayRow } from './day-row.tsx';
import { plannedOf, scheduleDays } from './schedule-days.ts';
import styles from './schedule.module.css';

type Props = {
  schedule: OwnSchedule;
  monday: string;
  today: string;
  now: number;
  onShift: (shift: OwnShift) => void;
};

/** One week, every day of it. */
export function WeekView({ schedule, monday, today, now, onShift }: Props) {
  const { text, duration } = useSpeech();
  const days = scheduleDays(schedule, monday, 7);
  const given = { schedule, today, now, onShift };
  return (
    <section
      className={styles.week}
      aria-label={text('mine.week-of', { week: weekNumber(monday) })}
    >
      <div className={styles.weekHead}>
        <h2>{text('mine.week-of', { week: weekNumber(monday) })}</h2>
        <p className={styles.total}>
          <b>{text('mine.planned', { hours: duration(plannedOf(days)) })}</b>
        </p>
      </div>
      {days.every((one) => isFree(one)) ? (
        <EmptyState icon="calendar" title={text('mine.empty')}>
          {text('mine.empty-text')}
        </EmptyState>
      ) : (
        <ul className={styles.days}>
          {days.map((one) => (
            <DayRow key={one.day} one={one} {...given} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Four weeks, the days on which something stands. */
export function ListView({ schedule, monday, today, now, onShift }: Props) {
  const { text, duration, days: span } = useSpeech();
  const given = { schedule, today, now, onShift };
  const weeks = [0, 1, 2, 3].map((at) => scheduleDays(schedule, addDays(monday, 7 * at), 7));
  if (weeks.flat().every(isFree)) {
    return (
      <EmptyState icon="calendar" title={text('mine.empty')}>
        {text('mine.empty-text')}
      </EmptyState>
    );
  }
  return weeks.map((week) => {
    const first = week[0]!.day;
    const title = text('mine.week-of', { week: weekNumber(first) });
    const busy = week.filter((one) => !isFree(one));
    return (
      <section key={first} className={styles.list} aria-label={title}>
        <div className={styles.weekHead}>
          <h2>{title}</h2>
          <p className={styles.total}>
            {span(first, addDays(first, 6))} ·{' '}
            <b>{text('mine.planned', { hours: duration(plannedOf(week)) })}</b>
          </p>
        </div>
        {busy.length === 0 ? (
          <p className={styles.none}>{text('mine.empty')}</p>
        ) : (
          <ul className={styles.days}>
            {busy.map((one) => (
              <DayRow key={one.day} one={one} {...given} />
            ))}
          </ul>
        )}
      </section>
    );
  });
}

function isFree({ shifts, open, absences }: ReturnType<typeof scheduleDays>[number]): boolean {
  return shifts.length === 0 && open.length === 0 && absences.length === 0;
}
