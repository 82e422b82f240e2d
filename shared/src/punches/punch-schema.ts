import * as z from 'zod/mini';
import { calendarDate, instant } from '../journal/body.ts';
import { flagSchema } from '../journal/flags.ts';
import { uuidSchema } from '../journal/ids.ts';
import { authSchema } from '../journal/operation.ts';
import { punchTypeSchema } from './operations.ts';

/** One punch as everybody sees it: confirmed by the server, or projected from the tablet's journal. */
export const punchSchema = z.object({
  /** The id of its `punch.record` or `punch.declare` operation. */
  id: uuidSchema,
  /** Null: somebody who was not in the list. */
  person: z.nullable(uuidSchema),
  /** What an unknown person typed; null otherwise, and after erasure. */
  name: z.nullable(z.string()),
  type: punchTypeSchema,
  /** Corrected time in ms; for a declared punch, the time declared. */
  at: instant,
  /** The device's own clock in ms, unaltered. */
  wall: instant,
  /** When the server first held it; null while it is only on this tablet. */
  receivedAt: z.nullable(instant),
  /** Business day of `at` in the establishment's zone and cut-off. */
  day: calendarDate,
  device: uuidSchema,
  epoch: uuidSchema,
  seq: z.int(),
  auth: authSchema,
  declared: z.boolean(),
  /** The id of the `punch.cancel` that cancelled it. */
  cancelledBy: z.nullable(uuidSchema),
  /** Who attached it to the person, and when (ms); absent for a punch that the person made under their own name. */
  attached: z.optional(z.object({ by: z.nullable(uuidSchema), at: instant })),
  /** When the server first held that cancellation; absent while it is only on this tablet, and where there is none. */
  cancelledAt: z.optional(instant),
  /** The correction that set it aside: it is shown, and counts for nothing. */
  setAside: z.optional(uuidSchema),
  /** The correction that it stands by: nobody punched it. */
  correction: z.optional(uuidSchema),
  /** Who looked at its doubts and let it count, and when (ms). */
  accepted: z.optional(z.object({ by: z.nullable(uuidSchema), at: instant })),
  flags: z.array(flagSchema),
});
