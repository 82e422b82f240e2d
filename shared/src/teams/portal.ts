import * as z from 'zod/mini';
import { isPlainText } from '../employees/written-name.ts';
import { uuidSchema } from '../journal/ids.ts';
import { teamKinds, teamNameSchema } from './operations.ts';

export const teamViewSchema = z.object({
  id: uuidSchema,
  establishment: uuidSchema,
  name: z.string(),
  parent: z.nullable(uuidSchema),
  /** People who are present and bear this very name, sub-teams not counted. */
  people: z.int(),
});
export type TeamView = z.infer<typeof teamViewSchema>;

/** `GET /api/portal/teams` (`employees.read`): teams of the establishments within reach. */
export const teamsAnswerSchema = z.object({ teams: z.array(teamViewSchema) });
/** `POST /api/portal/teams` (`teams.manage`) → 201 `teamViewSchema`. */
const writtenTeamName = teamNameSchema.check(z.refine(isPlainText));
export const teamRequestSchema = z.strictObject({
  establishment: uuidSchema,
  name: writtenTeamName,
  parent: z.nullable(uuidSchema),
});
/** `PATCH /api/portal/teams/{id}` → 204; `DELETE` → 204. */
export const teamPatchSchema = z.strictObject({
  name: z.optional(z.strictObject({ from: teamNameSchema, to: writtenTeamName })),
  parent: teamKinds['team.edit'].shape.changes.shape.parent,
});
/** `POST /api/portal/teams/{id}/people`: puts people into the team, all or none → 204. `null` as id: takes them out. */
export const teamPeopleSchema = z.strictObject({
  people: z.array(uuidSchema).check(z.minLength(1), z.maxLength(5_000)),
});
