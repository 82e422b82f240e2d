import { addDays } from '../time/business-day.ts';
import type { AbsenceSpan } from './absence.ts';

/** Days of one absence that somebody asks for themselves, both ends included. */
export const longestOwnAbsence = 366;
/** Days by which it may begin before the business day on which it is asked for, and after it. */
export const ownAbsenceBack = 366;
export const ownAbsenceAhead = 731;

/** What of one's own absence lies beyond what anybody asks for; null: nothing (spec PLAN-34). */
export function beyondLimits(
  { from, to }: Pick<AbsenceSpan, 'from' | 'to'>,
  today: string,
): 'too-long' | 'too-far' | null {
  if (from < addDays(today, -ownAbsenceBack) || from > addDays(today, ownAbsenceAhead)) {
    return 'too-far';
  }
  return to >= addDays(from, longestOwnAbsence) ? 'too-long' : null;
}
