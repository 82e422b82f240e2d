import {
  provedByPasswordSchema,
  secondFactorConfirmSchema,
  secondFactorOffSchema,
} from '@comptoir/shared/access/portal';
import express, { type Router } from 'express';
import type { Deps } from '../../deps.ts';
import { hasFactor } from '../../directory/factors.ts';
import { accountScope, requireProof } from '../../http/authenticate.ts';
import { readBody } from '../../http/bodies.ts';
import { deny, originOf } from './answers.ts';
import type { Doors } from './login.ts';
import { confirmFactor, endFactor, offerFactor, renewCodes } from './second-factor.ts';

/** `/me/second-factor`: setting it up, new recovery codes, ending it (spec ACC-22). */
export function secondFactorRoutes(deps: Deps, doors: Doors): Router {
  const { sessions } = doors;
  const router = express.Router();

  router.post('/me/second-factor', async (request, response) => {
    const scope = await accountScope(sessions, request, response);
    if (!scope) return;
    const asked = readBody(provedByPasswordSchema, request.body, response);
    if (!asked) return;
    // Where one is on already, its owner has to have proved it by a code a moment ago.
    const replaces = await hasFactor(deps.db, scope.account);
    if (replaces && !(await requireProof(sessions, request, response))) return;
    const origin = originOf(request);
    const offered = await offerFactor(deps, doors, { scope, ...asked, origin });
    if (offered.ok) response.json(offered.value);
    else deny(response, offered.refusal);
  });

  router.post('/me/second-factor/confirm', async (request, response) => {
    const scope = await accountScope(sessions, request, response);
    if (!scope) return;
    const asked = readBody(secondFactorConfirmSchema, request.body, response);
    if (!asked) return;
    const confirmed = await confirmFactor(deps, doors, { scope, ...asked });
    if (confirmed.ok) response.json(confirmed.value);
    else deny(response, confirmed.refusal);
  });

  router.post('/me/second-factor/codes', async (request, response) => {
    const scope = await accountScope(sessions, request, response);
    if (!scope) return;
    const asked = readBody(provedByPasswordSchema, request.body, response);
    if (!asked) return;
    if (!(await requireProof(sessions, request, response))) return;
    const origin = originOf(request);
    const renewed = await renewCodes(deps, doors, { scope, ...asked, origin });
    if (renewed.ok) response.json(renewed.value);
    else deny(response, renewed.refusal);
  });

  router.post('/me/second-factor/off', async (request, response) => {
    const scope = await accountScope(sessions, request, response);
    if (!scope) return;
    const asked = readBody(secondFactorOffSchema, request.body, response);
    if (!asked) return;
    const ended = await endFactor(deps, doors, { scope, ...asked, origin: originOf(request) });
    if (ended.ok) response.status(204).end();
    else deny(response, ended.refusal);
  });

  return router;
}
