import { calendarDate } from '@comptoir/shared/journal/body';
import { uuidSchema } from '@comptoir/shared/journal/ids';
import type { OperationRefusal } from '@comptoir/shared/refusals';
import { addDays } from '@comptoir/shared/time/business-day';
import {
  approvalRequestSchema,
  lockRequestSchema,
  periodsAnswerSchema,
  reopenRequestSchema,
} from '@comptoir/shared/timesheets/portal';
import express, { type Response, type Router } from 'express';
import * as z from 'zod/mini';
import type { PortalSessions } from '../../access/accounts/sessions.ts';
import type { Deps } from '../../deps.ts';
import { requirePermission } from '../../http/authenticate.ts';
import { readBody } from '../../http/bodies.ts';
import { sendProblem } from '../../http/problem.ts';
import { coversPlace, covers, establishmentsIn } from '../../http/scopes.ts';
import { findEstablishments, findTexts } from '../../journal/queries.ts';
import { findRoster } from '../../journal/roster.ts';
import { sheetSpan } from '../sheets/asking.ts';
import { findShownPeople } from '../sheets/queries.ts';
import type { SheetRooms } from '../sheets/read.ts';
import { approveHours, closePeriod, reopenPeriod } from './asking.ts';
import { findPeriods, findStoredLock } from './queries.ts';

const listSchema = z.strictObject({ establishment: uuidSchema });
/** Days that are closed at once, at most: a year. */
const longest = 366;

/** `POST /api/portal/timesheets/approvals` and `/api/portal/periods`: hours that were seen, days that are closed. */
export function periodRoutes(
  deps: Deps,
  { sessions, rooms }: { sessions: PortalSessions; rooms: SheetRooms },
): Router {
  const { db } = deps;
  const router = express.Router();

  router.post('/timesheets/approvals', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, 'punches.approve');
    const asked = scope && readBody(approvalRequestSchema, request.body, response);
    if (!asked || !isSpan(asked, sheetSpan, response)) return;
    const { establishment } = asked;
    const people = [...new Set(asked.people.map(({ person }) => person))];
    const roster = await findRoster(db, scope.organisation, people);
    const within = people.every((person) => {
      const entry = roster.get(person);
      const place = { establishments: [establishment], team: entry?.team ?? null };
      return entry !== undefined && coversPlace(scope, place);
    });
    if (!within) return sendProblem(response, 'not-found');
    if (people.length < asked.people.length) return sendProblem(response, 'bad-request');
    if (people.includes(scope.person)) return sendProblem(response, 'not-allowed');
    const done = await approveHours(deps, rooms, scope, asked);
    if (done.ok) response.status(204).end();
    else refuse(response, done.refusal);
  });

  router.get('/periods', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, 'hours.read');
    const asked = scope && readBody(listSchema, request.query, response);
    if (!asked) return;
    const { organisation } = scope;
    const { establishment } = asked;
    const within = establishmentsIn(scope);
    const isWithin = within === 'all' || within.has(establishment);
    const known = await findEstablishments(db, organisation, [establishment]);
    if (!isWithin || known.size === 0) return sendProblem(response, 'not-found');
    const periods = await findPeriods(db, organisation, establishment);
    const named = periods.flatMap((one) => [one.locked_by, one.reopened_by]);
    const people = await findShownPeople(db, organisation, [
      ...new Set(named.filter((id) => id !== null)),
    ]);
    const nameOf = (id: string | null) => (id === null ? null : (people.get(id)?.name ?? null));
    const hashes = periods.flatMap((one) => one.reopen_reason_text ?? []);
    const texts = await findTexts(db, organisation, hashes);
    const answer = periods.map((one) => ({
      ...{ id: one.lock, from: one.first_day, to: one.last_day, late: one.late },
      ...{ lockedAt: one.locked_at, lockedBy: nameOf(one.locked_by) },
      ...{ reopenedAt: one.reopened_at, reopenedBy: nameOf(one.reopened_by) },
      reopenReason: texts.get(one.reopen_reason_text ?? '') ?? null,
    }));
    response.json(periodsAnswerSchema.parse({ periods: answer }));
  });

  router.post('/periods', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, 'periods.lock');
    const asked = scope && readBody(lockRequestSchema, request.body, response);
    if (!asked || !isSpan(asked, longest, response)) return;
    if (!covers(scope, asked.establishment)) return sendProblem(response, 'not-found');
    const done = await closePeriod(deps, scope, asked);
    if (done.ok) response.status(201).json({ id: done.value });
    else refuse(response, done.refusal);
  });

  router.post('/periods/:id/reopening', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, 'periods.lock');
    if (!scope) return;
    const lock = uuidSchema.safeParse(request.params.id).data ?? '';
    const row = await findStoredLock(db, scope.organisation, lock);
    if (!row || !covers(scope, row.establishment)) return sendProblem(response, 'not-found');
    const asked = readBody(reopenRequestSchema, request.body, response);
    if (!asked) return;
    const { establishment } = row;
    const done = await reopenPeriod(deps, scope, { lock, establishment, reason: asked.reason });
    if (done.ok) response.status(204).end();
    else refuse(response, done.refusal);
  });

  return router;
}

const date = calendarDate.check(z.refine((day) => day >= '2000-01-01' && day <= '2999-12-31'));

/** Whether these are days, in order, and not too many; false, once `bad-request` has been answered. */
function isSpan(
  { from, to }: { from: string; to: string },
  most: number,
  response: Response,
): boolean {
  const areDates = date.safeParse(from).success && date.safeParse(to).success;
  if (areDates && from <= to && to < addDays(from, most)) return true;
  sendProblem(response, 'bad-request');
  return false;
}

function refuse(response: Response, refusal: OperationRefusal): void {
  sendProblem(response, refusal === 'malformed' ? 'bad-request' : refusal);
}
