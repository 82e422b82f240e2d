import {
  type TeamView,
  type teamPatchSchema,
  type teamRequestSchema,
  teamViewSchema,
} from '@comptoir/shared/teams/portal';
import type * as z from 'zod/mini';
import type { Api } from '../api/api.ts';

/** Refused `conflict` where another team of the store bears the name. */
export function createTeam(api: Api, body: z.infer<typeof teamRequestSchema>): Promise<TeamView> {
  return api.ask({ method: 'POST', path: '/teams', body }, teamViewSchema);
}

/** Name and place from what the page showed; refused `conflict` where that has changed, or cannot be. */
export function editTeam(
  api: Api,
  id: string,
  body: z.infer<typeof teamPatchSchema>,
): Promise<void> {
  return api.act({ method: 'PATCH', path: `/teams/${id}`, body });
}

export function removeTeam(api: Api, id: string): Promise<void> {
  return api.act({ method: 'DELETE', path: `/teams/${id}` });
}
