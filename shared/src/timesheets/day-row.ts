import type { DayRow } from '../sync/rows.ts';
import type { Period } from './pairing.ts';
import { breaksOf, workedOf } from './worked.ts';

/**
 * The row of one person's finished business day (spec SHEET-11), from their periods; null when none began on it. What is
 * open or unresolved has no end there and counts what its punches prove.
 */
export function dayRow(person: string, day: string, periods: readonly Period[]): DayRow | null {
  const own = periods.filter((period) => period.day === day);
  if (own.length === 0) return null;
  return {
    person,
    day,
    worked: own.reduce((sum, period) => sum + workedOf(period, null), 0),
    breaks: own.reduce((sum, period) => sum + breaksOf(period, null), 0),
    periods: own.map(({ start, end }) => ({ start, end })),
  };
}
