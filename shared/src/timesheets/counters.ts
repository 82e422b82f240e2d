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
    const nights = nightsOf(zone, rules.night);
    // The night before the first date may still go on.
    for (let date = addDays(first, -1); date <= last; date = addDays(date, 1)) {
      const night = nights(date);
      if (night) counters.night += overlap(work, night);
      const isSunday = weekdayOf(date) === 7;
      const isHoliday = holidayOn(date, rules.holidays) !== null;
      if (date < first || !(isSunday || isHoliday)) continue;
      const onDate = overlap(work, dayBounds(date, zone, 0));
      if (isSunday) counters.sunday += onDate;
      if (isHoliday) counters.holiday += onDate;
    }
  }
  return counters;
}

// Answers of a pure function, kept because everybody's sheet asks for the same nights.
const known = new Map<string, Map<string, Interval | null>>();
const mostNights = 5_000;

/** The nights of a zone, by the calendar date on which each begins. */
function nightsOf(zone: string, night: TimeRules['night']): (date: string) => Interval | null {
  if (night === null) return () => null;
  const key = `${zone} ${night.from} ${night.to}`;
  let nights = known.get(key);
  if (nights === undefined || nights.size >= mostNights) {
    nights = new Map<string, Interval | null>();
    known.set(key, nights);
  }
  const kept = nights;
  return (date) => {
    let found = kept.get(date);
    if (found === undefined) kept.set(date, (found = nightOf(date, zone, night)));
    return found;
  };
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
