import express, { type Router } from 'express';
import type { Deps } from '../../deps.ts';
import { requirePermission, requireProof } from '../../http/authenticate.ts';
import { sendProblem } from '../../http/problem.ts';
import { askForReset, endFactorOf } from './care.ts';
import type { Doors } from './login.ts';

/** `/accesses/{person}/reset` and `/second-factor-off`: what an administrator does to somebody's login (ACC-29). */
export function careRoutes(deps: Deps, doors: Doors): Router {
  const router = express.Router();
  const acts = [
    ['reset', askForReset],
    ['second-factor-off', endFactorOf],
  ] as const;
  for (const [path, act] of acts) {
    router.post(`/accesses/:person/${path}`, async (request, response) => {
      const { sessions } = doors;
      const scope = await requirePermission(sessions, request, response, 'roles.give');
      if (!scope || !(await requireProof(sessions, request, response))) return;
      const done = await act(deps, doors, scope, request.params.person);
      if (done.ok) response.status(204).end();
      else sendProblem(response, done.refusal);
    });
  }
  return router;
}
