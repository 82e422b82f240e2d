import type { TimeRules } from '../establishments/time-rules.ts';
import type { Punch } from '../punches/punch.ts';
import { addDays, type DayRule, mondayOf } from '../time/business-day.ts';
import type { CorrectionRow } from './correction.ts';
import type { Lock } from './lock-of.ts';
import type { Live } from './worked.ts';

/** How hours are counted in an establishment: its clock, its rules, and until when a period may be open (minutes). */
export type Terms = { rule: DayRule; rules: TimeRules; openPeriodLimit: number };

/** `rule`, `rules` and the limit are those of the establishment that is looked at, or of the person's own. */
export type SheetInput = Terms & {
  person: string;
  /** Business days, both included. */
  from: string;
  to: string;
  /** Everything recorded from `sheetReads(from, to)` on, in any order; what is of somebody else is left out. */
  punches: readonly Punch[];
  /** Establishment of a punch; null where nobody knows. */
  placeOf: (punch: string) => string | null;
  /** Only periods of this establishment are listed and paid; null: of all. Pairing, locks and warnings always see all. */
  establishment: string | null;
  /** Where the person belongs, first of all: its steps of overtime count the whole week. Left out: what is looked at. */
  home?: string | null;
  /** By establishment, where the hours of several are known; one that is missing counts as the one that is looked at. */
  terms?: ReadonlyMap<string, Terms>;
  /** Published shifts; null: nobody plans. `work`: ms of work that each plans; left out: all of it. */
  shifts: readonly { start: number; end: number; work?: number; establishment?: string }[] | null;
  /** Of every establishment; one that names another than is looked at is no question of this sheet. */
  corrections: readonly (CorrectionRow & { establishment?: string })[];
  /** Standing ones of every establishment, that touch the days of `sheetReads`. */
  locks: readonly Lock[];
  /** Ms worked on days before the Monday of `from`, for the average over 12 weeks. */
  earlier: readonly { day: string; worked: number }[];
  /** First day on which the person is 18; null: an adult, or nobody knows. */
  minorUntil: string | null;
  now: number;
};

export function termsAt(input: Terms & Pick<SheetInput, 'terms'>, place: string | null): Terms {
  return (place === null ? undefined : input.terms?.get(place)) ?? input;
}

/** Until when an open period of an establishment counts. */
export function liveAt(
  input: Terms & Pick<SheetInput, 'terms' | 'now'>,
  place: string | null,
): Exclude<Live, null> {
  return { now: input.now, openPeriodLimit: termsAt(input, place).openPeriodLimit };
}

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
