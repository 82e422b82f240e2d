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
    | 'weekly-rest'
    | 'minor-daily-maximum'
    | 'minor-weekly-maximum'
    | 'minor-break-due'
    | 'minor-daily-rest'
    | 'minor-weekly-rest';
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
  /** Ms worked on days of the weeks before, for averages and days of rest; days of this week in it are ignored. */
  earlier: readonly { day: string; worked: number }[];
  /** Business days of the weeks before on which work is known to have begun, beside those of `earlier`. */
  daysBefore?: readonly string[];
  /** The person is under 18 on that day. */
  minor: boolean;
  /** And under 16; left out: no. */
  under16?: boolean;
  live: Live;
  limits: Limits;
};

const aDay = 86_400_000;
/** Days of a week without work. No parameters: the exceptions (L3132-4 and following) are of single trades and weeks. */
const restDays = { adult: 1, minor: 2 };
const sevenDays = [0, 1, 2, 3, 4, 5, 6];

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
    weeklyRest(input),
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

/**
 * Days without work, as far as days to come may still be free: one of each ISO week (L3132-1), under 18 two, that are free one
 * after the other (L3164-2). The Sunday before the week and the Monday after it may be one of the two.
 */
function weeklyRest(input: WarningInput): Warning | null {
  const { day, minor } = input;
  const worked = workedDays(input);
  const monday = mondayOf(day);
  if (!minor) return freeIn(worked, monday) < 1 ? missed('weekly-rest', 0) : null;
  if (!hasPair(worked, monday))
    return missed('minor-weekly-rest', Math.min(1, freeIn(worked, monday)));
  // A Sunday off was one of two until there was work on this Monday.
  const before = addDays(monday, -7);
  const isTold = !hasPair(new Set([...worked].filter((one) => one < monday)), before);
  if (day !== monday || isTold || hasPair(worked, before)) return null;
  return missed('minor-weekly-rest', Math.min(1, freeIn(worked, before)));
}

/** @param days free in a row */
function missed(rule: 'weekly-rest' | 'minor-weekly-rest', days: number): Warning {
  const due = rule === 'weekly-rest' ? restDays.adult : restDays.minor;
  return { rule, found: days * aDay, limit: due * aDay };
}

/** Days on which work began, in whatever establishment, until the day that is looked at. */
function workedDays({ day, periods, earlier, daysBefore = [] }: WarningInput): Set<string> {
  const monday = mondayOf(day);
  const before = earlier.filter((one) => one.day < monday && one.worked > 0);
  return new Set([...daysBefore, ...[...before, ...periods].map((one) => one.day)]);
}

function freeIn(worked: ReadonlySet<string>, monday: string): number {
  return sevenDays.filter((index) => !worked.has(addDays(monday, index))).length;
}

/** Whether two days of a week are free, and two that touch it in a row. */
function hasPair(worked: ReadonlySet<string>, monday: string): boolean {
  const isFree = (index: number) => !worked.has(addDays(monday, index));
  const inARow = [-1, ...sevenDays].some((index) => isFree(index) && isFree(index + 1));
  return inARow && freeIn(worked, monday) >= restDays.minor;
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
  let sum = week;
  for (const one of earlier) if (one.day >= from && one.day < monday) sum += one.worked;
  return sum / limits.average.weeks;
}
