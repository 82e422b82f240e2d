import { enrolmentRequestSchema, pollRequestSchema } from '@comptoir/shared/devices/enrolment';
import { nonceRequestSchema, sessionRequestSchema } from '@comptoir/shared/devices/session';
import express, { type Router } from 'express';
import type { Deps } from '../deps.ts';
import { readBody, smallBody } from '../http/bodies.ts';
import { type Limits, addressOf, limitByAddress } from '../http/limits.ts';
import { sendProblem } from '../http/problem.ts';
import { pollEnrolment, requestEnrolment } from './enrolment.ts';
import type { Nonces } from './nonces.ts';
import { type Sessions, sessionLife } from './sessions.ts';

/** Enrolment and sessions of tablets. Nothing here needs a token: each request brings its own proof. */
export function deviceRoutes(
  deps: Deps,
  doors: {
    nonces: Nonces;
    sessions: Sessions;
    limits: Limits;
    /** Under which address people reach the portal. */
    address: () => Promise<URL>;
  },
): Router {
  const { nonces, sessions, limits, address } = doors;
  const router = express.Router();
  const limitSessions = limitByAddress('sessions', limits.sessions);
  router.use(smallBody);

  router.post(
    '/enrolments',
    limitByAddress('enrolments', limits.enrolments),
    async (request, response) => {
      const asked = readBody(enrolmentRequestSchema, request.body, response);
      if (!asked) return;
      const enrolment = await requestEnrolment(deps, asked, addressOf(request.ip));
      if (enrolment.ok) response.json(enrolment.value);
      else if (enrolment.refusal === 'too-many-requests') {
        sendProblem(response, enrolment.refusal, { retryAfter: 60 });
      } else sendProblem(response, enrolment.refusal);
    },
  );

  router.post(
    '/enrolments/poll',
    limitByAddress('polls', limits.polls),
    async (request, response) => {
      const asked = readBody(pollRequestSchema, request.body, response);
      if (asked) response.json(await pollEnrolment(deps, asked.deviceCode));
    },
  );

  router.post('/nonce', limitSessions, (request, response) => {
    const asked = readBody(nonceRequestSchema, request.body, response);
    // A nonce is given for any id: whether a device exists is told to nobody without its key.
    if (asked) response.json({ nonce: nonces.issue(asked.device, asked.purpose) });
  });

  router.post('/session', limitSessions, async (request, response) => {
    const proof = readBody(sessionRequestSchema, request.body, response, 'unauthorised');
    if (!proof) return;
    const token = await sessions.open(proof);
    if (!token.ok) return sendProblem(response, token.refusal);
    const { origin } = await address();
    response.json({ token: token.value, expiresIn: sessionLife, portal: origin });
  });

  return router;
}
