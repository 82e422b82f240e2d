import { addDays, mondayOf } from '@comptoir/shared/time/business-day';
import * as z from 'zod/mini';

export const scheduleViews = ['week', 'list', 'team'] as const;
export type ScheduleView = (typeof scheduleViews)[number];

/** What an address says; what it does not say is as usual. */
export const scheduleSearch = z.object({
  view: z.catch(z.optional(z.enum(scheduleViews)), undefined),
  /** A business day: its week is shown, and of the team that very day. */
  day: z.catch(z.optional(z.string()), undefined),
});
export type ScheduleSearch = z.infer<typeof scheduleSearch>;

/** What is shown: the view, the Monday of its first week, and the day of the team. */
export type Showing = { view: ScheduleView; monday: string; day: string };

export function showingOf(search: ScheduleSearch, today: string): Showing {
  const asked = search.day ?? '';
  const known = /^2\d{3}-\d\d-\d\d$/.test(asked) && !Number.isNaN(Date.parse(asked));
  const day = known ? asked : today;
  return { view: search.view ?? 'week', monday: mondayOf(day), day };
}

/** A week further (1) or back (-1): the same weekday, or its Monday where only weeks are shown. */
export function stepped({ view, day }: Showing, step: 1 | -1): ScheduleSearch {
  return { view, day: addDays(day, 7 * step) };
}

/** How far a finger has gone before it turns the page: px, and twice as far along as across. */
const least = 56;

/** What a stroke of a finger means: the next week (to the left), the one before, or nothing. */
export function strokeOf(moved: { x: number; y: number }): 1 | -1 | null {
  if (Math.abs(moved.x) < least || Math.abs(moved.x) < 2 * Math.abs(moved.y)) return null;
  return moved.x < 0 ? 1 : -1;
}
