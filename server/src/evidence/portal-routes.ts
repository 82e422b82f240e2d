import { thumbprint } from '@comptoir/shared/devices/enrolment';
import { readEmail } from '@comptoir/shared/employees/contact';
import {
  type EvidenceHome,
  evidenceFileRequestSchema,
  evidencePatchSchema,
} from '@comptoir/shared/evidence/portal';
import { addDays } from '@comptoir/shared/time/business-day';
import express, { type Request, type Response, type Router } from 'express';
import * as z from 'zod/mini';
import type { PortalSessions } from '../access/accounts/sessions.ts';
import type { Deps } from '../deps.ts';
import { accountScope, requirePermission, requireProof } from '../http/authenticate.ts';
import { readBody } from '../http/bodies.ts';
import { sendProblem } from '../http/problem.ts';
import {
  type AccountScope,
  type EstablishmentScope,
  coversAll,
  coversPlace,
  mintEstablishmentScope,
  mintOwnScope,
} from '../http/scopes.ts';
import { headOf } from '../journal/head.ts';
import { findRoster } from '../journal/roster.ts';
import { makeCheckpoint } from './checkpoints.ts';
import { setMailTo } from './commands.ts';
import { makeEvidence } from './file/make.ts';
import type { Subject } from './file/subject.ts';
import { type PunchRoom, findPunchTimes } from './punches.ts';
import { type StoredCheckpoint, findCheckpoints, findMailTo } from './queries.ts';

/** Checkpoints that the page shows: a year of them. */
const shown = 400;
/** Days of one file or list. */
const longest = 366;

/** The question is whole in its path. */
const nothing = z.optional(z.strictObject({}));

const subjectSchema = z.pipe(
  evidenceFileRequestSchema,
  z
    .custom<Subject>()
    .check(
      z.refine(
        ({ first, last }) =>
          first >= '2000-01-01' &&
          last <= '2999-12-31' &&
          first <= last &&
          last < addDays(first, longest),
      ),
    ),
);

/** `/api/portal/evidence` and `GET /api/portal/punches`: what proves the journal to others, and the three times of punches. */
export function evidencePortalRoutes(
  deps: Deps,
  doors: { sessions: PortalSessions; rooms: PunchRoom },
): Router {
  const { db } = deps;
  const { sessions, rooms } = doors;
  const router = express.Router();

  const houseOf = async (request: Request, response: Response) => {
    const scope = await requirePermission(sessions, request, response, 'journal.read');
    if (!scope || coversAll(scope)) return scope;
    sendProblem(response, 'not-allowed');
    return null;
  };

  router.get('/evidence', async (request, response) => {
    const scope = await houseOf(request, response);
    if (scope) response.json(await findHome(deps, scope));
  });

  router.patch('/evidence', async (request, response) => {
    const scope = await houseOf(request, response);
    const patch = scope && readBody(evidencePatchSchema, request.body, response);
    if (!patch || !(await requireProof(sessions, request, response))) return;
    const address = patch.mailTo === null ? null : readEmail(patch.mailTo);
    if (address && !address.ok) {
      sendProblem(response, 'bad-request');
      return;
    }
    await setMailTo(db, scope.organisation, address?.value ?? null);
    deps.log.info({ account: scope.account }, 'whom the daily checkpoint goes to was changed');
    response.json(await findHome(deps, scope));
  });

  router.post('/evidence/checkpoints', async (request, response) => {
    const scope = await houseOf(request, response);
    if (!scope || readBody(nothing, request.body, response) === null) return;
    response.status(201).json(viewOf(await makeCheckpoint(deps, scope.organisation)));
  });

  /** Whose hours are asked for, where whoever asks may read them; null once it was answered. */
  const subjectOf = async (
    request: Request,
    response: Response,
    asked: unknown,
  ): Promise<{ scope: AccountScope; subject: Subject } | null> => {
    const scope = await accountScope(sessions, request, response);
    const subject = scope && readBody(subjectSchema, asked, response);
    if (!subject) return null;
    const refusal = await forbids(deps, scope, subject);
    if (refusal === null) return { scope, subject };
    sendProblem(response, refusal);
    return null;
  };

  router.post('/evidence/files', async (request, response) => {
    const found = await subjectOf(request, response, request.body);
    if (!found) return;
    const { scope, subject } = found;
    const file = await makeEvidence(deps, scope.organisation, subject);
    const { account } = scope;
    deps.log.info(
      { account, ...subject, operations: file.operations.length },
      'evidence file made',
    );
    response.attachment(`comptoir-${subject.first}-${subject.last}.json`);
    response.json(file);
  });

  router.get('/punches', async (request, response) => {
    const found = await subjectOf(request, response, request.query);
    if (!found) return;
    const { scope, subject } = found;
    response.json(await findPunchTimes(db, scope.organisation, { subject, rooms }));
  });

  return router;
}

/** One's own hours are one's own; everybody else's are read by whoever may, and somebody out of reach does not exist (X03). */
async function forbids(
  { db }: Deps,
  scope: AccountScope,
  { person }: Subject,
): Promise<'not-allowed' | 'not-found' | null> {
  if (person === scope.person && mintOwnScope(scope, 'own.hours')) return null;
  const reading = mintEstablishmentScope(scope, 'hours.read');
  if (!reading) return 'not-allowed';
  const entry = (await findRoster(db, scope.organisation, [person])).get(person);
  return entry && coversPlace(reading, entry) ? null : 'not-found';
}

async function findHome(
  { db, keys }: Deps,
  { organisation }: EstablishmentScope,
): Promise<EvidenceHome> {
  const key = keys.receipt.publicKey;
  const checkpoints = await findCheckpoints(db, organisation, shown);
  return {
    organisation,
    key,
    thumbprint: thumbprint(key),
    operations: (await headOf(db, organisation)).position,
    checkpoints: checkpoints.map(viewOf),
    mailTo: await findMailTo(db, organisation),
  };
}

function viewOf({ size, at, payload, signature }: StoredCheckpoint) {
  return { size, at, checkpoint: { payload, signature } };
}
