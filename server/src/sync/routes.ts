import { drainRequestSchema } from '@comptoir/shared/sync/drain';
import { syncRequestSchema } from '@comptoir/shared/sync/messages';
import { pushLimit } from '@comptoir/shared/sync/push-limit';
import express, { type Router } from 'express';
import type { Deps } from '../deps.ts';
import { drain } from '../devices/drain.ts';
import type { Nonces } from '../devices/nonces.ts';
import type { Sessions } from '../devices/sessions.ts';
import { deviceScope } from '../http/authenticate.ts';
import { inflatePush, readBody } from '../http/bodies.ts';
import { sendJson } from '../http/gzip.ts';
import { type Limits, limitByAddress } from '../http/limits.ts';
import { sendProblem, sendProblemBody } from '../http/problem.ts';
import type { Streams } from './events.ts';
import { handleSync } from './handle.ts';

/** The tablet's endpoint: a push and a page of the feed in one round trip, the stream of pokes, the drain. */
export function syncRoutes(
  deps: Deps,
  doors: { sessions: Sessions; nonces: Nonces; streams: Streams; limits: Limits },
): Router {
  const { sessions, nonces, streams, limits } = doors;
  const router = express.Router();

  router.post('/', async (request, response) => {
    const scope = await deviceScope(sessions, request, response);
    if (!scope) return;
    await inflatePush(request, response);
    if (isTooLong(request.body)) {
      sendProblem(response, 'too-large');
      return;
    }
    const push = readBody(syncRequestSchema, request.body, response);
    if (!push) return;
    const reply = await handleSync(deps, scope, push);
    if (reply.ok) await sendJson(request, response, reply.answer);
    else sendProblemBody(response, reply.problem);
  });

  router.get('/events', async (request, response) => {
    const scope = await deviceScope(sessions, request, response);
    if (scope) streams.open(scope, response);
  });

  router.post('/drain', limitByAddress('drain', limits.sessions), async (request, response) => {
    await inflatePush(request, response);
    const handed = readBody(drainRequestSchema, request.body, response);
    if (!handed) return;
    const kept = await drain(deps, nonces, handed);
    if (kept.ok) await sendJson(request, response, kept.value);
    else sendProblem(response, kept.refusal);
  });

  return router;
}

/** A tablet halves its batch on 413 and would not on 400: too many operations are told apart from bad ones. */
function isTooLong(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || !('operations' in body)) return false;
  return Array.isArray(body.operations) && body.operations.length > pushLimit.operations;
}
