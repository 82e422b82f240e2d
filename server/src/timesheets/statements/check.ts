import {
  statementCheckAnswerSchema,
  statementCheckRequestSchema,
} from '@comptoir/shared/timesheets/portal';
import express, { type Router } from 'express';
import type { Deps } from '../../deps.ts';
import { readBody } from '../../http/bodies.ts';
import { findIssued } from './queries.ts';

/**
 * `POST /api/portal/check/statement`, without a session (spec STMT-8): whoever holds a paper sees what it must say. The hash
 * is salted: nobody finds one without the paper.
 */
export function statementCheckRoutes({ db }: Pick<Deps, 'db'>): Router {
  const router = express.Router();
  router.post('/statement', async (request, response) => {
    const asked = readBody(statementCheckRequestSchema, request.body, response);
    if (!asked) return;
    const row = await findIssued(db, asked);
    const answer =
      row === null
        ? { genuine: false }
        : { genuine: true, state: row.state, document: row.document };
    response.json(statementCheckAnswerSchema.parse(answer));
  });
  return router;
}
