import express, { type Router } from 'express';
import * as z from 'zod/mini';
import type { Deps } from '../deps.ts';
import { makeApprovals } from '../devices/approval.ts';
import { knownEstablishments } from '../devices/queries.ts';
import { readBody, smallBody } from '../http/bodies.ts';
import { addressOf } from '../http/limits.ts';
import { sendProblem } from '../http/problem.ts';
import { restaurant } from './cast.ts';

const approvalSchema = z.strictObject({ userCode: z.string().check(z.maxLength(40)) });

/**
 * « Utiliser la tablette de démonstration »: approves any code that is shown to it. It exists in the
 * demonstration alone; `main.ts` does not import it.
 */
export function demoApprover(deps: Deps): Router {
  const approvals = makeApprovals(deps);
  const router = express.Router();
  router.get('/demo', (_request, response) => {
    response.json({ demo: true });
  });
  router.post('/demo/approve', smallBody, async (request, response) => {
    const asked = readBody(approvalSchema, request.body, response);
    if (!asked) return;
    const known = await knownEstablishments(deps.db);
    const shown = known.find(({ name }) => name === restaurant.name);
    const approved = await approvals.approve({
      approver: addressOf(request.ip),
      userCode: asked.userCode,
      establishment: shown?.establishment ?? null,
      // Nobody is there to compare: this is what a real approval never does.
      fingerprint: null,
    });
    if (approved.ok) response.json({ approved: true });
    else if (
      approved.refusal === 'no-establishment' ||
      approved.refusal === 'which-establishment'
    ) {
      sendProblem(response, 'not-found');
    } else if (approved.refusal === 'already-replaced') sendProblem(response, 'conflict');
    else sendProblem(response, approved.refusal);
  });
  return router;
}
