import * as z from 'zod/mini';
import { instant } from '../journal/body.ts';

/** `GET own/calendar`: whether there is an address for calendars, never the address itself. */
export const calendarStateSchema = z.object({
  feed: z.nullable(z.object({ madeAt: instant, readAt: z.nullable(instant) })),
});
export type CalendarState = z.infer<typeof calendarStateSchema>;

/** `POST own/calendar` → 201: a new address, shown this once; the one before it opens nothing any more. */
export const calendarAddressSchema = z.object({ url: z.string(), madeAt: instant });
export type CalendarAddress = z.infer<typeof calendarAddressSchema>;
