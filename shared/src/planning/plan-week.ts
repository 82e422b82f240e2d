import { addDays } from '../time/business-day.ts';
import { youthOn } from '../timesheets/warnings.ts';
import {
  type PlanDays,
  type PlanWarning,
  type PlanWarningInput,
  type Told,
  articles,
  ownIds,
} from './plan-rules.ts';
import { plannedWork } from './shift.ts';

const hour = 3_600_000;
/** The legal week (L3121-27), which no part-time work may reach (L3123-9). */
const legalWeek = 35 * hour;
/** 24 h and a day's rest (L3132-2). */
const aDay = 24 * hour;
/** Days of a week without work: one (L3132-1), under 18 two in a row (L3164-2). */
const restDays = { adult: 1, minor: 2 };

/** The limits of one ISO week: each is told once, on the day from which on it is passed (spec PLAN-55 to PLAN-57). */
export function weekWarnings(
  input: PlanWarningInput,
  days: PlanDays,
  monday: string,
): PlanWarning[] {
  const week = Array.from({ length: 7 }, (_, index) => addDays(monday, index));
  const own = week.filter((day) => {
    return day >= input.plannedFrom && ownIds(days.get(day) ?? []).length > 0;
  });
  const last = own.at(-1);
  if (last === undefined) return [];
  const worked = week.map((day) => workOn(input, days, day));
  const until = (day: string) => sumOf(worked.slice(0, week.indexOf(day) + 1));
  const { minor } = youthOn(last, input.minorUntil);
  const before = workedBefore(input, days, monday);
  const told = sumsPassed(input, { minor, sum: sumOf(worked), before }).map((one) => {
    const isPassed = (day: string) =>
      sumsPassed(input, { minor, sum: until(day), before }).some(({ rule }) => rule === one.rule);
    return { ...one, day: own.find(isPassed) ?? last };
  });
  const rested = restsMissed(input, days, week, minor).map((one) => ({ ...one, day: last }));
  return [...told, ...rested].map((one) => {
    return { ...one, shifts: ownIds(days.get(one.day) ?? []), article: articles[one.rule] };
  });
}

const averageWeeks = ({ limits }: PlanWarningInput) => limits.average.weeks;
const sumOf = (values: readonly number[]) => values.reduce((total, one) => total + one, 0);

/**
 * Ms of work on a business day: what was worked, as far as it is known, else what is planned. Before the plan nothing is planned.
 */
function workOn({ worked, plannedFrom }: PlanWarningInput, days: PlanDays, day: string): number {
  const done = sumOf(worked.flatMap((one) => (one.day === day ? [one.worked] : [])));
  if (done > 0 || day < plannedFrom) return done;
  return sumOf((days.get(day) ?? []).map(plannedWork));
}

/** Work of the weeks that an average counts beside this one. */
function workedBefore(input: PlanWarningInput, days: PlanDays, monday: string): number {
  const weeks = input.limits.average.weeks - 1;
  return sumOf(
    Array.from({ length: 7 * weeks }, (_, ago) => workOn(input, days, addDays(monday, -1 - ago))),
  );
}

function sumsPassed(
  input: PlanWarningInput,
  { minor, sum, before }: { minor: boolean; sum: number; before: number },
): Told[] {
  const { limits, contract } = input;
  const average = (before + sum) / averageWeeks(input);
  const sums: Told[] = [
    minor
      ? { rule: 'minor-weekly-maximum', found: sum, limit: limits.minor.weekly }
      : { rule: 'weekly-maximum', found: sum, limit: limits.weekly },
    { rule: 'weekly-average', found: average, limit: limits.average.limit },
    ...(contract?.partTime ? partTimePassed(sum, contract.weekly) : []),
  ];
  return sums.filter(({ rule, found, limit }) => found > limit || rule === 'part-time-full');
}

/** Part-time work: of its steps, the furthest says the others too. @param weekly agreed minutes */
function partTimePassed(found: number, weekly: number | null): Told[] {
  // The one limit that may not even be reached.
  if (found >= legalWeek) return [{ rule: 'part-time-full', found, limit: legalWeek }];
  const agreed = weekly === null ? Infinity : weekly * 60_000;
  const tenth = Math.round(agreed * 1.1);
  return found > tenth
    ? [{ rule: 'part-time-tenth', found, limit: tenth }]
    : [{ rule: 'part-time-hours', found, limit: agreed }];
}

/** Days off of a week, and the rest around them: a day off is a business day on which no shift begins. */
function restsMissed(
  input: PlanWarningInput,
  days: PlanDays,
  week: readonly string[],
  minor: boolean,
): Told[] {
  const free = week.filter((day) => !isWorked(input, days, day));
  const told: Told[] = [];
  const run = Math.min(free.length, longestRun(input, days, week));
  const due = minor ? restDays.minor : restDays.adult;
  if (run < due) {
    const rule = minor ? 'minor-weekly-rest' : 'weekly-rest';
    told.push({ rule, found: run * aDay, limit: due * aDay });
  }
  const rest = Math.max(...free.map((day) => restAround(days, day)));
  const dueRest = aDay + (minor ? input.limits.minor.rest : input.limits.rest);
  if (free.length > 0 && rest < dueRest) {
    told.push({ rule: 'weekly-rest-hours', found: rest, limit: dueRest });
  }
  return told;
}

/** Whether somebody works on a business day, as far as anybody knows. */
function isWorked(input: PlanWarningInput, days: PlanDays, day: string): boolean {
  if (day >= input.plannedFrom && days.has(day)) return true;
  return input.worked.some((one) => one.day === day && one.worked > 0);
}

/** The most days off in a row that touch the week: Sunday and the Monday after it are two. */
function longestRun(input: PlanWarningInput, days: PlanDays, week: readonly string[]): number {
  const [monday = ''] = week;
  let [longest, run] = [0, isWorked(input, days, addDays(monday, -1)) ? 0 : 1];
  for (const day of week) {
    run = isWorked(input, days, day) ? 0 : run + 1;
    longest = Math.max(longest, run);
  }
  // What goes on behind Sunday.
  return Math.max(longest, run > 0 && !isWorked(input, days, addDays(monday, 7)) ? run + 1 : 0);
}

/** Ms between the last end before a day off and the first start after it; Infinity where either is not known. */
function restAround(days: PlanDays, free: string): number {
  let [until, from] = [-Infinity, Infinity];
  for (const [day, shifts] of days) {
    for (const { start, end } of shifts) {
      if (day < free) until = Math.max(until, end);
      else from = Math.min(from, start);
    }
  }
  return from - until;
}
