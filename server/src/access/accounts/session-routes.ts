import {
  changePasswordSchema,
  forgottenRequestSchema,
  loginRequestSchema,
  mePatchSchema,
  newPasswordSchema,
  recoverRequestSchema,
} from '@comptoir/shared/access/portal';
import express, { type Request, type Response, type Router } from 'express';
import type { Deps } from '../../deps.ts';
import { changeAccount } from '../../directory/accounts.ts';
import type { HouseConfig } from '../../directory/house.ts';
import { accountScope } from '../../http/authenticate.ts';
import { readBody } from '../../http/bodies.ts';
import { browserCookie, readCookie, setCookie } from '../../http/cookies.ts';
import { addressOf } from '../../http/limits.ts';
import { sendProblem } from '../../http/problem.ts';
import { type Denied, type LoggedIn, type Origin, browserLife, logIn } from './login.ts';
import type { Passwords } from './passwords.ts';
import { findMe } from './queries.ts';
import { changePassword, recover, resetPassword, sendReset } from './reset.ts';
import type { PortalSessions } from './sessions.ts';

export type AccountDoors = { passwords: Passwords; sessions: PortalSessions; house: HouseConfig };

/** Logging in and out, one's own account, forgotten passwords, the recovery code. */
export function sessionRoutes(deps: Deps, doors: AccountDoors): Router {
  const { sessions, house } = doors;
  const router = express.Router();

  router.post('/session', async (request, response) => {
    const asked = readBody(loginRequestSchema, request.body, response);
    if (!asked) return;
    const opened = await logIn(deps, doors, { ...asked, origin: originOf(request) });
    if (!opened.ok) {
      deny(response, opened.refusal);
      return;
    }
    letIn(sessions, response, opened.value);
    await answerMe(deps, sessions, response, opened.value.token);
  });

  router.delete('/session', async (request, response) => {
    await sessions.end(request, response);
    response.status(204).end();
  });

  router.get('/me', async (request, response) => {
    const scope = await accountScope(sessions, request, response);
    if (scope) response.json(await findMe(deps.db, scope));
  });

  router.patch('/me', async (request, response) => {
    const scope = await accountScope(sessions, request, response);
    if (!scope) return;
    const change = readBody(mePatchSchema, request.body, response);
    if (!change) return;
    await changeAccount(deps.db, scope.account, change);
    response.json(await findMe(deps.db, { ...scope, ...change }));
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

/** Gives the browser its session, and the mark by which it is known later. */
export function letIn(sessions: PortalSessions, response: Response, opened: LoggedIn): void {
  sessions.give(response, opened.token);
  setCookie(response, browserCookie, opened.browser, browserLife);
}

/** Answers `me` for a session that was opened in this very request: its cookie is still on the way. */
export async function answerMe(
  deps: Deps,
  sessions: PortalSessions,
  response: Response,
  token: string,
): Promise<void> {
  const scope = await sessions.scopeOfToken(token);
  if (scope) response.json(await findMe(deps.db, scope));
  else sendProblem(response, 'unauthorised');
}

export function originOf(request: Request): Origin {
  return { address: addressOf(request.ip), browser: readCookie(request, browserCookie) };
}

export function deny(
  response: Response,
  {
    refusal,
    retryAfter,
  }: { refusal: Denied['refusal'] | 'weak-password' | 'dead-link'; retryAfter: number | null },
): void {
  sendProblem(response, refusal, retryAfter === null ? {} : { retryAfter });
}
