import { thumbprint } from '@comptoir/shared/devices/enrolment';
import { checkRequestSchema } from '@comptoir/shared/evidence/portal';
import express, { type Router } from 'express';
import { fileURLToPath } from 'node:url';
import type { Deps } from '../deps.ts';
import { readBody, smallBody } from '../http/bodies.ts';
import { type Limits, limitByAddress } from '../http/limits.ts';
import { type CheckRoom, answerCheck } from './check/answer.ts';

const verifier = fileURLToPath(new URL('./verifier/comptoir-verify.mjs', import.meta.url));

/**
 * What anybody may ask who holds a code or a file: `POST /api/evidence/check`, the public key, and the program that verifies
 * without a server.
 */
export function evidenceRoutes(
  { db, keys }: Pick<Deps, 'db' | 'keys'>,
  doors: { limits: Limits; rooms: CheckRoom },
): Router {
  const router = express.Router();

  router.post(
    '/check',
    limitByAddress('checks', doors.limits.checks),
    smallBody,
    async (request, response) => {
      const asked = readBody(checkRequestSchema, request.body, response);
      if (asked) response.json(await answerCheck(db, doors.rooms, asked.receipt));
    },
  );

  router.get('/key', (_request, response) => {
    const key = keys.receipt.publicKey;
    response.json({ key, thumbprint: thumbprint(key) });
  });

  router.get('/verifier', (_request, response, next) => {
    response.download(verifier, 'comptoir-verify.mjs', (error?: Error) => {
      // A visitor who left is nobody to answer; everything else is an error of ours.
      if (error && !response.headersSent) next(error);
    });
  });

  return router;
}
