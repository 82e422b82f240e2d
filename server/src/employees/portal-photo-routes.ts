import { hashSchema } from '@comptoir/shared/journal/hash';
import express, { type Router } from 'express';
import type { PortalSessions } from '../access/accounts/sessions.ts';
import type { Deps } from '../deps.ts';
import { accountScope } from '../http/authenticate.ts';
import { sendProblem } from '../http/problem.ts';
import { type AccountScope, covers, mintEstablishmentScope } from '../http/scopes.ts';
import { sendPhoto } from './photo-routes.ts';
import { findPeopleOnFile, findPhoto, findPhotoOwners } from './queries.ts';

/**
 * `GET /api/portal/photos/{hash}`: one's own photo, and those of people of the establishments that one manages. An
 * image that is nobody's any more, or somebody else's, does not exist.
 */
export function portalPhotoRoutes(
  { db }: Deps,
  { sessions }: { sessions: PortalSessions },
): Router {
  const router = express.Router();
  router.get('/:hash', async (request, response) => {
    const scope = await accountScope(sessions, request, response);
    if (!scope) return;
    const hash = hashSchema.safeParse(request.params.hash);
    const may = hash.success && (await maySee(db, scope, hash.data));
    if (may) sendPhoto(response, await findPhoto(db, scope.organisation, hash.data));
    else sendProblem(response, 'not-found');
  });
  return router;
}

async function maySee(db: Deps['db'], scope: AccountScope, hash: string): Promise<boolean> {
  const { organisation } = scope;
  const owners = await findPhotoOwners(db, organisation, hash);
  if (owners.includes(scope.person)) return true;
  const managed = mintEstablishmentScope(scope, 'employees.manage');
  if (managed === null) return false;
  const people = [...(await findPeopleOnFile(db, organisation, owners)).values()];
  return people.some(({ establishments }) => establishments.some(({ id }) => covers(managed, id)));
}
