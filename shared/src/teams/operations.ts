import * as z from 'zod/mini';
import { editOf } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';

/** A team is known by its name within its establishment: the roster, tasks and tablets name it so. */
export const teamNameSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(40));

export const teamKinds = {
  /** A team of the envelope's establishment; `parent`: it is a sub-team. `conflict`: the name is another's there. */
  'team.create': z.strictObject({
    team: uuidSchema,
    name: teamNameSchema,
    parent: z.nullable(uuidSchema),
  }),
  /** A new name is written to everybody and every task list that bear the old one. A team never hangs below itself. */
  'team.edit': z.strictObject({
    team: uuidSchema,
    changes: z.strictObject({
      name: z.optional(editOf(teamNameSchema)),
      parent: z.optional(editOf(z.nullable(uuidSchema))),
    }),
  }),
  /** Its people and sub-teams move to its parent; without one they are in no team. */
  'team.remove': z.strictObject({ team: uuidSchema }),
} as const;
