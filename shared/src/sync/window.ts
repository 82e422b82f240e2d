import type { FeedRoom } from './rows.ts';

const day = 86_400_000;

/** How far a tablet holds each room, in days before and after now; a room that is absent is held whole. */
export const windowDays: Partial<Record<FeedRoom, { before: number; after: number }>> = {
  punches: { before: 15 * 7, after: 366 },
  days: { before: 396, after: 2 },
  shifts: { before: 14, after: 56 },
  shiftsElsewhere: { before: 14, after: 56 },
  corrections: { before: 15 * 7, after: 366 },
  statements: { before: 396, after: 366 },
  checkOffs: { before: 92, after: 366 },
  shiftChanges: { before: 56, after: 366 },
  absences: { before: 14, after: 366 },
  swaps: { before: 56, after: 366 },
  announcements: { before: 92, after: 366 },
};

/**
 * The one rule of what a tablet holds (spec SYNC-12): the server's snapshot and the tablet's pruning both ask it.
 *
 * @param now server time in ms
 * @returns bounds in ms for the row's own instant (`at`, `start`, `until`, or noon UTC of `day` or `to`; what has no end has none
 * and stays); null: the room is held whole
 */
export function windowOf(room: FeedRoom, now: number): { from: number; to: number } | null {
  const span = windowDays[room];
  return span ? { from: now - span.before * day, to: now + span.after * day } : null;
}

/** The instant by which a row of a windowed room is held, from an ISO date: noon UTC of that day. */
export function instantOfDay(date: string): number {
  return Date.parse(`${date}T12:00:00Z`);
}
