import { tokenAnswerSchema, tokenRequestSchema } from '@comptoir/shared/access/portal';
import { uuidSchema } from '@comptoir/shared/journal/ids';
import express, { type Request, type Response, type Router } from 'express';
import type { Deps } from '../deps.ts';
import { requirePermission, requireProof } from '../http/authenticate.ts';
import { readBody } from '../http/bodies.ts';
import { sendProblem } from '../http/problem.ts';
import { type EstablishmentScope, coversAll } from '../http/scopes.ts';
import type { PortalSessions } from './accounts/sessions.ts';
import { createToken, revokeToken } from './tokens.ts';
import { findTokenViews } from './tokens/queries.ts';

/** `/api/portal/tokens`: what payroll and HR software comes in with. A token opens the whole organisation. */
export function tokenRoutes(deps: Deps, sessions: PortalSessions): Router {
  const router = express.Router();

  const askedBy = async (
    request: Request,
    response: Response,
  ): Promise<EstablishmentScope | null> => {
    const scope = await requirePermission(sessions, request, response, 'tokens.manage');
    if (!scope || coversAll(scope)) return scope;
    sendProblem(response, 'not-allowed');
    return null;
  };

  router.get('/', async (request, response) => {
    const scope = await askedBy(request, response);
    if (scope) response.json({ tokens: await findTokenViews(deps.db, scope.organisation) });
  });

  router.post('/', async (request, response) => {
    const scope = await askedBy(request, response);
    const asked = scope && readBody(tokenRequestSchema, request.body, response);
    if (!asked || !(await requireProof(sessions, request, response))) return;
    const made = await createToken(deps, scope, asked);
    response.status(201).json(tokenAnswerSchema.parse(made));
  });

  router.delete('/:id', async (request, response) => {
    const scope = await askedBy(request, response);
    if (!scope) return;
    const id = uuidSchema.safeParse(request.params.id);
    if (!id.success) {
      sendProblem(response, 'not-found');
      return;
    }
    const done = await revokeToken(deps, scope, id.data);
    if (done.ok) response.status(204).end();
    else sendProblem(response, done.refusal);
  });

  return router;
}
