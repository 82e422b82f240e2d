import {
  type NotificationView,
  notificationPage,
  preferencesRequestSchema,
  readRequestSchema,
  subscriptionRequestSchema,
} from '@comptoir/shared/notifications/portal';
import {
  alwaysByMail,
  defaultPreferences,
  notificationKinds,
} from '@comptoir/shared/notifications/notification';
import type { Permission } from '@comptoir/shared/access/permissions';
import { permissionsIn } from '@comptoir/shared/access/policy';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { createHash } from 'node:crypto';
import express, { type Router } from 'express';
import * as z from 'zod/mini';
import type { PortalSessions } from '../access/accounts/sessions.ts';
import { inTransaction } from '../database/driver.ts';
import type { Deps } from '../deps.ts';
import { accountScope } from '../http/authenticate.ts';
import { readBody } from '../http/bodies.ts';
import { sendProblem } from '../http/problem.ts';
import type { AccountScope } from '../http/scopes.ts';
import { oneLine } from '../mail/templates.ts';
import { type Pusher, isPoint } from '../platform/push.ts';
import { markRead, savePreferences } from './commands.ts';
import { removeSubscription, saveSubscription } from './push/commands.ts';
import { findAgent, findSubscriptions } from './push/queries.ts';
import { countUnread, findNotifications } from './queries.ts';
import { findPreferences } from './recipients/queries.ts';
import { pathOf, subjectSchema } from './subject.ts';
import { factsOf } from './fan-out.ts';
import { say } from './words.ts';

const pageSchema = z.strictObject({
  before: z.optional(z.string().check(z.regex(/^\d{1,15}$/))),
});

/** What waits for whoever holds one of these: absences and swaps, corrections. */
const deciding: readonly Permission[] = ['planning.publish', 'punches.approve'];

type Doors = { sessions: PortalSessions; pusher: Pusher };

/** `/own/notifications` and `/own/push`: what one was told, and how one wishes to be. */
export function notificationRoutes(deps: Deps, { sessions, pusher }: Doors): Router {
  const { db, clock, random } = deps;
  const router = express.Router();

  router.get('/notifications', async (request, response) => {
    const scope = await accountScope(sessions, request, response);
    const asked = scope && readBody(pageSchema, request.query, response);
    if (!scope || !asked) return;
    const before = asked.before === undefined ? null : Number(asked.before);
    const limit = notificationPage;
    const rows = await findNotifications(db, scope, { before, limit });
    const notifications = await viewsOf(deps, scope, rows);
    const more = rows.length >= limit ? (rows.at(-1)?.at ?? null) : null;
    response.json({ unread: await countUnread(db, scope), notifications, more });
  });

  router.get('/notifications/unread', async (request, response) => {
    const scope = await accountScope(sessions, request, response);
    if (scope) response.json({ unread: await countUnread(db, scope) });
  });

  router.post('/notifications/read', async (request, response) => {
    const scope = await accountScope(sessions, request, response);
    const asked = scope && readBody(readRequestSchema, request.body, response);
    if (!scope || !asked) return;
    await markRead(db, scope, asked, clock.now());
    response.status(204).end();
  });

  router.get('/notifications/preferences', async (request, response) => {
    const scope = await accountScope(sessions, request, response);
    if (!scope) return;
    const { organisation, person, email } = scope;
    const chosen = (await findPreferences(db, organisation, [person])).get(person);
    const browsers = await findSubscriptions(db, organisation, [person]);
    response.json({
      choices: chosen ?? defaultPreferences,
      email,
      decides: permissionsIn(scope.asker).some((one) => deciding.includes(one)),
      devices: browsers.map(({ id, agent, created_at, used_at, endpoint }) => ({
        ...{ id, agent, since: created_at, usedAt: used_at },
        endpointHash: createHash('sha256').update(endpoint).digest('hex'),
      })),
      publicKey: pusher.publicKey,
    });
  });

  router.put('/notifications/preferences', async (request, response) => {
    const scope = await accountScope(sessions, request, response);
    const asked = scope && readBody(preferencesRequestSchema, request.body, response);
    if (!scope || !asked) return;
    const choices = notificationKinds.map((kind) => {
      const chosen = asked.choices[kind];
      const mail = alwaysByMail.includes(kind) || chosen.mail;
      return [kind, { ...chosen, mail }] as [typeof kind, typeof chosen];
    });
    await inTransaction(db, (trx) => savePreferences(trx, scope, choices));
    response.status(204).end();
  });

  router.post('/push', async (request, response) => {
    const scope = await accountScope(sessions, request, response);
    const asked = scope && readBody(subscriptionRequestSchema, request.body, response);
    if (!scope || !asked) return;
    // This server calls the address: nothing but a push service is taken (X11).
    if (!pusher.allows(asked.endpoint) || !isPoint(asked.p256dh)) {
      sendProblem(response, 'bad-request');
      return;
    }
    const { organisation, person, account, session } = scope;
    const now = clock.now();
    const agent = await findAgent(db, session);
    const id = uuidv7(now, random.bytes(10));
    const who = { organisation, person, account, session };
    await inTransaction(db, (trx) =>
      saveSubscription(trx, { id, ...who, ...asked, agent, created_at: now }),
    );
    response.status(204).end();
  });

  router.delete('/push/:id', async (request, response) => {
    const scope = await accountScope(sessions, request, response);
    if (!scope) return;
    const of = { account: scope.account, id: request.params.id };
    if (await removeSubscription(db, of)) response.status(204).end();
    else sendProblem(response, 'not-found');
  });

  return router;
}

async function viewsOf(
  { db }: Deps,
  { organisation, person, language }: AccountScope,
  rows: Awaited<ReturnType<typeof findNotifications>>,
): Promise<NotificationView[]> {
  const read = rows.map((row) => subjectSchema.parse(JSON.parse(row.subject)));
  const facts = await factsOf(db, { organisation, person }, read);
  return rows.map(({ id, kind, at, read_at }, index) => {
    const subject = read[index]!;
    const { title, text } = say(subject, language, facts(subject));
    return {
      id,
      kind,
      title,
      text: shortened(text),
      path: pathOf[subject.about],
      at,
      readAt: read_at,
    };
  });
}

/** A line of a list holds the beginning of an announcement, on one line. */
function shortened(text: string): string {
  const line = oneLine(text);
  return line.length <= 200 ? line : `${line.slice(0, 199).trimEnd()}…`;
}
