import { addDays, mondayOf } from '../time/business-day.ts';
import { type Interval, lengthOf } from '../time/interval.ts';
import { type Limits, restUnder16 } from '../establishments/limits.ts';
import type { Period } from './pairing.ts';
import { type Live, stretchesOf, workedOfDay, workedOfWeek } from './worked.ts';

/** A legal limit that is reached or passed. It informs; it never blocks a punch (DESIGN §9). */
export type Warning = {
  rule:
    | 'break-due'
    | 'daily-maximum'
    | 'weekly-maximum'
    | 'weekly-average'
    | 'daily-rest'
    | 'minor-daily-maximum'
    | 'minor-weekly-maximum'
    | 'minor-break-due'
    | 'minor-daily-rest';
  /** Milliseconds worked, rested or averaged. */
  found: number;
  /** Milliseconds allowed or required. */
  limit: number;
};

export type WarningInput = {
  /** The business day that is looked at. */
  day: string;
  /** The person's periods of that ISO week, and of the business day worked before it. */
  periods: readonly Period[];
  /** Ms worked on days of the weeks before, for the average; days of this week in it are ignored. */
  earlier: readonly { day: string; worked: number }[];
  /** The person is under 18 on that day. */
  minor: boolean;
  /** And under 16; left out: no. */
  under16?: boolean;
  live: Live;
  limits: Limits;
};

/** How old somebody is on a business day, where limits ask. @param minorUntil first day on which they are 18 */
export function youthOn(
  day: string,
  minorUntil: string | null,
): { minor: boolean; under16: boolean } {
  if (minorUntil === null) return { minor: false, under16: false };
  const year = Number(minorUntil.slice(0, 4)) - 2;
  return { minor: day < minorUntil, under16: day < `${year}${minorUntil.slice(4)}` };
}

/** The limits that one person reaches on a business day, most pressing first (spec SHEET-12 to SHEET-16). */
export function warningsOf(input: WarningInput): Warning[] {
  const { day, periods, minor, live, limits } = input;
  const own = minor ? limits.minor : limits;
  const worked = workedOfDay(periods, day, live);
  const week = workedOfWeek(periods, day, live);
  const rest = restBefore(periods, day);
  const dueRest = minor && input.under16 ? Math.max(own.rest, restUnder16) : own.rest;
  const average = averageOf(input, week);
  const found: (Warning | null)[] = [
    minor ? minorBreakDue(input) : breakDue(input, worked),
    reached(minor ? 'minor-daily-maximum' : 'daily-maximum', worked, own.daily),
    reached(minor ? 'minor-weekly-maximum' : 'weekly-maximum', week, own.weekly),
    reached('weekly-average', average, limits.average.limit),
    rest !== null && rest < dueRest
      ? { rule: minor ? 'minor-daily-rest' : 'daily-rest', found: rest, limit: dueRest }
      : null,
  ];
  return found.filter((warning) => warning !== null);
}

/** Ms between the last departure of an earlier business day and the first arrival of this one; null when unknown. */
export function restBefore(periods: readonly Period[], day: string): number | null {
  const first = Math.min(...periods.filter((one) => one.day === day).map((one) => one.start));
  const before = periods.filter((one) => one.day < day).at(-1);
  // A departure that was never punched proves no rest and no lack of it.
  return !before || before.end === null || first === Infinity
    ? null
    : Math.max(0, first - before.end);
}

function reached(rule: Warning['rule'], found: number, limit: number): Warning | null {
  return found >= limit ? { rule, found, limit } : null;
}

function breakDue({ periods, day, live, limits }: WarningInput, worked: number): Warning | null {
  const { after, length } = limits.break;
  const taken = longestPause(periods, day, live) >= length;
  return taken ? null : reached('break-due', worked, after);
}

function minorBreakDue({ periods, day, live, limits }: WarningInput): Warning | null {
  const { after, length } = limits.minor.break;
  return reached('minor-break-due', longestWithout(length, periods, day, live), after);
}

function stretchesOfDay(periods: readonly Period[], day: string, live: Live): Interval[] {
  return periods.filter((one) => one.day === day).flatMap((one) => stretchesOf(one, live));
}

/** Longest time between two stretches of work of a day, or since the last one while a break goes on. */
function longestPause(periods: readonly Period[], day: string, live: Live): number {
  const stretches = stretchesOfDay(periods, day, live);
  let longest = 0;
  for (const [index, stretch] of stretches.entries()) {
    const next = stretches[index + 1];
    if (next) longest = Math.max(longest, next.start - stretch.end);
  }
  return Math.max(longest, breakUnderWay(periods, day, live));
}

function breakUnderWay(periods: readonly Period[], day: string, live: Live): number {
  const open = periods.at(-1);
  const last = open?.breaks.at(-1);
  if (!live || open?.day !== day || last?.end !== null) return 0;
  return lengthOf({ start: last.start, end: live.now });
}

/** Most work of a day that no pause of at least `pause` ms interrupts. */
function longestWithout(
  pause: number,
  periods: readonly Period[],
  day: string,
  live: Live,
): number {
  let longest = 0;
  let run = 0;
  let previous: Interval | null = null;
  for (const stretch of stretchesOfDay(periods, day, live)) {
    if (previous && stretch.start - previous.end >= pause) run = 0;
    run += lengthOf(stretch);
    longest = Math.max(longest, run);
    previous = stretch;
  }
  return longest;
}

function averageOf({ day, earlier, limits }: WarningInput, week: number): number {
  const monday = mondayOf(day);
  const from = addDays(monday, -7 * (limits.average.weeks - 1));
  const before = earlier.filter((one) => one.day >= from && one.day < monday);
  return (before.reduce((sum, one) => sum + one.worked, 0) + week) / limits.average.weeks;
}
