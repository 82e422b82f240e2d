import {
  announcementDetailSchema,
  announcementRequestSchema,
  announcementsAnswerSchema,
  ownAnnouncementsSchema,
} from '@comptoir/shared/announcements/portal';
import { uuidSchema } from '@comptoir/shared/journal/ids';
import type { OperationRefusal } from '@comptoir/shared/refusals';
import express, { type Request, type Response, type Router } from 'express';
import * as z from 'zod/mini';
import type { PortalSessions } from '../access/accounts/sessions.ts';
import type { Deps } from '../deps.ts';
import { accountScope } from '../http/authenticate.ts';
import { readBody } from '../http/bodies.ts';
import { sendProblem } from '../http/problem.ts';
import {
  type AccountScope,
  type EstablishmentScope,
  coversAll,
  mintEstablishmentScope,
  mintOwnScope,
} from '../http/scopes.ts';
import { publishAsked, readBy, withdrawAsked } from './asked.ts';
import { type StoredAnnouncement, findAnnouncement, findLatest, findReadsBy } from './queries.ts';
import { detailOf, isWithin, ownNews, placesFor, viewsOf } from './views.ts';

type Asker = { account: AccountScope; scope: EstablishmentScope };

/** As many as one page shows: the newest. */
const listed = 200;
const nothing = z.optional(z.strictObject({}));

/** `/api/portal/announcements`: what managers say to their stores, and who has read it (spec NEWS-15). */
export function announcementRoutes(deps: Deps, { sessions }: { sessions: PortalSessions }): Router {
  const { db } = deps;
  const router = express.Router();

  const askedBy = async (request: Request, response: Response): Promise<Asker | null> => {
    const account = await accountScope(sessions, request, response);
    if (!account) return null;
    const scope = mintEstablishmentScope(account, 'announcements.publish');
    // A team's manager announces nothing: what is announced is the store's.
    if (scope && (scope.reach.everywhere || scope.reach.establishments.size > 0)) {
      return { account, scope };
    }
    sendProblem(response, 'not-allowed');
    return null;
  };

  /** One that whoever asks may change; out of reach there is none (X03). */
  const named = async (
    { scope }: Asker,
    request: Request,
    response: Response,
  ): Promise<StoredAnnouncement | null> => {
    const id = uuidSchema.safeParse(request.params['id']).data ?? '';
    const row = await findAnnouncement(db, scope.organisation, id);
    if (row && isWithin(scope, row.establishment)) return row;
    sendProblem(response, 'not-found');
    return null;
  };

  router.get('/', async (request, response) => {
    const asker = await askedBy(request, response);
    if (!asker) return;
    const { scope } = asker;
    const { reach } = scope;
    const establishments = reach.everywhere ? null : [...reach.establishments];
    const rows = await findLatest(db, scope.organisation, { establishments, limit: listed });
    const announcements = await viewsOf(db, scope, rows);
    const places = await placesFor(db, scope);
    const everywhere = coversAll(scope);
    response.json(announcementsAnswerSchema.parse({ announcements, places, everywhere }));
  });

  router.get('/:id', async (request, response) => {
    const asker = await askedBy(request, response);
    const row = asker && (await named(asker, request, response));
    if (!row) return;
    response.json(announcementDetailSchema.parse(await detailOf(db, asker.scope, row)));
  });

  router.post('/', async (request, response) => {
    const asker = await askedBy(request, response);
    const asked = asker && readBody(announcementRequestSchema, request.body, response);
    if (!asked) return;
    const { organisation } = asker.scope;
    const before = await findAnnouncement(db, organisation, asked.announcement);
    const isReached = [asked.establishment, ...(before ? [before.establishment] : [])].every(
      (place) => isWithin(asker.scope, place),
    );
    if (!isReached) return sendProblem(response, 'not-found');
    const done = await publishAsked(deps, asker.account, asked);
    if (!done.ok) return sendRefusal(response, done.refusal);
    const row = await findAnnouncement(db, organisation, asked.announcement);
    if (!row) return sendProblem(response, 'internal');
    response.status(201);
    response.json(announcementDetailSchema.parse(await detailOf(db, asker.scope, row)));
  });

  router.post('/:id/withdrawal', async (request, response) => {
    const asker = await askedBy(request, response);
    const row = asker && (await named(asker, request, response));
    if (!row || readBody(nothing, request.body, response) === null) return;
    const done = await withdrawAsked(deps, asker.account, row);
    if (done.ok) response.status(204).end();
    else sendRefusal(response, done.refusal);
  });

  return router;
}

/** `/api/portal/own/announcements`: what is said to whoever asks, and that they have read it (spec NEWS-16). */
export function ownAnnouncementRoutes(
  deps: Deps,
  { sessions }: { sessions: PortalSessions },
): Router {
  const { db, clock } = deps;
  const router = express.Router();

  const whose = async (request: Request, response: Response) => {
    const account = await accountScope(sessions, request, response);
    if (!account) return null;
    const own = mintOwnScope(account, 'own.schedule');
    if (own) return { account, own };
    sendProblem(response, 'not-allowed');
    return null;
  };

  router.get('/announcements', async (request, response) => {
    const who = await whose(request, response);
    if (!who) return;
    response.json(ownAnnouncementsSchema.parse(await ownNews(db, who.own, clock.now())));
  });

  router.post('/announcements/:id/read', async (request, response) => {
    const who = await whose(request, response);
    if (!who || readBody(nothing, request.body, response) === null) return;
    const { organisation, person } = who.own;
    const id = uuidSchema.safeParse(request.params['id']).data ?? '';
    const news = await ownNews(db, who.own, clock.now());
    // What is not said to them does not exist (X03).
    const isSaid = news.announcements.some((one) => one.id === id);
    const row = isSaid ? await findAnnouncement(db, organisation, id) : undefined;
    if (!row) return sendProblem(response, 'not-found');
    // The first time counts; a second press says nothing.
    if (!(await findReadsBy(db, organisation, person)).has(id)) {
      const done = await readBy(deps, who.account, row);
      if (!done.ok) return sendRefusal(response, done.refusal);
    }
    response.status(204).end();
  });

  return router;
}

/** What is malformed about an operation is malformed about the request that asked for it. */
function sendRefusal(response: Response, refusal: OperationRefusal): void {
  sendProblem(response, refusal === 'malformed' ? 'bad-request' : refusal);
}
