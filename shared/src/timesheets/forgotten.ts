import type { Period } from './pairing.ts';
import { isTooLong } from './worked.ts';

/** Staying this long after the planned end is no forgotten departure yet. Ms. */
export const plannedEndGrace = 15 * 60_000;

/**
 * « J'ai oublié de pointer mon départ » (spec SHEET-10): offered while a period is open, proposed when the period exceeds its
 * limit or crosses the planned end.
 *
 * @returns `tooLong`: longer than the limit, so that nothing says when it ended
 * @param open the open period; null when there is none
 * @param at.now ms · `openPeriodLimit` minutes (`openPeriodLimitOf`) · `plannedEnd` ms, of the shift that the period belongs to
 */
export function forgottenDeparture(
  open: Period | null,
  at: { now: number; openPeriodLimit: number; plannedEnd: number | null },
): { since: number; proposed: boolean; tooLong: boolean } | null {
  if (open === null) return null;
  const crossed =
    at.plannedEnd !== null &&
    at.plannedEnd > open.start &&
    at.now > at.plannedEnd + plannedEndGrace;
  const tooLong = isTooLong(open, at);
  return { since: open.start, proposed: crossed || tooLong, tooLong };
}

/**
 * Minutes after which an open period proposes a forgotten departure (spec SHEET-17): the person's own limit where they
 * have one, else the establishment's. It asks and flags; no hours are ever made from it.
 */
export function openPeriodLimitOf(
  employee: { openPeriodLimit: number | null } | null | undefined,
  establishment: { openPeriodLimit: number },
): number {
  return employee?.openPeriodLimit ?? establishment.openPeriodLimit;
}
