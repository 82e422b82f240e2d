import type { TimeRules } from '../establishments/time-rules.ts';
import type { Punch } from '../punches/punch.ts';
import { addDays, type DayRule, mondayOf } from '../time/business-day.ts';
import type { CorrectionRow } from './correction.ts';
import type { Lock } from './lock-of.ts';

export type SheetInput = {
  person: string;
  /** Business days, both included. */
  from: string;
  to: string;
  /** Everything recorded from `sheetReads(from, to)` on, in any order; what is of somebody else is left out. */
  punches: readonly Punch[];
  /** Establishment of a punch; null where nobody knows. */
  placeOf: (punch: string) => string | null;
  /** Only periods of this establishment are listed and paid; null: of all. Pairing and warnings always see all. */
  establishment: string | null;
  /** Published shifts; null: nobody plans. */
  shifts: readonly { start: number; end: number; establishment?: string }[] | null;
  corrections: readonly CorrectionRow[];
  /** Standing ones; those of the days from the Monday of `from` on matter too. */
  locks: readonly Lock[];
  rule: DayRule;
  rules: TimeRules;
  /** Minutes (`openPeriodLimitOf`). */
  openPeriodLimit: number;
  /** Ms worked on days before the Monday of `from`, for the average over 12 weeks. */
  earlier: readonly { day: string; worked: number }[];
  /** First day on which the person is 18; null: an adult, or nobody knows. */
  minorUntil: string | null;
  now: number;
};

/** Business days (both included) whose punches and worked days a timesheet reads. */
export function sheetReads(
  from: string,
  to: string,
  weeks: number,
): { punches: { from: string; to: string }; earlier: { from: string; to: string } } {
  const monday = mondayOf(from);
  return {
    // The night before, and the day worked before a Monday, for the rest between them.
    punches: { from: addDays(monday, -3), to: addDays(to, 2) },
    earlier: { from: addDays(monday, -7 * (weeks - 1)), to: addDays(monday, -1) },
  };
}
