import * as z from 'zod/mini';
import { calendarDate, instant } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';
import { changeSchema } from './operations.ts';

export const correctionStates = [
  'pending',
  'approved',
  'refused',
  'withdrawn',
  /** The person does not agree with what was decided; what stood goes on standing until somebody decides again. */
  'objected',
] as const;

/** A correction and what became of it: the row of the feed, and of the portal. Texts are null after erasure. */
export const correctionRowSchema = z.object({
  id: uuidSchema,
  person: uuidSchema,
  day: calendarDate,
  state: z.enum(correctionStates),
  asked: changeSchema,
  /** What counts now: as asked, or as the manager edited it; null: nothing. */
  standing: z.nullable(changeSchema),
  reason: z.nullable(z.string()),
  proposedBy: z.nullable(uuidSchema),
  proposedAt: instant,
  decision: z.nullable(
    z.object({
      by: z.nullable(uuidSchema),
      at: instant,
      decision: z.enum(['approved', 'refused']),
      edited: z.boolean(),
      reason: z.nullable(z.string()),
    }),
  ),
  objection: z.nullable(z.object({ at: instant, reason: z.nullable(z.string()) })),
});
export type CorrectionRow = z.infer<typeof correctionRowSchema>;

/** A closed span of days of an establishment, while it stands. */
export const periodLockRowSchema = z.object({
  id: uuidSchema,
  from: calendarDate,
  to: calendarDate,
  /** When the server closed it: what it received later is late. */
  at: instant,
  by: z.nullable(uuidSchema),
});
export type PeriodLockRow = z.infer<typeof periodLockRowSchema>;
