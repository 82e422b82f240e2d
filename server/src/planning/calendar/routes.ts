import { createHash } from 'node:crypto';
import express, { type Router } from 'express';
import * as z from 'zod/mini';
import type { PortalSessions } from '../../access/accounts/sessions.ts';
import { inTransaction } from '../../database/driver.ts';
import type { Deps } from '../../deps.ts';
import { hashSecret } from '../../directory/links.ts';
import { requireOwn } from '../../http/authenticate.ts';
import { readBody } from '../../http/bodies.ts';
import { type Limit, addressOf, failureLimiter, limitByAddress } from '../../http/limits.ts';
import { noteRead, renewFeed, revokeFeed } from './commands.ts';
import { writeCalendar } from './icalendar.ts';
import { findCalendarShifts, findFeed, findFeedBy } from './queries.ts';

const nothing = z.optional(z.strictObject({}));

const week = 7 * 86_400_000;
const hour = 3_600_000;

/** `/own/calendar`: the address of one's own calendar is made, made anew and revoked (spec CAL-1). */
export function ownCalendarRoutes(
  { db, clock, random }: Deps,
  { sessions, address }: { sessions: PortalSessions; address: () => Promise<URL> },
): Router {
  const router = express.Router();

  router.get('/calendar', async (request, response) => {
    const scope = await requireOwn(sessions, request, response, 'own.schedule');
    if (!scope) return;
    const row = await findFeed(db, scope);
    response.json({ feed: row ? { madeAt: row.made_at, readAt: row.read_at } : null });
  });

  router.post('/calendar', async (request, response) => {
    const scope = await requireOwn(sessions, request, response, 'own.schedule');
    if (!scope || readBody(nothing, request.body, response) === null) return;
    const secret = Buffer.from(random.bytes(32)).toString('base64url');
    const at = clock.now();
    await inTransaction(db, (trx) => renewFeed(trx, scope, { secret: hashSecret(secret), at }));
    const url = new URL(`/calendar/${secret}.ics`, await address()).href;
    response.status(201).json({ url, madeAt: at });
  });

  router.delete('/calendar', async (request, response) => {
    const scope = await requireOwn(sessions, request, response, 'own.schedule');
    if (!scope) return;
    await revokeFeed(db, scope);
    response.status(204).end();
  });

  return router;
}

/** Wrong addresses that one place may try. */
const wrong: Limit = { requests: 20, seconds: 600 };

/**
 * `/calendar/SECRET.ics`: whoever has the address reads these shifts, and nothing else (spec CAL-2). Calendars of many
 * people come from few addresses of their makers, so what is right is hardly counted.
 */
export function calendarRoutes({ db, clock }: Deps, limit: Limit): Router {
  const router = express.Router();
  const failures = failureLimiter('calendar-wrong', wrong);
  router.use(limitByAddress('calendar', limit));
  router.get('/:file', async (request, response) => {
    const place = addressOf(request.ip);
    const [, secret] = /^([A-Za-z0-9_-]{43})\.ics$/.exec(request.params.file) ?? [];
    const wait = await failures.blocked(place);
    const hash = secret === undefined || wait !== null ? null : hashSecret(secret);
    const feed = hash === null ? undefined : await findFeedBy(db, hash);
    if (!feed) {
      if (wait === null) await failures.failed(place);
      else response.setHeader('Retry-After', String(wait));
      response
        .status(wait === null ? 404 : 429)
        .type('text/plain')
        .send('Not found\n');
      return;
    }
    const now = clock.now();
    const shifts = await findCalendarShifts(db, feed, {
      from: now - 4 * week,
      to: now + 12 * week,
      cancelledSince: now - 8 * week,
    });
    if (feed.read_at === null || now - feed.read_at >= hour) await noteRead(db, feed.secret, now);
    const text = writeCalendar(shifts, { language: feed.language, since: feed.made_at });
    const etag = `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}"`;
    response.setHeader('ETag', etag);
    response.setHeader('Cache-Control', 'private, no-cache');
    if (request.get('if-none-match') === etag) {
      response.status(304).end();
      return;
    }
    response.setHeader('Content-Disposition', 'inline; filename="comptoir.ics"');
    response.type('text/calendar; charset=utf-8').send(text);
  });
  return router;
}
