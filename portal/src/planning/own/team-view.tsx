import type { OwnSchedule } from '@comptoir/shared/planning/portal';
import { EmptyState } from '@comptoir/ui/empty-state';
import { addDays } from '@comptoir/shared/time/business-day';
import { useSpeech } from '../../language/language.tsx';
import { teamOn } from './schedule-days.ts';
import styles from './schedule.module.css';
import { restOf, timesOf } from './shift-words.ts';

/** Who works on a day of the week, where the store lets people see each other. */
export function TeamView({
  schedule,
  self,
  monday,
  day,
  kept,
  onDay,
}: {
  schedule: OwnSchedule;
  self: { id: string; name: string; colour: string };
  monday: string;
  day: string;
  /** It is read from this device, which keeps nobody else's hours. */
  kept: boolean;
  onDay: (day: string) => void;
}) {
  const speech = useSpeech();
  const { text, dayShort, dayLong } = speech;
  const team = teamOn(schedule, day, self);
  const people = new Set(team.map(({ person }) => person)).size;
  return (
    <>
      <fieldset className={styles.chips}>
        <legend className={styles.spoken}>{text('mine.team-days')}</legend>
        {Array.from({ length: 7 }, (_, at) => addDays(monday, at)).map((one) => {
          const [weekday, number] = dayShort(one).split(/\s(?=\d)|(?<=\d)\s/);
          return (
            <button
              key={one}
              type="button"
              className={styles.chip}
              aria-pressed={one === day}
              aria-label={dayLong(one)}
              onClick={() => onDay(one)}
            >
              <span className={styles.weekday}>{weekday}</span>
              <span className={styles.number}>{number}</span>
            </button>
          );
        })}
      </fieldset>
      <section aria-label={dayLong(day)}>
        <div className={styles.weekHead}>
          <h2>{dayLong(day)}</h2>
          {kept ? null : <p className={styles.total}>{text('mine.people', { count: people })}</p>}
        </div>
        {kept ? (
          <p className={styles.none}>{text('mine.team-offline')}</p>
        ) : team.length === 0 ? (
          <EmptyState icon="people" title={text('mine.nobody')}>
            {text('mine.nobody-text')}
          </EmptyState>
        ) : (
          <ul className={styles.team}>
            {team.map(({ name, colour, own, shift }) => (
              <li key={shift.id} className={styles.mate} data-own={own || undefined}>
                <span className={styles.times}>{timesOf(speech, shift, schedule)}</span>
                <span className={styles.name}>
                  <span className={styles.dot} style={{ background: `var(--person-${colour})` }} />
                  {own ? text('mine.you') : name}
                </span>
                <span className={styles.rest}>{restOf(speech, shift, schedule).join(' · ')}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
