import { addDays } from '@comptoir/shared/time/business-day';

export type Period = { first: string; last: string };

/** Days of one list or file, as the server allows. */
const longest = 366;

/** The last two weeks, today included. `today`: a calendar date. */
export function lastTwoWeeks(today: string): Period {
  return { first: addDays(today, -13), last: today };
}

/** Whether the server would answer for it: in order, not too long, whole. */
export function isPeriod({ first, last }: Period): boolean {
  const dates = [first, last].every((date) => /^\d{4}-\d\d-\d\d$/.test(date));
  return dates && first >= '2000-01-01' && first <= last && last < addDays(first, longest);
}
