import { calendarDate } from '@comptoir/shared/journal/body';
import type { Punch } from '@comptoir/shared/punches/punch';
import { addDays, businessDay, dayBounds } from '@comptoir/shared/time/business-day';
import { hoursNow, hoursNowFrom, ownHoursSpan } from '@comptoir/shared/timesheets/own-hours';
import type { OwnHours } from '@comptoir/shared/timesheets/portal';
import express, { type Router } from 'express';
import * as z from 'zod/mini';
import type { PortalSessions } from '../access/accounts/sessions.ts';
import type { Reader } from '../database/connection.ts';
import type { Deps } from '../deps.ts';
import { requireOwn } from '../http/authenticate.ts';
import { readBody } from '../http/bodies.ts';
import type { OwnScope } from '../http/scopes.ts';
import { findNextShift, findOwnRule } from './own/queries.ts';
import { findCorrections } from './corrections/queries.ts';
import { findDaysBetween } from './queries.ts';
import { lockOf, namesIn } from './sheets/answers.ts';
import { findCorrectionsOf, findStandingLocks } from './sheets/queries.ts';
import { findSilent } from './silent.ts';

/** What other rooms know: they meet in the composition root. */
export type HoursRooms = {
  findPunchesBetween(
    db: Reader,
    organisation: string,
    of: { people: readonly string[]; from: number; to: number },
  ): Promise<{ punch: Punch; establishment: string }[]>;
};

const date = calendarDate.check(z.refine((day) => day >= '2000-01-01' && day <= '2999-12-31'));
const days = z.strictObject({ from: date, to: date });
// Two steps: what is no date is refused before anything is counted from it.
const spanSchema = z.pipe(
  days,
  z
    .custom<z.infer<typeof days>>()
    .check(z.refine(({ from, to }) => from <= to && to < addDays(from, ownHoursSpan))),
);

/** One's own hours, wherever one works, and the tablets that may still hold some (O5). */
export function ownHoursRoutes(
  deps: Deps,
  doors: { sessions: PortalSessions; rooms: HoursRooms },
): Router {
  const router = express.Router();
  router.get('/hours', async (request, response) => {
    const scope = await requireOwn(doors.sessions, request, response, 'own.hours');
    const span = scope && readBody(spanSchema, request.query, response);
    if (span) response.json(await findOwnHours(deps, doors.rooms, scope, span));
  });
  return router;
}

async function findOwnHours(
  deps: Deps,
  rooms: HoursRooms,
  scope: OwnScope,
  { from, to }: { from: string; to: string },
): Promise<OwnHours> {
  const { db } = deps;
  const now = deps.clock.now();
  const { organisation, person } = scope;
  const own = await findOwnRule(db, scope);
  const rule = own?.rule ?? { zone: 'UTC', cutOffHour: 0 };
  const today = businessDay(now, rule.zone, rule.cutOffHour);
  const first = [from, hoursNowFrom(now, rule)].sort()[0] ?? from;
  const last = to > today ? to : today;
  const held = await rooms.findPunchesBetween(db, organisation, {
    people: [person],
    from: dayBounds(addDays(first, -1), rule.zone, rule.cutOffHour).start,
    to: dayBounds(addDays(last, 1), rule.zone, rule.cutOffHour).end,
  });
  const punches = held.map(({ punch }) => punch);
  const days = await findDaysBetween(db, organisation, [{ person, first: from, last: to }]);
  const openPeriodLimit = own?.openPeriodLimit ?? 0;
  const asked = { people: [person], establishment: null, from, to };
  const proposed = await findCorrectionsOf(db, organisation, asked);
  const ids = proposed.map(({ correction }) => correction);
  const rows = await findCorrections(db, organisation, ids);
  const corrections = ids.toReversed().flatMap((id) => rows.get(id) ?? []);
  const places = new Set([
    ...(own?.establishments ?? []),
    ...held.map(({ establishment }) => establishment),
  ]);
  const locks = await findStandingLocks(db, organisation, { from, to });
  return {
    days: [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1)),
    punches: punches
      .filter(({ day }) => day >= from && day <= to)
      .sort((a, b) => a.at - b.at || a.seq - b.seq),
    corrections,
    // Whoever decides about somebody's hours is no secret to them.
    names: await namesIn(db, organisation, { corrections, punches: [], locks: [] }),
    locks: locks.filter(({ establishment }) => places.has(establishment)).map(lockOf),
    ...hoursNow(punches, { now, rule, openPeriodLimit }),
    next: await findNextShift(db, scope, now),
    silent: await findSilent(deps, organisation, own?.establishments ?? []),
  };
}
