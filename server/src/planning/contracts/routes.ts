import { uuidSchema } from '@comptoir/shared/journal/ids';
import { contractRequestSchema, contractsAnswerSchema } from '@comptoir/shared/planning/portal';
import express, { type Request, type Response, type Router } from 'express';
import type { PortalSessions } from '../../access/accounts/sessions.ts';
import type { Deps } from '../../deps.ts';
import { readBody } from '../../http/bodies.ts';
import { sendProblem } from '../../http/problem.ts';
import { type Asker, askerWith, placeOfPerson, sendRefusal } from '../asked.ts';
import { writeOne } from '../writing.ts';
import { findContracts } from './queries.ts';

/** `/api/portal/contracts/{person}`: what somebody's contract says, and since when. */
export function contractRoutes(deps: Deps, { sessions }: { sessions: PortalSessions }): Router {
  const { db } = deps;
  const router = express.Router();

  /** Somebody within reach of a permission; null once it was answered. */
  const personFor = async (
    request: Request,
    response: Response,
    permission: 'employees.read' | 'employees.manage',
  ): Promise<{ asker: Asker; person: string } | null> => {
    const asker = await askerWith(sessions, request, response, permission);
    if (!asker) return null;
    const person = uuidSchema.safeParse(request.params['person']).data ?? '';
    if ((await placeOfPerson(db, asker.scope, person)) !== null) return { asker, person };
    sendProblem(response, 'not-found');
    return null;
  };

  router.get('/:person', async (request, response) => {
    const found = await personFor(request, response, 'employees.read');
    if (!found) return;
    const { asker, person } = found;
    const held = await findContracts(db, asker.account.organisation, [person]);
    response.json(contractsAnswerSchema.parse({ contracts: held.get(person) ?? [] }));
  });

  router.put('/:person', async (request, response) => {
    const found = await personFor(request, response, 'employees.manage');
    const asked = found && readBody(contractRequestSchema, request.body, response);
    if (!asked) return;
    const { asker, person } = found;
    const refusal = await writeOne(deps, asker.account, {
      ...{ kind: 'contract.set', establishment: null, attachments: [] },
      body: { person, ...asked },
    });
    if (refusal === null) response.status(204).end();
    else sendRefusal(response, refusal);
  });

  return router;
}
