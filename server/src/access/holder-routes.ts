import {
  coverAnswerSchema,
  holdingsRequestSchema,
  inviteAnswerSchema,
  inviteRequestSchema,
  tabletLinkAnswerSchema,
  waitingAnswerSchema,
} from '@comptoir/shared/access/portal';
import { uuidSchema } from '@comptoir/shared/journal/ids';
import { protocolMarker } from '@comptoir/shared/sync/messages';
import express, { type Router } from 'express';
import type { Deps } from '../deps.ts';
import { accountScope, requirePermission, requireProof } from '../http/authenticate.ts';
import { readBody } from '../http/bodies.ts';
import { sendProblem } from '../http/problem.ts';
import { mintEstablishmentScope } from '../http/scopes.ts';
import { statuses } from '../http/statuses.ts';
import type { draftMissingTeams } from '../teams/commands-of-doors.ts';
import type { PortalSessions } from './accounts/sessions.ts';
import { mayAsk } from './asking.ts';
import { deleteAccount } from './invitation-acts.ts';
import type { Address } from './invitation-mails.ts';
import { inviteMany } from './inviting.ts';
import { makePortalLink } from './links-for-tablets.ts';
import { findCover } from './people/cover.ts';
import { findAccessView } from './people/queries.ts';
import { findWaitingAccesses } from './people/waiting.ts';
import { replaceHoldings } from './roles/replacing.ts';

type Doors = {
  sessions: PortalSessions;
  address: Address;
  draftMissingTeams: typeof draftMissingTeams;
  /** Whether a mail server takes what is sent. */
  mailed: boolean;
};

/** `/api/portal/accesses`: what somebody holds, many invitations at once, who waits and who stands in for whom. */
export function holderRoutes(deps: Deps, { sessions, address, mailed, ...teams }: Doors): Router {
  const router = express.Router();
  const { db, clock } = deps;

  router.get('/waiting', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, 'access.open');
    if (!scope) return;
    const waiting = await findWaitingAccesses(db, scope, clock.now());
    response.json(waitingAnswerSchema.parse({ waiting }));
  });

  router.get('/cover', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, 'roles.give');
    if (!scope) return;
    response.json(coverAnswerSchema.parse({ cover: await findCover(db, scope) }));
  });

  router.post('/invite', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, 'access.open');
    const asked = scope && readBody(inviteRequestSchema, request.body, response);
    if (!asked) return;
    const results = await inviteMany(deps, scope, asked.people);
    response.json(inviteAnswerSchema.parse({ results, mailed }));
  });

  router.put('/:person/holdings', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, 'roles.give');
    if (!scope) return;
    const person = uuidSchema.safeParse(request.params.person).data;
    const view = () => (person ? findAccessView(db, scope, person, clock.now()) : null);
    if (!person || !(await view())) {
      sendProblem(response, 'not-found');
      return;
    }
    const asked = readBody(holdingsRequestSchema, request.body, response);
    if (!asked || !(await requireProof(sessions, request, response))) return;
    const done = await replaceHoldings(deps, scope, { person, ...asked }, teams.draftMissingTeams);
    const current = await view();
    if (done.ok) response.json(current);
    else if (done.refusal === 'conflict') {
      const problem = { protocol: protocolMarker, refusal: done.refusal, current };
      response.status(statuses.conflict).json(problem);
    } else sendProblem(response, done.refusal);
  });

  router.post('/:person/link', async (request, response) => {
    const account = await accountScope(sessions, request, response);
    if (!account) return;
    const scope = mintEstablishmentScope(account, 'access.open');
    if (!scope) {
      sendProblem(response, 'not-allowed');
      return;
    }
    const person = uuidSchema.safeParse(request.params.person).data;
    if (!person || !(await findAccessView(db, scope, person, clock.now()))) {
      sendProblem(response, 'not-found');
      return;
    }
    const act = { kind: 'access.resend', body: { person }, establishment: null } as const;
    if (!(await mayAsk(db, account, act))) {
      sendProblem(response, 'not-allowed');
      return;
    }
    const { organisation } = scope;
    const made = await makePortalLink(deps, { organisation, person }, address);
    if (made.ok) response.json(tabletLinkAnswerSchema.parse(made.value));
    else sendProblem(response, made.refusal);
  });

  router.delete('/:person/account', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, 'roles.give');
    if (!scope) return;
    const person = uuidSchema.safeParse(request.params.person).data;
    if (!person || !(await findAccessView(db, scope, person, clock.now()))) {
      sendProblem(response, 'not-found');
      return;
    }
    if (!(await requireProof(sessions, request, response))) return;
    const done = await deleteAccount(deps, scope, person);
    if (done.ok) response.status(204).end();
    else sendProblem(response, done.refusal);
  });

  return router;
}
