import { type DayRule, addDays, businessDay, instantOf, weekdayOf } from '../time/business-day.ts';
import { type Interval, overlap } from '../time/interval.ts';
import type { AbsenceSpan } from './absence.ts';

/** Whether a day is one of a span. Whole days are business days; between two times it is the calendar day of the first. */
export function isDayOf({ from, to, weekdays }: AbsenceSpan, day: string): boolean {
  return from <= day && day <= to && (weekdays === null || weekdays.includes(weekdayOf(day)));
}

/**
 * Whether somebody is away for any part of a shift (spec PLAN-51). A whole day takes the shifts that begin on that business day
 * and no others: the night before it ends at its own time. Between two times it is the clock on the wall that counts, in the
 * nights when the clocks change as in others.
 */
export function isAbsent(span: AbsenceSpan, shift: Interval, rule: DayRule): boolean {
  if (span.times === null) {
    return isDayOf(span, businessDay(shift.start, rule.zone, rule.cutOffHour));
  }
  return awayBetween(span, shift, rule.zone).some((away) => overlap(away, shift) > 0);
}

/**
 * When somebody is away between two times, on every day of the span whose stretch may touch `within`. A time that the
 * spring change skips moves on by the gap; of one that autumn repeats, the first is meant.
 */
export function awayBetween(span: AbsenceSpan, within: Interval, zone: string): Interval[] {
  const { times } = span;
  if (times === null) return [];
  // A stretch that goes past midnight began on the day before.
  let day = addDays(businessDay(within.start, zone, 0), -1);
  const last = businessDay(within.end, zone, 0);
  const stretches: Interval[] = [];
  for (; day <= last; day = addDays(day, 1)) {
    if (!isDayOf(span, day)) continue;
    const until = times.to <= times.from ? addDays(day, 1) : day;
    stretches.push({
      start: instantOf(day, times.from, zone, 0),
      end: instantOf(until, times.to, zone, 0),
    });
  }
  return stretches;
}
