import { movedBy } from '@comptoir/shared/planning/copy';
import type { WrittenContent } from '@comptoir/shared/planning/portal';
import { longestShift } from '@comptoir/shared/planning/shift';
import { type DayRule, businessDay, dayBounds } from '@comptoir/shared/time/business-day';

const minute = 60_000;
const day = 86_400_000;
/** Shortest shift that a hand can draw, ms. */
const shortest = 15 * minute;

/** Days from one calendar date to another; negative backwards. */
export function daysApart(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day);
}

/** The business day on which a shift begins. */
export function dayOf({ start }: { start: number }, { zone, cutOffHour }: DayRule): string {
  return businessDay(start, zone, cutOffHour);
}

/** A shift on another business day, at the same wall times (spec PLAN-52). */
export function carriedTo(content: WrittenContent, to: string, rule: DayRule): WrittenContent {
  return movedBy(content, daysApart(dayOf(content, rule), to), rule.zone);
}

/**
 * Its ends moved by minutes, as a hand does in the view of a day; null where it would begin on another business day or have no
 * length (spec PLAN-62).
 */
export function nudged(
  content: WrittenContent,
  by: { start: number; end: number },
  rule: DayRule,
): WrittenContent | null {
  const start = content.start + by.start * minute;
  const end = content.end + by.end * minute;
  const bounds = dayBounds(dayOf(content, rule), rule.zone, rule.cutOffHour);
  if (start < bounds.start || start >= bounds.end) return null;
  const length = end - start;
  if (length < shortest || length > longestShift || length <= content.pause * minute) return null;
  return { ...content, start, end };
}
