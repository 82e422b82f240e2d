import { addDays, mondayOf } from '../time/business-day.ts';
import { type Interval, lengthOf } from '../time/interval.ts';
import type { Period } from './pairing.ts';

/**
 * Counts an open period up to `now` (ms), but never longer than the establishment's limit (minutes): beyond it a
 * departure was forgotten, and no hours are invented. Null: an open period counts only what its punches prove.
 */
export type Live = { now: number; openPeriodLimit: number } | null;

/** Worked stretches of a period, breaks cut out, in order (spec SHEET-7, SHEET-8). */
export function stretchesOf(period: Period, live: Live): Interval[] {
  const end = countedEnd(period, live);
  const stretches: Interval[] = [];
  let start = period.start;
  for (const pause of period.breaks) {
    stretches.push({ start, end: Math.min(pause.start, end) });
    start = pause.end ?? end;
  }
  stretches.push({ start, end });
  return stretches.filter((stretch) => lengthOf(stretch) > 0);
}

/** Ms worked in a period. */
export function workedOf(period: Period, live: Live): number {
  return sum(stretchesOf(period, live).map(lengthOf));
}

/** Ms of breaks in a period. */
export function breaksOf(period: Period, live: Live): number {
  const end = countedEnd(period, live);
  return sum(period.breaks.map((one) => lengthOf({ start: one.start, end: one.end ?? end })));
}

/** Ms worked in the periods that began on a business day (spec SHEET-9). */
export function workedOfDay(periods: readonly Period[], day: string, live: Live): number {
  return sum(periods.filter((one) => one.day === day).map((one) => workedOf(one, live)));
}

/** Ms worked in the ISO week of business days that holds `day`. */
export function workedOfWeek(periods: readonly Period[], day: string, live: Live): number {
  const monday = mondayOf(day);
  const sunday = addDays(monday, 6);
  return periods.reduce(
    (total, one) => (one.day < monday || one.day > sunday ? total : total + workedOf(one, live)),
    0,
  );
}

/** Ms worked on each of the seven business days of the ISO week that holds `day`, Monday first. */
export function workedByDay(
  periods: readonly Period[],
  day: string,
  live: Live,
): Map<string, number> {
  const monday = mondayOf(day);
  return new Map(
    Array.from({ length: 7 }, (_, index) => {
      const date = addDays(monday, index);
      return [date, workedOfDay(periods, date, live)];
    }),
  );
}

/** Whether an open period is longer than the establishment's limit: a forgotten departure. */
export function isTooLong(period: Period, live: Exclude<Live, null>): boolean {
  return period.end === null && live.now - period.start > live.openPeriodLimit * 60_000;
}

/** Until when a period counts, ms. */
export function countedEnd(period: Period, live: Live): number {
  if (period.end !== null) return period.end;
  // A clock that runs behind the last punch takes nothing back.
  if (live === null || period.unresolved || isTooLong(period, live)) return period.provenUntil;
  return Math.max(live.now, period.provenUntil);
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
