import { ownTasksSchema } from '@comptoir/shared/tasks/portal';
import express, { type Router } from 'express';
import type { PortalSessions } from '../../access/accounts/sessions.ts';
import type { Deps } from '../../deps.ts';
import { accountScope } from '../../http/authenticate.ts';
import { sendProblem } from '../../http/problem.ts';
import { mintOwnScope } from '../../http/scopes.ts';
import { ownTasksOf } from './tasks.ts';

/** `/api/portal/own/tasks`: what is one's own to do today (spec TASK-14). Checked off is on the tablet, where it is done. */
export function ownTaskRoutes(deps: Deps, { sessions }: { sessions: PortalSessions }): Router {
  const router = express.Router();
  router.get('/tasks', async (request, response) => {
    const account = await accountScope(sessions, request, response);
    if (!account) return;
    const own = mintOwnScope(account, 'own.schedule');
    if (!own) return sendProblem(response, 'not-allowed');
    response.json(ownTasksSchema.parse(await ownTasksOf(deps.db, own, deps.clock.now())));
  });
  return router;
}
