import { PrintSheet } from '@comptoir/ui/print-sheet';
import { useSpeech } from '../language/language.tsx';
import styles from './schedule-paper.module.css';
import type { ScheduleView } from './view.ts';
import { dayAndMonth, detailsOf, longDay, timesOf } from './words.ts';

/** One's own weeks on paper, with the moment at which they were so. */
export function SchedulePaper({ view, now }: { view: ScheduleView; now: number }) {
  const speech = useSpeech();
  const { text, duration, date, time } = speech;
  const { name, establishment, weeks, rule } = view;
  return (
    <PrintSheet name="schedule">
      <header className={styles.head}>
        <h1>{text('schedule.title')}</h1>
        <p>
          <b>{name}</b>
          <br />
          {establishment}
        </p>
      </header>
      {weeks.map(({ monday, days, total }) => (
        <table key={monday} className={styles.week}>
          <caption>
            {text('schedule.week-of', { from: dayAndMonth(speech, monday) })} · {duration(total)}
          </caption>
          <tbody>
            {days.map(({ day, shifts }) => (
              <tr key={day}>
                <th scope="row">{longDay(speech, day)}</th>
                <td>
                  {shifts.length === 0
                    ? text('schedule.free')
                    : shifts.map(({ row }) => timesOf(speech, row, rule.zone)).join(' · ')}
                </td>
                <td>
                  {shifts.map(({ row, position }) => detailsOf(speech, row, position)).join(' · ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      <footer className={styles.foot}>
        {text('schedule.printed', { date: date(now, rule.zone), time: time(now, rule.zone) })}
      </footer>
    </PrintSheet>
  );
}
