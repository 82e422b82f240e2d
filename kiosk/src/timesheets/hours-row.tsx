import { type DayRule, dayBounds } from '@comptoir/shared/time/business-day';
import { Badge } from '@comptoir/ui/badge';
import { type Axis, DayRibbon } from '@comptoir/ui/day-ribbon';
import { Icon } from '@comptoir/ui/icon';
import { useSpeech } from '../language/language.tsx';
import styles from './hours.module.css';
import type { HoursDay, HoursPeriod } from './view.ts';
import { longDay, marksOf, periodWords, shortDay } from './words.ts';

const hour = 3_600_000;

/** One day: when, how long, and what is to be known about it. */
export function HoursRow({
  day,
  rule,
  axis,
  today,
  onOpen,
}: {
  day: HoursDay;
  rule: DayRule;
  axis: Axis;
  today: string;
  onOpen: () => void;
}) {
  const speech = useSpeech();
  const { text, duration } = speech;
  const marks = marksOf(speech, day);
  const unsent = day.periods.some(({ pending }) => pending);
  const empty = day.periods.length === 0 && day.worked === 0;
  return (
    <button
      type="button"
      className={styles.row}
      data-empty={empty || undefined}
      aria-label={text('hours.open-day', { day: longDay(speech, day.day) })}
      onClick={onOpen}
    >
      <span className={styles.date} data-today={day.day === today || undefined}>
        {shortDay(speech, day.day)}
      </span>
      <span className={styles.told}>
        {empty ? (
          <span className={styles.soft}>{text('hours.none')}</span>
        ) : (
          <>
            <span className={styles.periods}>
              {day.periods.map((period) => (
                <span key={period.start}>{periodWords(speech, period, rule.zone)}</span>
              ))}
              {day.breaks > 0 ? (
                <span className={styles.soft}>
                  {text('hours.pauses', { time: duration(day.breaks) })}
                </span>
              ) : null}
            </span>
            <DayRibbon
              axis={axis}
              current={day.day === today}
              stretches={stretchesOf(day, rule, axis)}
            />
          </>
        )}
        {marks.length === 0 && !unsent ? null : (
          <span className={styles.marks}>
            {marks.map(({ tone, icon, word }) => (
              <Badge key={word} tone={tone} icon={icon}>
                {word}
              </Badge>
            ))}
            {unsent ? (
              <Badge tone="quiet" icon="sending">
                {text('hours.unsent')}
              </Badge>
            ) : null}
          </span>
        )}
      </span>
      <b className={styles.worked}>{empty ? '–' : duration(day.worked)}</b>
      <span className={styles.open} aria-hidden="true">
        <Icon name="forward" size={20} />
      </span>
    </button>
  );
}

/** Hours of the wall clock from the day's own midnight; a night goes on beyond 24. */
function hourOf(at: number, day: string, { zone, cutOffHour }: DayRule): number {
  return cutOffHour + (at - dayBounds(day, zone, cutOffHour).start) / hour;
}

/** The hours between the earliest arrival and the latest departure of all these days, at least ten. */
export function axisOf(days: readonly HoursDay[], rule: DayRule): Axis {
  const spans = days.flatMap(({ day, periods }) =>
    periods.map(({ start, end }) => [hourOf(start, day, rule), hourOf(end ?? start, day, rule)]),
  );
  const from = Math.floor(Math.min(8, ...spans.map(([start = 8]) => start)));
  const to = Math.ceil(Math.max(18, ...spans.map(([, end = 18]) => end)));
  return { from, to: Math.min(Math.max(to, from + 10), from + 36) };
}

function stretchesOf({ day, periods }: HoursDay, rule: DayRule, axis: Axis) {
  const place = (at: number) => Math.min(axis.to, Math.max(axis.from, hourOf(at, day, rule)));
  return periods.flatMap((period) =>
    worked(period).map(({ start, end }, index) => ({
      key: `${period.start} ${index}`,
      from: place(start),
      to: end === null ? axis.to : place(end),
      end:
        end !== null
          ? ('closed' as const)
          : period.unresolved
            ? ('unknown' as const)
            : ('open' as const),
    })),
  );
}

function worked({ start, end, breaks }: HoursPeriod): { start: number; end: number | null }[] {
  const stretches: { start: number; end: number | null }[] = [];
  let from: number | null = start;
  for (const pause of breaks) {
    if (from === null) break;
    stretches.push({ start: from, end: pause.start });
    from = pause.end;
  }
  if (from !== null) stretches.push({ start: from, end });
  return stretches;
}
