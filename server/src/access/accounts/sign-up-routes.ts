import {
  changeEmailSchema,
  confirmLinkSchema,
  signUpRequestSchema,
} from '@comptoir/shared/access/portal';
import express, { type Router } from 'express';
import type { Deps } from '../../deps.ts';
import { hasFactor } from '../../directory/factors.ts';
import { browserLife } from '../../directory/sessions.ts';
import { accountScope, requireProof } from '../../http/authenticate.ts';
import { readBody } from '../../http/bodies.ts';
import { browserCookie, setCookie } from '../../http/cookies.ts';
import { answerLogin, deny, originOf } from './answers.ts';
import { askForEmail, confirmEmail } from './email-change.ts';
import { type Doors, newBrowser } from './login.ts';
import { confirmSignUp, signUp } from './sign-up.ts';

/** Signing up by oneself (R12), and changing the e-mail of one's login. */
export function signUpRoutes(deps: Deps, doors: Doors): Router {
  const { sessions } = doors;
  const router = express.Router();

  router.post('/sign-up', async (request, response) => {
    const asked = readBody(signUpRequestSchema, request.body, response);
    if (!asked) return;
    const origin = originOf(request);
    const browser = origin.browser ?? newBrowser(deps);
    const { address } = origin;
    const taken = await signUp(deps, doors, { ...asked, browser, address });
    if (!taken.ok) {
      deny(response, { refusal: taken.refusal, retryAfter: taken.refusal === 'busy' ? 5 : null });
      return;
    }
    // Known here again when the link is opened; it says nothing of an account.
    setCookie(response, browserCookie, browser, browserLife);
    response.status(202).end();
    taken.value().catch((error: unknown) => {
      deps.log.error({ err: error }, 'a sign-up was not written');
    });
  });

  router.post('/sign-up/confirm', async (request, response) => {
    const asked = readBody(confirmLinkSchema, request.body, response);
    if (!asked) return;
    const { token, password } = asked;
    const entered = await confirmSignUp(deps, doors, {
      token,
      password,
      origin: originOf(request),
    });
    if (entered.ok) await answerLogin(deps, sessions, response, entered.value);
    else deny(response, entered.refusal);
  });

  router.post('/me/email', async (request, response) => {
    const scope = await accountScope(sessions, request, response);
    if (!scope) return;
    const asked = readBody(changeEmailSchema, request.body, response);
    if (!asked) return;
    // The password comes with the request; where there is a second factor, that is proved too.
    const guarded = await hasFactor(deps.db, scope.account);
    if (guarded && !(await requireProof(sessions, request, response))) return;
    const origin = originOf(request);
    const begun = await askForEmail(deps, doors, { scope, ...asked, origin });
    if (begun.ok) response.status(202).end();
    else deny(response, begun.refusal);
  });

  router.post('/email/confirm', async (request, response) => {
    const asked = readBody(confirmLinkSchema, request.body, response);
    if (!asked) return;
    const { token, password } = asked;
    const scope = await sessions.scopeOf(request);
    const origin = originOf(request);
    const moved = await confirmEmail(deps, doors, { token, password, origin, scope });
    if (moved.ok) response.status(204).end();
    else deny(response, moved.refusal);
  });

  return router;
}
