import { useSpeech } from '../language/language.tsx';
import styles from './day-line.module.css';
import { differenceWords } from './planned-words.ts';
import type { PeriodView, PlannedShift } from './view.ts';

const hour = 3_600_000;

type Props = {
  periods: PeriodView[];
  shift: PlannedShift | null;
  unplanned: boolean;
  now: number;
  zone: string;
  /** The period that is open has no believable end: its departure was forgotten. */
  unended: boolean;
};

/** Today as a line of time: every period and break drawn to scale, then said in words. */
export function DayLine({ periods, shift, unplanned, now, zone, unended }: Props) {
  const speech = useSpeech();
  const { text, time, moment, day } = speech;
  const today = day(now, zone);
  const starts = [...periods.map((period) => period.start), shift?.start ?? now, now];
  const ends = [...periods.map((period) => period.end ?? now), shift?.end ?? now, now];
  // Zones are offset from UTC by whole quarters of an hour at least: full hours of UTC label well enough
  // everywhere that a shop stands, and each mark shows its own wall time.
  const from = Math.floor(Math.min(...starts) / hour) * hour;
  const to = Math.max(Math.ceil(Math.max(...ends) / hour) * hour, from + 4 * hour);
  const share = (at: number) => `${((at - from) / (to - from)) * 100}%`;
  const span = (start: number, end: number) => ({
    insetInlineStart: share(start),
    width: `max(4px, ${((end - start) / (to - from)) * 100}%)`,
  });
  const step = (to - from) / hour > 10 ? 2 * hour : hour;
  const marks = Array.from(
    { length: Math.floor((to - from) / step) + 1 },
    (_, i) => from + i * step,
  );
  return (
    <div className={styles.dayLine}>
      <div className={styles.track} aria-hidden="true">
        {marks.map((at) => (
          <span key={at} className={styles.mark} style={{ insetInlineStart: share(at) }}>
            <span>{time(at, zone).replace(/^0|:00$/g, '')}</span>
          </span>
        ))}
        {shift === null ? null : (
          <span className={styles.shift} style={span(shift.start, shift.end)} />
        )}
        {periods.map((period) => (
          <span
            key={period.opens}
            className={styles.period}
            data-open={period.end === null || undefined}
            data-declared={period.declared || undefined}
            data-unended={(unended && period.end === null) || undefined}
            style={span(period.start, period.end ?? now)}
          />
        ))}
        {periods.flatMap((period) =>
          period.breaks.map((pause) => (
            <span
              key={pause.start}
              className={styles.break}
              style={span(pause.start, pause.end ?? now)}
            />
          )),
        )}
        <span className={styles.now} style={{ insetInlineStart: share(now) }} />
      </div>
      <ul className={styles.words}>
        {periods.length === 0 ? <li>{text('person.nothing-yet')}</li> : null}
        {periods.map((period) => (
          <li key={period.opens}>
            <b>
              {period.end === null
                ? text(unended ? 'person.period-unended' : 'person.period-open', {
                    start: moment(period.start, zone, today),
                  })
                : text('person.period', {
                    start: time(period.start, zone),
                    end: time(period.end, zone),
                  })}
            </b>
            {period.breaks.map((pause) => (
              <span key={pause.start} className={styles.pause}>
                {pause.end === null
                  ? text('person.period-break-open', { start: time(pause.start, zone) })
                  : text('person.period-break', {
                      start: time(pause.start, zone),
                      end: time(pause.end, zone),
                    })}
              </span>
            ))}
            {period.declared ? <em>{text('person.declared')}</em> : null}
            {period.pending ? <em>{text('state.pending')}</em> : null}
          </li>
        ))}
        {unplanned ? <li className={styles.planned}>{text('planned.none')}</li> : null}
        {shift === null ? null : (
          <li className={styles.planned}>
            {text('person.shift', { start: time(shift.start, zone), end: time(shift.end, zone) })}
            {differenceWords(speech, shift).map((one) => (
              <em key={one}>{one}</em>
            ))}
          </li>
        )}
      </ul>
    </div>
  );
}
