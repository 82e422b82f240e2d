import express, { type Router } from 'express';
import type { PortalSessions } from '../access/accounts/sessions.ts';
import type { Deps } from '../deps.ts';
import { requirePermission } from '../http/authenticate.ts';
import { findDoubtful, findPresent } from './watch/queries.ts';

/** `GET /api/portal/presence` and `GET /api/portal/punches/doubtful`. */
export function punchPortalRoutes({ db, clock }: Deps, sessions: PortalSessions): Router {
  const router = express.Router();

  router.get('/presence', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, 'presence.read');
    if (scope) response.json(await findPresent(db, scope, clock.now()));
  });

  router.get('/punches/doubtful', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, 'punches.approve');
    if (scope) response.json(await findDoubtful(db, scope, clock.now()));
  });

  return router;
}
