import { type SessionView, proofRequestSchema } from '@comptoir/shared/access/portal';
import express, { type Router } from 'express';
import type { Deps } from '../../deps.ts';
import { hasFactor } from '../../directory/factors.ts';
import { houseAddress } from '../../directory/house.ts';
import { endSessionOf, endSessionsOf, noteProof, sessionsOf } from '../../directory/sessions.ts';
import { accountScope } from '../../http/authenticate.ts';
import { readBody } from '../../http/bodies.ts';
import { sendProblem } from '../../http/problem.ts';
import { ok, refused } from '@comptoir/shared/refusals';
import { deny, originOf } from './answers.ts';
import { type Doors, provePassword } from './login.ts';
import { checkCode } from './second-factor.ts';
import { withSecurity } from './security.ts';

/** `/me/sessions` and `/me/proof`: where one is logged in, and that it is still oneself (spec ACC-24, ACC-25). */
export function ownSessionRoutes(deps: Deps, doors: Doors): Router {
  const { sessions } = doors;
  const { db, clock } = deps;
  const router = express.Router();

  router.get('/me/sessions', async (request, response) => {
    const scope = await accountScope(sessions, request, response);
    if (!scope) return;
    const rows = await sessionsOf(db, scope.account, clock.now());
    const views = rows.map(({ hash, agent, address, created_at, seen_at }): SessionView => ({
      id: hash,
      here: hash === scope.session,
      agent,
      address,
      createdAt: created_at,
      seenAt: seen_at,
    }));
    response.json({ sessions: views });
  });

  router.delete('/me/sessions', async (request, response) => {
    const scope = await accountScope(sessions, request, response);
    if (!scope) return;
    const { account, session } = scope;
    await withSecurity(deps, { account, event: 'sessions-ended' }, async (trx) => {
      await endSessionsOf(trx, account, session);
      return ok(null);
    });
    response.status(204).end();
  });

  router.delete('/me/sessions/:id', async (request, response) => {
    const scope = await accountScope(sessions, request, response);
    if (!scope) return;
    const { account } = scope;
    const { id } = request.params;
    const ended = await withSecurity(deps, { account, event: 'sessions-ended' }, async (trx) =>
      (await endSessionOf(trx, account, id)) ? ok(null) : refused('not-found' as const),
    );
    if (ended.ok) response.status(204).end();
    else sendProblem(response, ended.refusal);
  });

  router.post('/me/proof', async (request, response) => {
    const scope = await accountScope(sessions, request, response);
    if (!scope) return;
    const asked = readBody(proofRequestSchema, request.body, response);
    if (!asked) return;
    const { account, session } = scope;
    const { password, code } = asked;
    const needsCode = await hasFactor(db, account);
    if (needsCode ? code === undefined : password === undefined) {
      // What was sent proves nothing here: with a second factor it is the code, without one the password.
      deny(response, { refusal: needsCode ? 'wrong-code' : 'wrong-credentials', retryAfter: null });
      return;
    }
    const base = await houseAddress(db, doors.house);
    const proved = needsCode
      ? await checkCode(deps, { account, code: code ?? '', base })
      : await provePassword(deps, doors.passwords, {
          scope,
          password: password ?? '',
          origin: originOf(request),
        });
    if (!proved.ok) {
      deny(response, proved.refusal);
      return;
    }
    await noteProof(db, session, clock.now());
    response.status(204).end();
  });

  return router;
}
