import * as z from 'zod/mini';
import { instant } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';

/**
 * `asked`: waits for a colleague. `answered`: waits for the manager (an open shift begins here). `approved` moves the
 * shifts. `declined`: by the colleague. `withdrawn`: by whoever asked. `stale`: a shift of it has changed since.
 */
export const swapStates = [
  'asked',
  'answered',
  'approved',
  'refused',
  'declined',
  'withdrawn',
  'stale',
] as const;
export type SwapState = (typeof swapStates)[number];

/**
 * Somebody asks to give a shift, to take one, or both.
 *
 * `gives` alone, with a colleague: « reprends le mien »; without one: whoever answers first. `takes` alone: an open shift.
 * Both: an exchange with whoever has `takes`.
 */
export const swapRowSchema = z.object({
  id: uuidSchema,
  person: uuidSchema,
  gives: z.nullable(uuidSchema),
  takes: z.nullable(uuidSchema),
  colleague: z.nullable(uuidSchema),
  state: z.enum(swapStates),
  reason: z.nullable(z.string()),
  askedAt: instant,
  answeredAt: z.nullable(instant),
  decidedBy: z.nullable(uuidSchema),
  decidedAt: z.nullable(instant),
  decisionReason: z.nullable(z.string()),
});
export type SwapRow = z.infer<typeof swapRowSchema>;
