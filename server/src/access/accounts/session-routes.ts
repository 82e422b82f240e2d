import {
  changePasswordSchema,
  forgottenRequestSchema,
  loginRequestSchema,
  mePatchSchema,
  newPasswordSchema,
  recoverRequestSchema,
  secondFactorRequestSchema,
} from '@comptoir/shared/access/portal';
import express, { type Request, type Router } from 'express';
import type { Deps } from '../../deps.ts';
import { accountById, changeAccount, standingPersons } from '../../directory/accounts.ts';
import { placeSession } from '../../directory/sessions.ts';
import { accountScope } from '../../http/authenticate.ts';
import { readBody } from '../../http/bodies.ts';
import { addressOf } from '../../http/limits.ts';
import { sendProblem } from '../../http/problem.ts';
import type { AccountScope } from '../../http/scopes.ts';
import { answerLogin, deny, originOf } from './answers.ts';
import { careRoutes } from './care-routes.ts';
import { linkInvited } from './linking.ts';
import { type Doors, answerChallenge, logIn } from './login.ts';
import { ownSessionRoutes } from './own-session-routes.ts';
import { findMe } from './queries.ts';
import { changePassword, recover, resetPassword, sendReset } from './reset.ts';
import { secondFactorRoutes } from './second-factor-routes.ts';
import type { PortalSessions } from './sessions.ts';

/** Logging in and out, one's own account, forgotten passwords, the recovery code. */
export function sessionRoutes(deps: Deps, doors: Doors): Router {
  const { sessions, house } = doors;
  const router = express.Router();
  router.use(secondFactorRoutes(deps, doors));
  router.use(ownSessionRoutes(deps, doors));
  router.use(careRoutes(deps, doors));

  router.post('/session', async (request, response) => {
    const asked = readBody(loginRequestSchema, request.body, response);
    if (!asked) return;
    const opened = await logIn(deps, doors, { ...asked, origin: originOf(request) });
    if (opened.ok) await answerLogin(deps, sessions, response, opened.value);
    else deny(response, opened.refusal);
  });

  router.post('/session/second-factor', async (request, response) => {
    const asked = readBody(secondFactorRequestSchema, request.body, response);
    if (!asked) return;
    const opened = await answerChallenge(deps, doors, { ...asked, origin: originOf(request) });
    if (opened.ok) await answerLogin(deps, sessions, response, opened.value);
    else deny(response, opened.refusal);
  });

  router.delete('/session', async (request, response) => {
    await sessions.end(request, response);
    response.status(204).end();
  });

  router.get('/me', async (request, response) => {
    const scope = (await sessions.scopeOf(request)) ?? (await placed(deps, sessions, request));
    // Whoever waits is told with which address they signed up: that is what a manager asks for.
    if (scope && 'waiting' in scope) sendProblem(response, 'no-access', { detail: scope.waiting });
    else if (scope) response.json(await findMe(deps.db, scope, deps.clock.now()));
    else sendProblem(response, 'unauthorised');
  });

  router.patch('/me', async (request, response) => {
    const scope = await accountScope(sessions, request, response);
    if (!scope) return;
    const change = readBody(mePatchSchema, request.body, response);
    if (!change) return;
    await changeAccount(deps.db, scope.account, change);
    response.json(await findMe(deps.db, { ...scope, ...change }, deps.clock.now()));
  });

  router.post('/me/password', async (request, response) => {
    const scope = await accountScope(sessions, request, response);
    if (!scope) return;
    const asked = readBody(changePasswordSchema, request.body, response);
    if (!asked) return;
    const origin = originOf(request);
    const changed = await changePassword(deps, doors, { scope, ...asked, origin });
    if (changed.ok) response.status(204).end();
    else deny(response, changed.refusal);
  });

  router.post('/passwords/forgotten', (request, response) => {
    const asked = readBody(forgottenRequestSchema, request.body, response);
    if (!asked) return;
    const address = addressOf(request.ip);
    response.status(202).end();
    // After the answer: neither its content nor its time says whether there is such an account (P01).
    sendReset(deps, house, { email: asked.email, address }).catch((error: unknown) => {
      deps.log.error({ err: error }, 'a reset link was not sent');
    });
  });

  router.post('/passwords/reset', async (request, response) => {
    const asked = readBody(newPasswordSchema, request.body, response);
    if (!asked) return;
    const done = await resetPassword(deps, doors, asked);
    if (done.ok) response.status(204).end();
    else sendProblem(response, done.refusal);
  });

  router.post('/recover', async (request, response) => {
    const asked = readBody(recoverRequestSchema, request.body, response);
    if (!asked) return;
    const done = await recover(deps, doors, { ...asked, address: addressOf(request.ip) });
    if (done.ok) response.json(done.value);
    else deny(response, done.refusal);
  });

  return router;
}

/** Somebody who waited and has been invited meanwhile; `waiting`: still, with this e-mail; null: nobody. */
async function placed(
  deps: Deps,
  sessions: PortalSessions,
  request: Request,
): Promise<AccountScope | { waiting: string } | null> {
  const waiting = await sessions.waitingOf(request);
  const account = waiting && (await accountById(deps.db, waiting.account));
  if (!waiting || !account) return null;
  await linkInvited(deps, account);
  const [standing] = await standingPersons(deps.db, account.id);
  if (!standing) return { waiting: account.email };
  await placeSession(deps.db, waiting.session, standing);
  return sessions.scopeOf(request);
}
