import { linkCheckSchema, newPasswordSchema } from '@comptoir/shared/access/portal';
import express, { type Router } from 'express';
import type { Deps } from '../../deps.ts';
import { readBody } from '../../http/bodies.ts';
import { sendProblem } from '../../http/problem.ts';
import { activate, inspectLink } from './activation.ts';
import { type AccountDoors, answerMe, deny, letIn, originOf } from './session-routes.ts';

/** What the pages behind a mailed link ask. */
export function linkRoutes(deps: Deps, doors: AccountDoors): Router {
  const router = express.Router();

  router.post('/links/check', async (request, response) => {
    const asked = readBody(linkCheckSchema, request.body, response);
    if (!asked) return;
    const found = await inspectLink(deps, asked.token);
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
    letIn(doors.sessions, response, done.value);
    await answerMe(deps, doors.sessions, response, done.value.token);
  });

  return router;
}
