import * as z from 'zod/mini';
import { instant } from '../journal/body.ts';
import { flagSchema } from '../journal/flags.ts';
import { uuidSchema } from '../journal/ids.ts';
import { punchTypeSchema } from './operations.ts';

/** `GET /api/portal/presence` (`presence.read`): who is in or on break now, the longest first. */
export const presenceAnswerSchema = z.object({
  present: z.array(
    z.object({
      person: uuidSchema,
      name: z.string(),
      colour: z.string(),
      photo: z.nullable(z.string()),
      team: z.nullable(z.string()),
      establishment: uuidSchema,
      state: z.enum(['in', 'break']),
      /** Since the last act. */
      since: instant,
      /** That is longer than an open period may be here: a departure was probably forgotten. */
      forgotten: z.optional(z.boolean()),
    }),
  ),
  /** Of people on the rosters within reach. */
  away: z.int(),
});
export type PresenceAnswer = z.infer<typeof presenceAnswerSchema>;

/**
 * `GET /api/portal/punches/doubtful` (`punches.approve`): punches of the last 15 weeks that somebody has to look at: without
 * a PIN, declared afterwards, of somebody unknown, archived or moved, with a doubtful clock. Newest first.
 */
export const doubtfulAnswerSchema = z.object({
  punches: z.array(
    z.object({
      id: uuidSchema,
      person: z.nullable(uuidSchema),
      name: z.nullable(z.string()),
      establishment: uuidSchema,
      type: punchTypeSchema,
      at: instant,
      flags: z.array(flagSchema),
    }),
  ),
});
export type DoubtfulAnswer = z.infer<typeof doubtfulAnswerSchema>;
