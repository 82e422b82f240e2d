import { businessDay, mondayOf } from '../time/business-day.ts';
import { groupBy } from '../timesheets/group-by.ts';
import type { Period } from '../timesheets/pairing.ts';
import { type Warning, warningsOf, youthOn } from '../timesheets/warnings.ts';
import { countersOf } from '../timesheets/counters.ts';
import {
  type CountedShift,
  type PlanDays,
  type PlanWarning,
  type PlanWarningInput,
  type Told,
  articles,
  ownIds,
} from './plan-rules.ts';
import { weekWarnings } from './plan-week.ts';

/** The limits that one person's plan passes (spec PLAN-54 to PLAN-57), by day, most pressing first within a day. */
export function planWarnings(input: PlanWarningInput): PlanWarning[] {
  const { zone, cutOffHour } = input.rule;
  const ordered = [...input.shifts].sort((a, b) => a.start - b.start || a.end - b.end);
  const days: PlanDays = groupBy(ordered, ({ start }) => businessDay(start, zone, cutOffHour));
  const found: PlanWarning[] = [];
  let before: readonly CountedShift[] = [];
  for (const [day, shifts] of days) {
    if (day >= input.plannedFrom) found.push(...dayWarnings(input, { day, shifts, before }));
    before = shifts;
  }
  const mondays = new Set([...days.keys()].map(mondayOf));
  for (const monday of mondays) found.push(...weekWarnings(input, days, monday));
  return found.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : rank(a) - rank(b)));
}

const order = Object.keys(articles);
const rank = ({ rule }: PlanWarning) => order.indexOf(rule);

/** Judged as a day of punches is, except that a maximum may be reached: ten hours may be planned, and not a minute more. */
const daily: Partial<Record<Warning['rule'], 'passed' | 'reached'>> = {
  'break-due': 'reached',
  'daily-maximum': 'passed',
  'daily-rest': 'reached',
  'minor-break-due': 'passed',
  'minor-daily-maximum': 'passed',
  'minor-daily-rest': 'reached',
};

function dayWarnings(
  { limits, minorUntil, rule }: PlanWarningInput,
  { day, shifts, before }: { day: string } & Record<'shifts' | 'before', readonly CountedShift[]>,
): PlanWarning[] {
  const own = ownIds(shifts);
  if (own.length === 0) return [];
  const youth = youthOn(day, minorUntil);
  const asPeriods = (some: readonly CountedShift[], of: string) =>
    some.map((shift) => periodOf(shift, of));
  // Whoever was there longest the day before, not who came last.
  const latest = [...before].sort((a, b) => a.end - b.end);
  const warnings = warningsOf({
    ...{ day, ...youth, limits, live: null, earlier: [] },
    periods: [...asPeriods(latest, ''), ...asPeriods(shifts, day)],
  });
  const told: Told[] = warnings.filter(({ rule: name, found, limit }) => {
    const judged = daily[name];
    return judged === 'reached' || (judged === 'passed' && found > limit);
  });
  const night = youth.minor ? countersOf(shifts, rule.zone, nightsOf(youth)).night : 0;
  if (night > 0) told.push({ rule: 'minor-night', found: night, limit: 0 });
  return told.map((one) => ({ ...one, day, shifts: own, article: articles[one.rule] }));
}

/** When nobody under 18, and under 16, may work (L3163-1). */
function nightsOf({ under16 }: { under16: boolean }) {
  return { night: { from: under16 ? '20:00' : '22:00', to: '06:00' }, holidays: 'none' as const };
}

/** A shift as if it had been worked: its break in its midst, the place that is kindest to every rule about breaks. */
function periodOf({ id, start, end, pause }: CountedShift, day: string): Period {
  const length = pause * 60_000;
  const from = start + Math.floor((end - start - length) / 2);
  return {
    ...{ person: null, opens: id ?? '', closes: id ?? '', start, end, day },
    breaks: length > 0 ? [{ start: from, end: from + length }] : [],
    ...{ unresolved: false, provenUntil: end, declared: false, pending: false },
  };
}
