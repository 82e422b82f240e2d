import * as z from 'zod/mini';
import { calendarDate, instant, timeOfDay } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';

/** Why somebody is not there. `unavailable`: they say that they cannot work; no leave is taken. */
export const absenceTypes = [
  'unavailable',
  'leave',
  'unpaid-leave',
  'sick',
  'training',
  'other',
] as const;
export const absenceTypeSchema = z.enum(absenceTypes);
export type AbsenceType = z.infer<typeof absenceTypeSchema>;

/** When: every day of a span, or some weekdays of it; whole days, or between two wall times (`to` ≤ `from`: past midnight). */
export const absenceSpanSchema = z
  .strictObject({
    from: calendarDate,
    /** Included. */
    to: calendarDate,
    /** ISO weekdays, 1 is Monday; null: every day. */
    weekdays: z.nullable(
      z.array(z.int().check(z.gte(1), z.lte(7))).check(z.minLength(1), z.maxLength(7)),
    ),
    times: z.nullable(z.strictObject({ from: timeOfDay, to: timeOfDay })),
  })
  .check(z.refine(({ from, to }) => from <= to));
export type AbsenceSpan = z.infer<typeof absenceSpanSchema>;

export const absenceStates = ['pending', 'approved', 'refused', 'cancelled'] as const;

/** The row of the feed and of the portal. Texts are null where there is none, and after erasure. */
export const absenceRowSchema = z.object({
  id: uuidSchema,
  person: uuidSchema,
  type: absenceTypeSchema,
  span: absenceSpanSchema,
  state: z.enum(absenceStates),
  reason: z.nullable(z.string()),
  askedBy: z.nullable(uuidSchema),
  askedAt: instant,
  decidedBy: z.nullable(uuidSchema),
  decidedAt: z.nullable(instant),
  decisionReason: z.nullable(z.string()),
});
export type AbsenceRow = z.infer<typeof absenceRowSchema>;
