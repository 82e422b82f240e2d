import { uuidSchema } from '@comptoir/shared/journal/ids';
import { absenceRowSchema } from '@comptoir/shared/planning/absence';
import {
  absenceRequestSchema,
  planDecisionSchema,
  planRequestsSchema,
  swapAnswerSchema,
  swapViewSchema,
} from '@comptoir/shared/planning/portal';
import express, { type Request, type Response, type Router } from 'express';
import * as z from 'zod/mini';
import type { PortalSessions } from '../access/accounts/sessions.ts';
import type { Deps } from '../deps.ts';
import { accountScope } from '../http/authenticate.ts';
import { readBody } from '../http/bodies.ts';
import { sendProblem } from '../http/problem.ts';
import {
  type AccountScope,
  covers,
  coversPlace,
  mintEstablishmentScope,
  mintOwnScope,
} from '../http/scopes.ts';
import { findRoster } from '../journal/roster.ts';
import { saltedText } from '../journal/salted-text.ts';
import { type StoredAbsence, findAbsence, findAbsences, findPending } from './absences/queries.ts';
import { type Asker, askerWith, placeOfPerson, sendRefusal } from './asked.ts';
import { findPeople, findPlaces, findStores } from './people/queries.ts';
import { type StoredSwap, findAnswered, findSwap } from './swaps/queries.ts';
import { swapViews } from './swaps/views.ts';
import { type Draft, writeOne } from './writing.ts';

const nothing = z.optional(z.strictObject({}));

/** `/api/portal/{planning/requests,planning/absences,absences,swaps}`: what people ask of the schedule (spec PLAN-31, PLAN-48). */
export function requestRoutes(deps: Deps, { sessions }: { sessions: PortalSessions }): Router {
  const { db } = deps;
  const router = express.Router();
  const askedBy = (request: Request, response: Response) =>
    askerWith(sessions, request, response, 'planning.publish');

  router.get('/planning/requests', async (request, response) => {
    const asker = await askedBy(request, response);
    if (asker) response.json(planRequestsSchema.parse(await waitingFor(deps, asker)));
  });

  router.post('/planning/absences', async (request, response) => {
    const asker = await askedBy(request, response);
    const asked = asker && readBody(absenceRequestSchema, request.body, response);
    if (!asked) return;
    const { account, scope } = asker;
    const { establishment, reason, ...rest } = asked;
    const entry = (await findRoster(db, scope.organisation, [asked.person])).get(asked.person);
    const place = { establishments: [establishment], team: entry?.team ?? null };
    if (!entry?.establishments.has(establishment) || !coversPlace(scope, place)) {
      return sendProblem(response, 'not-found');
    }
    const before = await findAbsence(db, scope.organisation, asked.absence);
    if (before?.person !== asked.person) {
      const text = textOf(deps, reason);
      const refusal = await writeOne(deps, account, {
        ...{ kind: 'absence.set', establishment, attachments: text.attachments },
        body: { ...rest, reasonText: text.hash },
      });
      if (refusal !== null) return sendRefusal(response, refusal);
    }
    await sendAbsence(response, scope.organisation, { id: asked.absence, status: 201 });
  });

  const sendAbsence = async (
    response: Response,
    organisation: string,
    { id, status }: { id: string; status: number },
  ): Promise<void> => {
    const row = (await findAbsences(db, organisation, [id])).get(id);
    response.status(status).json(absenceRowSchema.parse(row));
  };

  /** An absence of somebody within reach, and the store of theirs for which whoever asks may decide. */
  const absenceOf = async (
    request: Request,
    response: Response,
  ): Promise<{ account: AccountScope; row: StoredAbsence; establishment: string } | null> => {
    const asker = await askedBy(request, response);
    if (!asker) return null;
    const { account, scope } = asker;
    const id = uuidSchema.safeParse(request.params['id']).data ?? '';
    const row = await findAbsence(db, scope.organisation, id);
    const establishment = row ? await placeOfPerson(db, scope, row.person) : null;
    if (row && establishment !== null) return { account, row, establishment };
    sendProblem(response, 'not-found');
    return null;
  };

  router.delete('/planning/absences/:id', async (request, response) => {
    const found = await absenceOf(request, response);
    if (!found) return;
    const { account, row, establishment } = found;
    const body = { absence: row.absence, person: row.person };
    const draft: Draft = { kind: 'absence.cancel', establishment, body, attachments: [] };
    const refusal = await writeOne(deps, account, draft);
    if (refusal === null) response.status(204).end();
    else sendRefusal(response, refusal);
  });

  router.post('/absences/:id/decision', async (request, response) => {
    const found = await absenceOf(request, response);
    const asked = found && readBody(planDecisionSchema, request.body, response);
    if (!asked) return;
    const { account, row, establishment } = found;
    const text = textOf(deps, asked.reason);
    const { absence, person } = row;
    const body = { absence, person, decision: asked.decision, reasonText: text.hash };
    const { attachments } = text;
    const draft: Draft = { kind: 'absence.decide', establishment, body, attachments };
    const refusal = await writeOne(deps, account, draft);
    if (refusal !== null) return sendRefusal(response, refusal);
    await sendAbsence(response, account.organisation, { id: absence, status: 200 });
  });

  /** A swap that whoever asks may see: of a store where they work, or decide. */
  const swapOf = async (
    request: Request,
    response: Response,
  ): Promise<{ account: AccountScope; row: StoredSwap } | null> => {
    const account = await accountScope(sessions, request, response);
    if (!account) return null;
    const own = mintOwnScope(account, 'own.schedule');
    const managing = mintEstablishmentScope(account, 'planning.publish');
    if (!own && !managing) {
      sendProblem(response, 'not-allowed');
      return null;
    }
    const { organisation, person } = account;
    const id = uuidSchema.safeParse(request.params['id']).data ?? '';
    const row = await findSwap(db, organisation, id);
    const entry = (await findRoster(db, organisation, [person])).get(person);
    const isHere =
      row !== undefined && own !== null && entry?.establishments.has(row.establishment);
    const isManaged = row !== undefined && managing !== null && covers(managing, row.establishment);
    if (row && (isHere || isManaged)) return { account, row };
    sendProblem(response, 'not-found');
    return null;
  };

  /** @param isSaid they said so already, and the answer was lost */
  const settle = async (
    response: Response,
    { account, row }: { account: AccountScope; row: StoredSwap },
    draft: Draft,
    isSaid = false,
  ): Promise<void> => {
    const refusal = isSaid ? null : await writeOne(deps, account, draft);
    if (refusal !== null) return sendRefusal(response, refusal);
    const now = await findSwap(db, account.organisation, row.swap);
    const viewer = draft.kind === 'swap.decide' ? null : account.person;
    const [view] = await swapViews(db, account.organisation, now ? [now] : [], viewer);
    response.json(swapViewSchema.parse(view));
  };

  router.post('/swaps/:id/answer', async (request, response) => {
    const found = await swapOf(request, response);
    const asked = found && readBody(swapAnswerSchema, request.body, response);
    if (!asked) return;
    const { swap, establishment, state, colleague } = found.row;
    const { person } = found.account;
    const { accepted } = asked;
    const body = { swap, person, accepted };
    const isSaid = colleague === person && state === (accepted ? 'answered' : 'declined');
    const draft: Draft = { kind: 'swap.answer', establishment, body, attachments: [] };
    await settle(response, found, draft, isSaid);
  });

  router.post('/swaps/:id/withdrawal', async (request, response) => {
    const found = await swapOf(request, response);
    if (!found || readBody(nothing, request.body, response) === null) return;
    const { swap, establishment, person, state } = found.row;
    if (person !== found.account.person) return sendProblem(response, 'not-allowed');
    const body = { swap, person };
    const draft: Draft = { kind: 'swap.withdraw', establishment, body, attachments: [] };
    await settle(response, found, draft, state === 'withdrawn');
  });

  router.post('/swaps/:id/decision', async (request, response) => {
    const found = await swapOf(request, response);
    const asked = found && readBody(planDecisionSchema, request.body, response);
    if (!asked) return;
    const managing = mintEstablishmentScope(found.account, 'planning.publish');
    const { swap, establishment, person } = found.row;
    if (!managing || !covers(managing, establishment)) return sendProblem(response, 'not-allowed');
    const text = textOf(deps, asked.reason);
    const body = { swap, person, decision: asked.decision, reasonText: text.hash };
    const { attachments } = text;
    await settle(response, found, { kind: 'swap.decide', establishment, body, attachments });
  });

  return router;
}

/** What waits for a decision that whoever asks may give; nobody decides about themselves. */
async function waitingFor({ db }: Pick<Deps, 'db'>, { account, scope }: Asker) {
  const { organisation, person: self } = account;
  const pending = (await findPending(db, organisation)).filter(({ person }) => person !== self);
  const roster = await findRoster(
    db,
    organisation,
    pending.map(({ person }) => person),
  );
  const reached = pending.filter(({ person }) => {
    const entry = roster.get(person);
    return entry !== undefined && !entry.archived && coversPlace(scope, entry);
  });
  const places = await findPlaces(db, organisation);
  const stores = await findStores(db, organisation, places);
  const own = places.filter((establishment) => covers(scope, establishment));
  const swaps = (await findAnswered(db, organisation, own)).filter((row) => row.person !== self);
  const people = await findPeople(
    db,
    organisation,
    reached.map(({ person }) => person),
  );
  return {
    absences: reached.map((absence) => ({
      ...absence,
      name: people.get(absence.person)?.name ?? '',
      establishments: [...(roster.get(absence.person)?.establishments ?? [])]
        .sort()
        .map((id) => ({ id, name: stores.get(id)?.name ?? '' })),
    })),
    swaps: await swapViews(db, organisation, swaps, null),
  };
}

function textOf(deps: Pick<Deps, 'random'>, reason: string | null) {
  const text = reason === null ? null : saltedText(deps.random, reason);
  return { hash: text?.hash ?? null, attachments: text === null ? [] : [text] };
}
