import {
  type AccessView,
  accessRequestSchema,
  tabletLinkAnswerSchema,
  tabletLinkRequestSchema,
} from '@comptoir/shared/access/portal';
import { uuidSchema } from '@comptoir/shared/journal/ids';
import express, { type Response, type Router } from 'express';
import type { Deps } from '../deps.ts';
import type { Sessions } from '../devices/sessions.ts';
import { deviceScope, requirePermission, requireProof } from '../http/authenticate.ts';
import { readBody, smallBody } from '../http/bodies.ts';
import { type Limit, limitByAddress } from '../http/limits.ts';
import { sendProblem } from '../http/problem.ts';
import type { PortalSessions } from './accounts/sessions.ts';
import { type AccessAct, changeAccess } from './invitation-acts.ts';
import type { Address } from './invitation-mails.ts';
import { makeTabletLink } from './links-for-tablets.ts';
import { findAccessView } from './people/queries.ts';

/** Links that the tablets behind one address may ask for. */
const tabletLinks: Limit = { requests: 60, seconds: 600 };

/** `POST /api/sync/links`: the sign-up link that a manager shows on the tablet. */
export function tabletLinkRoutes(
  deps: Deps,
  doors: { sessions: Sessions; address: Address },
): Router {
  const router = express.Router();
  router.post(
    '/',
    limitByAddress('tablet-links', tabletLinks),
    smallBody,
    async (request, response) => {
      const scope = await deviceScope(doors.sessions, request, response);
      if (!scope) return;
      const asked = readBody(tabletLinkRequestSchema, request.body, response);
      if (!asked) return;
      const made = await makeTabletLink(deps, scope, asked, doors.address);
      if (made.ok) response.json(tabletLinkAnswerSchema.parse(made.value));
      else sendProblem(response, made.refusal);
    },
  );
  return router;
}

/** `/api/portal/accesses`: what the portal shows of an access, and opens, sends again, ends. */
export function accessRoutes(deps: Deps, sessions: PortalSessions): Router {
  const router = express.Router();

  router.get('/', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, 'access.open');
    if (!scope) return;
    const person = readBody(uuidSchema, request.query['person'], response);
    if (person === null) return;
    const view = await findAccessView(deps.db, scope, person, deps.clock.now());
    answer(response, view);
  });

  for (const act of ['open', 'resend', 'revoke'] satisfies AccessAct[]) {
    router.post(`/${act}`, async (request, response) => {
      const scope = await requirePermission(sessions, request, response, 'access.open');
      if (!scope) return;
      const asked = readBody(accessRequestSchema, request.body, response);
      if (!asked) return;
      const raises = act === 'open' && asked.role === 'manager';
      if (raises && !(await requireProof(sessions, request, response))) return;
      const changed = await changeAccess(deps, scope, { act, ...asked });
      if (!changed.ok) {
        sendProblem(response, changed.refusal);
        return;
      }
      answer(response, await findAccessView(deps.db, scope, asked.person, deps.clock.now()));
    });
  }

  return router;
}

function answer(response: Response, view: AccessView | null): void {
  if (view) response.json(view);
  else sendProblem(response, 'not-found');
}
