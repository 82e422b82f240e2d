import { uuidSchema } from '@comptoir/shared/journal/ids';
import {
  type PlanningAnswer,
  type PublicationPreview,
  planningAnswerSchema,
  positionRequestSchema,
  publicationPreviewSchema,
  publicationRequestSchema,
  publicationViewSchema,
  shiftsAnswerSchema,
  shiftsRequestSchema,
  templateRequestSchema,
  templatesAnswerSchema,
} from '@comptoir/shared/planning/portal';
import { type Result, ok } from '@comptoir/shared/refusals';
import express, { type Request, type Response, type Router } from 'express';
import type { PortalSessions } from '../access/accounts/sessions.ts';
import type { Reader, Trx } from '../database/connection.ts';
import type { Deps } from '../deps.ts';
import { readBody } from '../http/bodies.ts';
import { sendProblem } from '../http/problem.ts';
import type { AccountScope } from '../http/scopes.ts';
import { saltedText } from '../journal/salted-text.ts';
import {
  askerWith,
  placeSchema,
  placeSpanSchema,
  publicationSpanSchema,
  sendRefusal,
  storeOf,
} from './asked.ts';
import { editShifts } from './drafts/editing.ts';
import { findPeople } from './people/queries.ts';
import { findPositionsOf } from './positions/queries.ts';
import { type FindHeard, previewOf } from './publications/preview.ts';
import { type StoredPublication, findPublication } from './publications/queries.ts';
import { findTemplatesOf } from './templates/queries.ts';
import { planningOf, publicationView, workedSpan } from './weeks/answer.ts';
import { writeOne } from './writing.ts';

/** What other rooms know and do: they meet in the composition root. */
export type PlanningRooms = {
  findHeard: FindHeard;
  /** Ms worked by some people per business day, both included. */
  findWorked: (
    db: Reader,
    organisation: string,
    of: { people: readonly string[]; from: string; to: string },
  ) => Promise<PlanningAnswer['worked']>;
  /** Of the room of employees: what is asked under an id of the page is done once. */
  requestHash: (text: string) => string;
  once: <R>(
    trx: Trx,
    of: { account: AccountScope; attempt: string; request: string },
    now: number,
    work: () => Promise<Result<null, R>>,
  ) => Promise<Result<{ value: null; again: boolean }, R | 'conflict'>>;
};

/** `/api/portal/planning`: what managers draft and publish (spec PLAN-17). */
export function planningRoutes(
  deps: Deps,
  { sessions, rooms }: { sessions: PortalSessions; rooms: PlanningRooms },
): Router {
  const { db, clock } = deps;
  const router = express.Router();
  const askedBy = (request: Request, response: Response) =>
    askerWith(sessions, request, response, 'planning.publish');

  router.get('/', async (request, response) => {
    const asker = await askedBy(request, response);
    const span = asker && readBody(placeSpanSchema, request.query, response);
    const store = span && (await storeOf(db, asker, span.establishment, response));
    if (!store) return;
    const { from, to } = span;
    const { organisation } = asker.account;
    const plan = await planningOf(db, organisation, { store, from, to });
    const worked = await rooms.findWorked(db, organisation, {
      people: plan.people.map(({ id }) => id),
      ...workedSpan(span, clock.now(), store.settings),
    });
    response.json(planningAnswerSchema.parse({ ...plan, worked }));
  });

  router.post('/shifts', async (request, response) => {
    const asker = await askedBy(request, response);
    const asked = asker && readBody(shiftsRequestSchema, request.body, response);
    if (!asked || !(await storeOf(db, asker, asked.establishment, response))) return;
    const attempt = uuidSchema.safeParse(request.get('X-Attempt')).data;
    const { account } = asker;
    const said = rooms.requestHash(JSON.stringify(asked));
    const done = await editShifts(deps, account, asked, (trx, now, work) =>
      attempt === undefined
        ? alone(work)
        : rooms.once(trx, { account, attempt, request: said }, now, work),
    );
    if (done.ok) response.json(shiftsAnswerSchema.parse({ shifts: done.value }));
    else sendRefusal(response, done.refusal);
  });

  router.get('/publication', async (request, response) => {
    const asker = await askedBy(request, response);
    const asked = asker && readBody(publicationSpanSchema, request.query, response);
    const store = asked && (await storeOf(db, asker, asked.establishment, response));
    if (!store) return;
    const { organisation } = asker.account;
    const span = { from: asked.from, to: asked.to, team: asked.team ?? null };
    const of = { store, span, now: clock.now() };
    const preview: PublicationPreview = await previewOf(db, organisation, of, rooms.findHeard);
    response.json(publicationPreviewSchema.parse(preview));
  });

  router.post('/publications', async (request, response) => {
    const asker = await askedBy(request, response);
    const asked = asker && readBody(publicationRequestSchema, request.body, response);
    if (!asked || !(await storeOf(db, asker, asked.establishment, response))) return;
    const { establishment, ...body } = asked;
    const { organisation } = asker.account;
    // A lost answer and a second press ask for the same thing.
    if (!isSame(await findPublication(db, organisation, body.publication), asked)) {
      const draft = { kind: 'schedule.publish' as const, establishment, body, attachments: [] };
      const refusal = await writeOne(deps, asker.account, draft);
      if (refusal !== null) return sendRefusal(response, refusal);
    }
    const row = await findPublication(db, organisation, body.publication);
    if (!row) return sendProblem(response, 'internal');
    const people = await findPeople(db, organisation, [row.published_by ?? '']);
    response.status(201).json(publicationViewSchema.parse(publicationView(row, people)));
  });

  router.get('/positions', async (request, response) => {
    const asker = await askedBy(request, response);
    const asked = asker && readBody(placeSchema, request.query, response);
    if (!asked || !(await storeOf(db, asker, asked.establishment, response))) return;
    const { organisation } = asker.account;
    const positions = await findPositionsOf(db, organisation, [asked.establishment]);
    response.json({ positions: positions.map(({ establishment: _, ...one }) => one) });
  });

  router.post('/positions', async (request, response) => {
    const asker = await askedBy(request, response);
    const asked = asker && readBody(positionRequestSchema, request.body, response);
    if (!asked || !(await storeOf(db, asker, asked.establishment, response))) return;
    const { establishment, ...body } = asked;
    const draft = { kind: 'position.define' as const, establishment, body, attachments: [] };
    end(response, await writeOne(deps, asker.account, draft));
  });

  router.get('/templates', async (request, response) => {
    const asker = await askedBy(request, response);
    const asked = asker && readBody(placeSchema, request.query, response);
    if (!asked || !(await storeOf(db, asker, asked.establishment, response))) return;
    const { organisation } = asker.account;
    const found = await findTemplatesOf(db, { organisation, ...asked });
    const authors = found.flatMap(({ by }) => by ?? []);
    const people = await findPeople(db, organisation, authors);
    const nameOf = (by: string | null) => (by === null ? null : people.get(by)?.name || null);
    const templates = found.map((one) => ({ ...one, by: nameOf(one.by) }));
    response.json(templatesAnswerSchema.parse({ templates }));
  });

  router.post('/templates', async (request, response) => {
    const asker = await askedBy(request, response);
    const asked = asker && readBody(templateRequestSchema, request.body, response);
    if (!asked || !(await storeOf(db, asker, asked.establishment, response))) return;
    const { establishment, content, ...rest } = asked;
    const text = saltedText(deps.random, JSON.stringify(content));
    const body = { ...rest, contentText: text.hash };
    const draft = { kind: 'template.define' as const, establishment, body, attachments: [text] };
    end(response, await writeOne(deps, asker.account, draft));
  });

  return router;
}

/** A page that names no attempt is answered each time for itself. */
async function alone<R>(
  work: () => Promise<Result<null, R>>,
): Promise<Result<{ value: null; again: boolean }, R>> {
  const done = await work();
  return done.ok ? ok({ value: null, again: false }) : done;
}

/** Whether this very publication was made before. */
function isSame(
  row: StoredPublication | undefined,
  asked: { establishment: string; from: string; to: string; team: string | null; changes: number },
): boolean {
  return (
    row?.establishment === asked.establishment &&
    row.first_day === asked.from &&
    row.last_day === asked.to &&
    row.team === asked.team &&
    row.changes === asked.changes
  );
}

function end(response: Response, refusal: Awaited<ReturnType<typeof writeOne>>): void {
  if (refusal === null) response.status(204).end();
  else sendRefusal(response, refusal);
}
