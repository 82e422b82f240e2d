import { mondayOf } from '../time/business-day.ts';
import { groupBy } from './group-by.ts';
import { lockOf } from './lock-of.ts';
import type { Period } from './pairing.ts';
import type { SheetInput } from './sheet-input.ts';
import { type Warning, warningsOf, youthOn } from './warnings.ts';
import { workedOf } from './worked.ts';

/** Limits of a whole week: told on the day that reaches them, not again on each day after it. */
const weekly = new Set<Warning['rule']>([
  'weekly-maximum',
  'minor-weekly-maximum',
  'weekly-average',
  'weekly-rest',
  'minor-weekly-rest',
]);

/**
 * Warnings by business day worked (spec SHEET-29), of all establishments together: limits are a person's. Every day is judged
 * by what was worked until then.
 */
export function sheetWarnings(
  periods: readonly Period[],
  input: SheetInput,
): Map<string, Warning[]> {
  const live = { now: input.now, openPeriodLimit: input.openPeriodLimit };
  const found = new Map<string, Warning[]>();
  const monday = mondayOf(input.from);
  const worked = input.earlier.filter(({ day }) => day < monday);
  let before: Period[] = [];
  let week: Period[] = [];
  let reached = new Set<Warning['rule']>();
  for (const [day, own] of groupBy(periods, (period) => period.day)) {
    if (week[0] === undefined || mondayOf(week[0].day) !== mondayOf(day)) {
      [week, reached] = [[], new Set()];
    }
    week.push(...own);
    const rest = week.length === own.length ? before : [];
    const warnings = warningsOf({
      ...{ day, live, ...youthOn(day, input.minorUntil) },
      periods: [...rest, ...week],
      earlier: worked,
      daysBefore: [...found.keys()],
      limits: (lockOf(input.locks, day, input.establishment)?.rules ?? input.rules).limits,
    });
    found.set(
      day,
      warnings.filter(({ rule }) => !reached.has(rule)),
    );
    for (const { rule } of warnings) {
      // What a Monday tells of two days off is of the week before: nobody has worked six of these seven days.
      const isEarlier = rule === 'minor-weekly-rest' && day === mondayOf(day);
      if (weekly.has(rule) && !isEarlier) reached.add(rule);
    }
    before = own;
    if (day >= monday) {
      worked.push({ day, worked: own.reduce((sum, one) => sum + workedOf(one, live), 0) });
    }
  }
  return found;
}
