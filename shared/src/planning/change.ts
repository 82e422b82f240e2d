import * as z from 'zod/mini';
import { instant } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';

/** What a person saw of a shift: no hashes, no other people. */
export const seenShiftSchema = z.object({
  start: instant,
  end: instant,
  pause: z.int(),
  position: z.nullable(uuidSchema),
  note: z.nullable(z.string()),
});
export type SeenShift = z.infer<typeof seenShiftSchema>;

export const changeCauses = ['publication', 'tablet', 'swap', 'left'] as const;

/**
 * One change of somebody's published schedule (K22, K28): the row of the feed and of the portal. Its id is
 * `changeKey`; everything that one operation changed for one person is seen and accepted together.
 */
export const shiftChangeRowSchema = z.object({
  id: z.string(),
  person: uuidSchema,
  shift: uuidSchema,
  /** Id of the operation that made it. */
  operation: uuidSchema,
  cause: z.enum(changeCauses),
  /** Null: the shift is new to them. */
  before: z.nullable(seenShiftSchema),
  /** Null: it is no longer theirs. */
  after: z.nullable(seenShiftSchema),
  /** When the server published it, ms. */
  at: instant,
  by: z.nullable(uuidSchema),
  /** When they were first shown it, on a tablet or in their space; this is kept as their notification. */
  seenAt: z.nullable(instant),
  seenBy: z.nullable(z.enum(['tablet', 'portal'])),
  /** When they agreed to it, where notice was short. */
  acceptedAt: z.nullable(instant),
});
export type ShiftChangeRow = z.infer<typeof shiftChangeRowSchema>;

/** Whether the same shift was changed again since, for the same person: what it tells as now is past (spec PLAN-29). */
export function isReplaced<C extends Pick<ShiftChangeRow, 'shift' | 'at'>>(
  { shift, at }: C,
  changes: readonly C[],
): boolean {
  return changes.some((other) => other.shift === shift && other.at > at);
}

/** Key of a `shiftChanges` row. */
export function changeKey(of: { operation: string; shift: string; person: string }): string {
  return `${of.operation}/${of.shift}/${of.person}`;
}
