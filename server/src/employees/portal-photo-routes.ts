import { photoLimit, photoTypes } from '@comptoir/shared/employees/photo';
import { hashSchema } from '@comptoir/shared/journal/hash';
import express, { type Router } from 'express';
import type { PortalSessions } from '../access/accounts/sessions.ts';
import type { Deps } from '../deps.ts';
import { accountScope } from '../http/authenticate.ts';
import { readRaw } from '../http/bodies.ts';
import { limitByAddress } from '../http/limits.ts';
import { sendProblem } from '../http/problem.ts';
import { type AccountScope, coversPlace, mintEstablishmentScope } from '../http/scopes.ts';
import { keepPhoto, sendPhoto } from './photo-routes.ts';
import { findLogo, findPeopleOnFile, findPhoto, findPhotoOwners } from './queries.ts';

const image = express.raw({ type: [...photoTypes], limit: photoLimit, inflate: false });
/** A day on which a house takes everybody's photo. */
const sending = { requests: 300, seconds: 60 };

/**
 * `GET /api/portal/photos/{hash}`: one's own photo, those of people within reach, and the logo of the house. An image
 * that is nobody's any more, or somebody else's, does not exist. `PUT` sends one before the change that names it.
 */
export function portalPhotoRoutes(
  { db, clock }: Deps,
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

  router.put('/:hash', limitByAddress('portal photos', sending), async (request, response) => {
    const scope = await accountScope(sessions, request, response);
    if (!scope) return;
    if (!maySend(scope)) {
      sendProblem(response, 'not-allowed');
      return;
    }
    const hash = hashSchema.safeParse(request.params['hash']);
    if (!hash.success) {
      sendProblem(response, 'not-found');
      return;
    }
    // Called once it is known who sends: a stranger's image is never read.
    await readRaw(image, request, response);
    const photo = { hash: hash.data, bytes: request.body as unknown, at: clock.now() };
    const kept = await keepPhoto(db, scope.organisation, photo);
    if (kept.ok) response.status(204).end();
    else sendProblem(response, kept.refusal);
  });
  return router;
}

/** Photos are sent by whoever looks after people, and by whoever gives the house its logo. */
function maySend(scope: AccountScope): boolean {
  return (['employees.manage', 'organisation.manage'] as const).some(
    (permission) => mintEstablishmentScope(scope, permission) !== null,
  );
}

async function maySee(db: Deps['db'], scope: AccountScope, hash: string): Promise<boolean> {
  const { organisation } = scope;
  const owners = await findPhotoOwners(db, organisation, hash);
  if (owners.includes(scope.person)) return true;
  const read = mintEstablishmentScope(scope, 'employees.read');
  if (read !== null) {
    const people = [...(await findPeopleOnFile(db, organisation, owners)).values()];
    const seen = people.some(({ establishments, row }) =>
      coversPlace(read, { establishments: establishments.map(({ id }) => id), team: row.team }),
    );
    if (seen) return true;
  }
  const house = mintEstablishmentScope(scope, 'organisation.manage');
  return house !== null && (await findLogo(db, organisation)) === hash;
}
