import { comparePunches, isCounted, type Punch } from '../punches/punch.ts';
import { type SequenceState, stateAfter } from '../punches/sequence.ts';
import { addDays, businessDay, type DayRule } from '../time/business-day.ts';
import { pairPunches } from './pairing.ts';
import { workedOfDay, workedOfWeek } from './worked.ts';

/** Longest span of business days that one asks for at once. */
export const ownHoursSpan = 62;

/** Worked time (ms) of now, of one person: what stands at the top of their own space. */
export type HoursNow = {
  today: { day: string; worked: number; state: SequenceState };
  week: { worked: number };
  month: { worked: number };
};

/**
 * The first business day whose punches `hoursNow` needs: this month's and this week's lie after it, and a departure that
 * was forgotten some weeks ago still says that somebody is in.
 */
export function hoursNowFrom(now: number, { zone, cutOffHour }: DayRule): string {
  return addDays(businessDay(now, zone, cutOffHour), -45);
}

/**
 * Today, this ISO week and this calendar month of business days, an open period counted up to now (spec ACC-16).
 *
 * @param punches of one person, at least from `hoursNowFrom` on, in any order
 * @param at.openPeriodLimit minutes; beyond it an open period counts what its punches prove
 */
export function hoursNow(
  punches: readonly Punch[],
  at: { now: number; rule: DayRule; openPeriodLimit: number },
): HoursNow {
  const { now, rule, openPeriodLimit } = at;
  const today = businessDay(now, rule.zone, rule.cutOffHour);
  const { periods } = pairPunches(punches);
  const live = { now, openPeriodLimit };
  const month = new Set(periods.map(({ day }) => day).filter((day) => sameMonth(day, today)));
  const latest = punches.filter(isCounted).sort(comparePunches).at(-1);
  return {
    today: {
      day: today,
      worked: workedOfDay(periods, today, live),
      state: stateAfter(latest?.type ?? null),
    },
    week: { worked: workedOfWeek(periods, today, live) },
    month: {
      worked: [...month].reduce((sum, day) => sum + workedOfDay(periods, day, live), 0),
    },
  };
}

function sameMonth(a: string, b: string): boolean {
  return a.slice(0, 7) === b.slice(0, 7);
}
