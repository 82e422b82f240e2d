import { uuidSchema } from '@comptoir/shared/journal/ids';
import type { RefusalCode } from '@comptoir/shared/refusals';
import { correctionRowSchema } from '@comptoir/shared/timesheets/correction';
import {
  correctionRequestSchema,
  decisionRequestSchema,
  objectionRequestSchema,
} from '@comptoir/shared/timesheets/portal';
import express, { type Request, type Response, type Router } from 'express';
import * as z from 'zod/mini';
import type { PortalSessions } from '../../access/accounts/sessions.ts';
import type { Deps } from '../../deps.ts';
import { accountScope } from '../../http/authenticate.ts';
import { readBody } from '../../http/bodies.ts';
import { sendProblem } from '../../http/problem.ts';
import {
  type AccountScope,
  mintEstablishmentScope,
  mintOwnScope,
  organisationOf,
  portalSource,
} from '../../http/scopes.ts';
import { personIn } from '../sheets/asking.ts';
import {
  type By,
  decideCorrection,
  objectToCorrection,
  proposeCorrection,
  withdrawCorrection,
} from './asking.ts';
import { type StoredCorrection, findHome, findStoredCorrection } from './queries.ts';

const nothing = z.optional(z.strictObject({}));
type Refused = Extract<RefusalCode, 'not-allowed' | 'not-found'>;

/** `/api/portal/corrections`: proposed by the person or a manager, decided by somebody else (spec CORR-10). */
export function correctionRoutes(deps: Deps, { sessions }: { sessions: PortalSessions }): Router {
  const { db } = deps;
  const router = express.Router();

  router.post('/', async (request, response) => {
    const scope = await accountScope(sessions, request, response);
    const asked = scope && readBody(correctionRequestSchema, request.body, response);
    if (!asked) return;
    const { person, change } = asked;
    const home = { person, punches: change.remove };
    const establishment = asked.establishment ?? (await findHome(db, scope.organisation, home));
    const refusal = await whyNotAbout(deps, scope, { person, establishment });
    if (refusal !== null) return sendProblem(response, refusal);
    // Nobody approves their own, and nobody works nowhere.
    if (person === scope.person && asked.approve) return sendProblem(response, 'not-allowed');
    if (establishment === null) return sendProblem(response, 'not-found');
    const input = { ...asked, establishment };
    const done = await proposeCorrection(deps, organisationOf(scope), input, byOf(scope));
    end(response, done, 201);
  });

  /** A correction that whoever asks may see, and by which right; null once it was answered. */
  const theirs = async (
    request: Request,
    response: Response,
  ): Promise<{ scope: AccountScope; row: StoredCorrection; isOwn: boolean } | null> => {
    const scope = await accountScope(sessions, request, response);
    if (!scope) return null;
    const mayAny =
      mintOwnScope(scope, 'own.hours') !== null ||
      mintEstablishmentScope(scope, 'punches.approve') !== null;
    if (!mayAny) {
      sendProblem(response, 'not-allowed');
      return null;
    }
    const id = uuidSchema.safeParse(request.params['id']).data ?? '';
    const row = await findStoredCorrection(db, scope.organisation, id);
    const refusal = row === undefined ? 'not-found' : await whyNotAbout(deps, scope, row);
    if (row && refusal === null) return { scope, row, isOwn: row.person === scope.person };
    // One about somebody out of reach does not exist here (X03).
    sendProblem(response, 'not-found');
    return null;
  };

  router.post('/:id/decision', async (request, response) => {
    const found = await theirs(request, response);
    const asked = found && readBody(decisionRequestSchema, request.body, response);
    if (!asked) return;
    const { scope, row, isOwn } = found;
    if (isOwn) return sendProblem(response, 'not-allowed');
    end(response, await decideCorrection(deps, organisationOf(scope), row, asked, byOf(scope)));
  });

  router.post('/:id/withdrawal', async (request, response) => {
    const found = await theirs(request, response);
    if (!found || readBody(nothing, request.body, response) === null) return;
    const { scope, row } = found;
    end(response, await withdrawCorrection(deps, organisationOf(scope), row, byOf(scope)));
  });

  router.post('/:id/objection', async (request, response) => {
    const found = await theirs(request, response);
    const asked = found && readBody(objectionRequestSchema, request.body, response);
    if (!asked) return;
    const { scope, row, isOwn } = found;
    if (!isOwn) return sendProblem(response, 'not-allowed');
    const { reason } = asked;
    end(response, await objectToCorrection(deps, organisationOf(scope), row, reason, byOf(scope)));
  });

  return router;
}

/** One's own, or with `punches.approve` somebody's within reach in that establishment. */
async function whyNotAbout(
  deps: Deps,
  scope: AccountScope,
  { person, establishment }: { person: string; establishment: string | null },
): Promise<Refused | null> {
  if (person === scope.person && mintOwnScope(scope, 'own.hours') !== null) return null;
  const approving = mintEstablishmentScope(scope, 'punches.approve');
  if (!approving) return 'not-allowed';
  const found =
    establishment !== null && (await personIn(deps, approving, { establishment, person }));
  return found ? null : 'not-found';
}

function byOf(scope: AccountScope): By {
  return { actor: scope.person, source: portalSource(scope) };
}

function end(
  response: Response,
  done: Awaited<ReturnType<typeof decideCorrection>>,
  status = 200,
): void {
  if (done.ok) response.status(status).json(correctionRowSchema.parse(done.value));
  // What is malformed about an operation is malformed about the request that asked for it.
  else sendProblem(response, done.refusal === 'malformed' ? 'bad-request' : done.refusal);
}
