import { uuidSchema } from '@comptoir/shared/journal/ids';
import {
  type AbsenceRow,
  type AbsenceSpan,
  absenceRowSchema,
} from '@comptoir/shared/planning/absence';
import { beyondLimits } from '@comptoir/shared/planning/absence-limits';
import {
  ownAbsenceRequestSchema,
  ownChangesRequestSchema,
  ownScheduleSchema,
  swapRequestSchema,
  swapViewSchema,
} from '@comptoir/shared/planning/portal';
import { businessDay } from '@comptoir/shared/time/business-day';
import express, { type Request, type Response, type Router } from 'express';
import type * as z from 'zod/mini';
import type { PortalSessions } from '../../access/accounts/sessions.ts';
import type { Deps } from '../../deps.ts';
import { accountScope } from '../../http/authenticate.ts';
import { readBody } from '../../http/bodies.ts';
import { sendProblem } from '../../http/problem.ts';
import { type AccountScope, type OwnScope, mintOwnScope } from '../../http/scopes.ts';
import { saltedText } from '../../journal/salted-text.ts';
import { findRoster } from '../../journal/roster.ts';
import { findAbsence, findAbsences } from '../absences/queries.ts';
import { ownSpanSchema, sendRefusal } from '../asked.ts';
import { findChangesBy } from '../changes/queries.ts';
import { findStores } from '../people/queries.ts';
import { type StoredSwap, findSwap } from '../swaps/queries.ts';
import { swapViews } from '../swaps/views.ts';
import { writeOne } from '../writing.ts';
import { ownScheduleOf } from './schedule.ts';

type Own = { account: AccountScope; own: OwnScope };

/** `/api/portal/own`: one's schedule, what changed in it, absences and swaps that one asks for (spec PLAN-24). */
export function ownPlanningRoutes(deps: Deps, { sessions }: { sessions: PortalSessions }): Router {
  const { db, clock } = deps;
  const router = express.Router();

  const whose = async (request: Request, response: Response): Promise<Own | null> => {
    const account = await accountScope(sessions, request, response);
    if (!account) return null;
    const own = mintOwnScope(account, 'own.schedule');
    if (own) return { account, own };
    sendProblem(response, 'not-allowed');
    return null;
  };

  /** Whether they work there; where they do not, there is no such establishment (X03). */
  const worksIn = async ({ own }: Own, establishment: string, response: Response) => {
    const { organisation, person } = own;
    const entry = (await findRoster(db, organisation, [person])).get(person);
    if (entry?.establishments.has(establishment)) return true;
    sendProblem(response, 'not-found');
    return false;
  };

  /** The page says it first, in a sentence at the field; here the clock is the server's. */
  const beyondOf = async ({ own }: Own, establishment: string, span: AbsenceSpan) => {
    const store = (await findStores(db, own.organisation, [establishment])).get(establishment);
    const { zone = 'UTC', cutOffHour = 0 } = store?.settings ?? {};
    return beyondLimits(span, businessDay(clock.now(), zone, cutOffHour));
  };

  router.get('/schedule', async (request, response) => {
    const who = await whose(request, response);
    const span = who && readBody(ownSpanSchema, request.query, response);
    if (!span) return;
    const answer = await ownScheduleOf(db, who.own, { ...span, now: clock.now() });
    response.json(ownScheduleSchema.parse(answer));
  });

  for (const [path, kind] of [
    ['/schedule/seen', 'schedule.seen'],
    ['/schedule/acceptance', 'schedule.accept'],
  ] as const) {
    router.post(path, async (request, response) => {
      const who = await whose(request, response);
      const asked = who && readBody(ownChangesRequestSchema, request.body, response);
      if (!asked) return;
      const { organisation, person } = who.own;
      const rows = await findChangesBy(db, organisation, { person, operations: asked.changes });
      // What is nobody's here, or of somebody else, does not exist (X03).
      if (rows.length === 0) return sendProblem(response, 'not-found');
      const isDone = rows.every((row) =>
        kind === 'schedule.seen' ? row.seen_at !== null : row.accepted_at !== null,
      );
      if (isDone) return void response.status(204).end();
      const changes = [...new Set(rows.map(({ operation }) => operation))];
      const establishment = rows[0]!.establishment;
      const body = { person, changes };
      end(
        response,
        await writeOne(deps, who.account, { kind, establishment, body, attachments: [] }),
      );
    });
  }

  router.post('/absences', async (request, response) => {
    const who = await whose(request, response);
    const asked = who && readBody(ownAbsenceRequestSchema, request.body, response);
    if (!asked || !(await worksIn(who, asked.establishment, response))) return;
    const { organisation, person } = who.own;
    const { establishment, reason, ...rest } = asked;
    const detail = await beyondOf(who, establishment, asked.span);
    if (detail !== null) return sendProblem(response, 'bad-request', { detail });
    const known = async () => {
      const rows = await findAbsences(db, organisation, [asked.absence]);
      return rows.get(asked.absence);
    };
    const before = await known();
    // Asked twice by the same page: there is one, as it was asked.
    if (before?.person === person) {
      if (!isSameAbsence(before, asked)) return sendProblem(response, 'conflict');
    } else {
      const text = reason === null ? null : saltedText(deps.random, reason);
      const refusal = await writeOne(deps, who.account, {
        ...{ kind: 'absence.ask', establishment },
        body: { ...rest, person, reasonText: text?.hash ?? null },
        attachments: text === null ? [] : [text],
      });
      if (refusal !== null) return sendRefusal(response, refusal);
    }
    response.status(201).json(absenceRowSchema.parse(await known()));
  });

  router.delete('/absences/:id', async (request, response) => {
    const who = await whose(request, response);
    if (!who) return;
    const { organisation, person } = who.own;
    const id = uuidSchema.safeParse(request.params.id).data ?? '';
    const row = await findAbsence(db, organisation, id);
    if (row?.person !== person) return sendProblem(response, 'not-found');
    // They took it back themselves already, and the answer was lost.
    if (row.state === 'cancelled' && row.decided_by === null) return end(response, null);
    const { establishment } = row;
    const body = { absence: id, person };
    const draft = { kind: 'absence.cancel' as const, establishment, body, attachments: [] };
    end(response, await writeOne(deps, who.account, draft));
  });

  router.post('/swaps', async (request, response) => {
    const who = await whose(request, response);
    const asked = who && readBody(swapRequestSchema, request.body, response);
    if (!asked || !(await worksIn(who, asked.establishment, response))) return;
    const { organisation, person } = who.own;
    const { establishment, reason, ...rest } = asked;
    const before = await findSwap(db, organisation, asked.swap);
    if (before?.person === person) {
      if (!isSameSwap(before, asked)) return sendProblem(response, 'conflict');
    } else {
      const text = reason === null ? null : saltedText(deps.random, reason);
      const refusal = await writeOne(deps, who.account, {
        ...{ kind: 'swap.ask', establishment },
        body: { ...rest, person, reasonText: text?.hash ?? null },
        attachments: text === null ? [] : [text],
      });
      if (refusal !== null) return sendRefusal(response, refusal);
    }
    const row = await findSwap(db, organisation, asked.swap);
    const [view] = await swapViews(db, organisation, row ? [row] : [], person);
    response.status(201).json(swapViewSchema.parse(view));
  });

  return router;
}

function isSameAbsence(
  { type, reason, span }: AbsenceRow,
  asked: Pick<AbsenceRow, 'type' | 'reason' | 'span'>,
): boolean {
  const of = ({ from, to, weekdays, times }: AbsenceSpan) =>
    JSON.stringify([from, to, weekdays, times?.from, times?.to]);
  return type === asked.type && reason === asked.reason && of(span) === of(asked.span);
}

/** Somebody may have said yes to an offer to all meanwhile. */
function isSameSwap(row: StoredSwap, asked: z.infer<typeof swapRequestSchema>): boolean {
  const { gives, takes, colleague } = asked;
  const isFor = row.colleague === colleague || (colleague === null && row.state !== 'asked');
  return row.gives === gives && row.takes === takes && isFor;
}

function end(response: Response, refusal: Awaited<ReturnType<typeof writeOne>>): void {
  if (refusal === null) response.status(204).end();
  else sendRefusal(response, refusal);
}
