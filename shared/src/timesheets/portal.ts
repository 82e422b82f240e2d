import * as z from 'zod/mini';
import { calendarDate, instant } from '../journal/body.ts';
import { punchSchema } from '../punches/punch.ts';
import { dayRowSchema } from '../sync/rows.ts';

/** `GET /api/portal/me/hours?from=2026-11-01&to=2026-11-30`: one's own days and punches, both ends included, 62 days at most. */
export const ownHoursSchema = z.object({
  days: z.array(dayRowSchema),
  punches: z.array(punchSchema),
  /** Today's business day, and worked time so far including an open period (ms). */
  today: z.object({ day: calendarDate, worked: z.int(), state: z.enum(['in', 'break', 'out']) }),
  week: z.object({ worked: z.int() }),
  month: z.object({ worked: z.int() }),
  /** The next published shift. */
  next: z.nullable(z.object({ start: instant, end: instant })),
  /** Tablets of one's establishments that have been silent: punches may be pending there (O5). */
  silent: z.array(z.object({ establishment: z.string(), since: instant })),
});
export type OwnHours = z.infer<typeof ownHoursSchema>;
