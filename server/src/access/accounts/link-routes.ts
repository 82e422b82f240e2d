import { linkCheckSchema, newPasswordSchema } from '@comptoir/shared/access/portal';
import express, { type Router } from 'express';
import type { Deps } from '../../deps.ts';
import { readBody } from '../../http/bodies.ts';
import { sendProblem } from '../../http/problem.ts';
import { activate } from './activation.ts';
import { deny, letIn, originOf } from './answers.ts';
import { inspectLink } from './inspect-link.ts';
import type { Doors } from './login.ts';
import { findMe } from './queries.ts';
import { signUpRoutes } from './sign-up-routes.ts';

/** What the pages behind a mailed link ask. */
export function linkRoutes(deps: Deps, doors: Doors): Router {
  const router = express.Router();
  router.use(signUpRoutes(deps, doors));

  router.post('/links/check', async (request, response) => {
    const asked = readBody(linkCheckSchema, request.body, response);
    if (!asked) return;
    const scope = await doors.sessions.scopeOf(request);
    const found = await inspectLink(deps, asked.token, {
      browser: originOf(request).browser,
      account: scope?.account ?? null,
    });
    if (found.ok) response.json(found.value);
    else sendProblem(response, found.refusal);
  });

  router.post('/activate', async (request, response) => {
    const asked = readBody(newPasswordSchema, request.body, response);
    if (!asked) return;
    const done = await activate(deps, doors, { ...asked, origin: originOf(request) });
    if (!done.ok) {
      deny(response, done.refusal);
      return;
    }
    if (done.value.next === 'second-factor') {
      response.json(done.value);
      return;
    }
    letIn(doors.sessions, response, done.value);
    const scope = await doors.sessions.scopeOfToken(done.value.token);
    if (scope) response.json(await findMe(deps.db, scope, deps.clock.now()));
    else sendProblem(response, 'unauthorised');
  });

  return router;
}
