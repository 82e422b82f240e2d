import { setupCheckSchema, setupRequestSchema } from '@comptoir/shared/access/portal';
import express, { type Router } from 'express';
import type { Deps } from '../../deps.ts';
import { readBody } from '../../http/bodies.ts';
import { type Limits, limitByAddress } from '../../http/limits.ts';
import { sendProblem } from '../../http/problem.ts';
import { letIn, originOf } from './answers.ts';
import type { Doors } from './login.ts';
import { inspectSetup, setUp } from './setup.ts';

/** The first hour: once, for an empty house, by the link that its start printed. */
export function setupRoutes(deps: Deps, doors: Doors, limits: Limits): Router {
  const router = express.Router();
  router.use(limitByAddress('setup', limits.setup));

  router.post('/check', async (request, response) => {
    const asked = readBody(setupCheckSchema, request.body, response);
    if (!asked) return;
    const found = await inspectSetup(deps, asked.token);
    if (found.ok) response.status(204).end();
    else sendProblem(response, found.refusal);
  });

  router.post('/', async (request, response) => {
    const asked = readBody(setupRequestSchema, request.body, response);
    if (!asked) return;
    const { address, agent } = originOf(request);
    const done = await setUp(deps, doors, asked, { address, agent });
    if (done.ok) {
      letIn(doors.sessions, response, done.value);
      response.json(done.value.answer);
    } else if (done.refusal === 'busy') sendProblem(response, 'busy', { retryAfter: 5 });
    else sendProblem(response, done.refusal);
  });

  return router;
}
