import { uuidSchema } from '@comptoir/shared/journal/ids';
import express, { type Router } from 'express';
import * as z from 'zod/mini';
import type { PortalSessions } from '../access/accounts/sessions.ts';
import type { Deps } from '../deps.ts';
import { requirePermission } from '../http/authenticate.ts';
import { readBody } from '../http/bodies.ts';
import { sendProblem } from '../http/problem.ts';
import {
  type EstablishmentScope,
  coversPlace,
  organisationOf,
  portalSource,
} from '../http/scopes.ts';
import { appendServer } from '../journal/append.ts';
import { findRoster } from '../journal/roster.ts';
import { findHeld } from './queries.ts';
import type { HeldPunch } from './row.ts';
import { findDoubtful, findPresent } from './watch/queries.ts';

const nothing = z.optional(z.strictObject({}));

/** `GET /api/portal/presence`, `GET /api/portal/punches/doubtful` and `POST /api/portal/punches/{id}/acceptance`. */
export function punchPortalRoutes(deps: Deps, sessions: PortalSessions): Router {
  const { db, clock } = deps;
  const router = express.Router();

  router.get('/presence', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, 'presence.read');
    if (scope) response.json(await findPresent(db, scope, clock.now()));
  });

  router.get('/punches/doubtful', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, 'punches.approve');
    if (scope) response.json(await findDoubtful(db, scope, clock.now()));
  });

  router.post('/punches/:id/acceptance', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, 'punches.approve');
    if (!scope) return;
    const id = uuidSchema.safeParse(request.params.id).data ?? '';
    const held = await findWithin(deps, scope, id);
    if (!held) return sendProblem(response, 'not-found');
    if (readBody(nothing, request.body, response) === null) return;
    const { establishment, punch } = held;
    const [outcome] = await appendServer(deps, organisationOf(scope), [
      {
        ...{ establishment, actor: scope.person, auth: 'none', source: portalSource(scope) },
        kind: 'punch.accept',
        body: { punch: punch.id, person: punch.person },
        attachments: [],
      },
    ]);
    if (outcome?.refusal) sendProblem(response, outcome.refusal);
    else response.status(204).end();
  });

  return router;
}

/** A punch of somebody within reach, where it was punched: any other does not exist here (X03). */
async function findWithin(
  { db }: Deps,
  scope: EstablishmentScope,
  id: string,
): Promise<HeldPunch | null> {
  const { organisation } = scope;
  const [held] = await findHeld(db, organisation, [id]);
  if (!held) return null;
  const { person } = held.punch;
  const roster = await findRoster(db, organisation, person === null ? [] : [person]);
  const team = roster.get(person ?? '')?.team ?? null;
  return coversPlace(scope, { establishments: [held.establishment], team }) ? held : null;
}
