import type { TimeRules } from '../establishments/time-rules.ts';
import { addDays, businessDay, dayBounds, instantOf, weekdayOf } from '../time/business-day.ts';
import { type Interval, overlap } from '../time/interval.ts';
import { holidayOn } from './holidays.ts';
import type { Counters } from './sheet.ts';

/** A clock that was years off makes a period of years: what lies further from its start is in no counter. Ms. */
const longest = 35 * 86_400_000;

/**
 * How much of some work lies in the night, on Sundays and on public holidays (spec SHEET-24). Sundays and holidays are
 * calendar days, from midnight to midnight, whatever business day the work belongs to; a night of a change of the clocks
 * has the hours that it really had.
 */
export function countersOf(
  stretches: readonly Interval[],
  zone: string,
  rules: Pick<TimeRules, 'night' | 'holidays'>,
): Counters {
  const counters = { night: 0, sunday: 0, holiday: 0 };
  for (const stretch of stretches) {
    const work = { start: stretch.start, end: Math.min(stretch.end, stretch.start + longest) };
    const first = businessDay(work.start, zone, 0);
    const last = businessDay(work.end, zone, 0);
    // The night before the first date may still go on.
    for (let date = addDays(first, -1); date <= last; date = addDays(date, 1)) {
      const night = nightOf(date, zone, rules.night);
      if (night) counters.night += overlap(work, night);
      const onDate = date < first ? 0 : overlap(work, dayBounds(date, zone, 0));
      if (weekdayOf(date) === 7) counters.sunday += onDate;
      if (holidayOn(date, rules.holidays)) counters.holiday += onDate;
    }
  }
  return counters;
}

/** The night that begins on a calendar date. Where it ends when it begins, there is none. */
function nightOf(date: string, zone: string, night: TimeRules['night']): Interval | null {
  if (night === null || night.from === night.to) return null;
  const endDate = night.from < night.to ? date : addDays(date, 1);
  return {
    start: instantOf(date, night.from, zone, 0),
    end: instantOf(endDate, night.to, zone, 0),
  };
}
