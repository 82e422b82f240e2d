import * as z from 'zod/mini';
import { instant, textRef } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';

export const punchTypes = ['in', 'break-start', 'break-end', 'out'] as const;
export const punchTypeSchema = z.enum(punchTypes);
export type PunchType = (typeof punchTypes)[number];

export const punchKinds = {
  /**
   * Somebody punched. The punch's id is the operation's id, its time is derived from the envelope's
   * clock. `person` null with a `nameText`: « Je ne suis pas dans la liste ».
   */
  'punch.record': z.strictObject({
    person: z.nullable(uuidSchema),
    type: punchTypeSchema,
    nameText: z.nullable(textRef),
  }),
  /** « J'ai oublié de pointer mon départ »: `at` is what the person declares; a manager approves it. */
  'punch.declare': z.strictObject({
    person: uuidSchema,
    type: punchTypeSchema,
    at: instant,
    noteText: z.nullable(textRef),
  }),
  /** « Annuler » within ten seconds: the punch stays, marked cancelled. */
  'punch.cancel': z.strictObject({ punch: uuidSchema }),
  /** A manager says whose punch an unknown person's was. Not a fact: it asks for a change, and can be refused. */
  'punch.attach': z.strictObject({ punch: uuidSchema, person: uuidSchema }),
  /** A manager has looked at a doubtful punch, and it counts as it stands. `person`: whose it is; null: nobody's yet. */
  'punch.accept': z.strictObject({ punch: uuidSchema, person: z.nullable(uuidSchema) }),
} as const;
