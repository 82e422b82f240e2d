import { type JournalQuery, journalQuerySchema } from '@comptoir/shared/journal/portal';
import { dayBounds } from '@comptoir/shared/time/business-day';
import express, { type Router } from 'express';
import type { PortalSessions } from '../access/accounts/sessions.ts';
import type { Deps } from '../deps.ts';
import { accountScope } from '../http/authenticate.ts';
import { readBody } from '../http/bodies.ts';
import { sendProblem } from '../http/problem.ts';
import {
  type AccountScope,
  coversAll,
  coversPlace,
  mintEstablishmentScope,
} from '../http/scopes.ts';
import { type LineFilter, findFirstZone, findLines, pageSize } from './log/queries.ts';
import { findRoster } from './roster.ts';
import { tellLines } from './telling/page.ts';

/** `GET /api/portal/journal`: who changed what, when, from where. */
export function journalRoutes(deps: Deps, sessions: PortalSessions): Router {
  const { db } = deps;
  const router = express.Router();
  router.get('/', async (request, response) => {
    const scope = await accountScope(sessions, request, response);
    const query = scope && readBody(journalQuerySchema, request.query, response);
    if (!query) return;
    const refusal = await forbids(deps, scope, query);
    if (refusal) {
      sendProblem(response, refusal);
      return;
    }
    const { organisation } = scope;
    const lines = await findLines(db, organisation, await filterOf(deps, organisation, query));
    const page = lines.slice(0, pageSize);
    response.json({
      entries: await tellLines(db, organisation, page),
      next: lines.length > pageSize ? (page.at(-1)?.position ?? null) : null,
    });
  });
  return router;
}

/** The whole log for whoever reads the journal everywhere; one person's for whoever sees that person (spec JOURNAL-22). */
async function forbids(
  { db }: Deps,
  scope: AccountScope,
  { person }: JournalQuery,
): Promise<'not-allowed' | 'not-found' | null> {
  const reading = mintEstablishmentScope(scope, 'journal.read');
  if (reading && coversAll(reading)) return null;
  const seeing = mintEstablishmentScope(scope, 'employees.read');
  if (person === undefined || !seeing) return 'not-allowed';
  const entry = (await findRoster(db, scope.organisation, [person])).get(person);
  // Somebody of another store does not exist for whoever asks (X03).
  return entry && coversPlace(seeing, entry) ? null : 'not-found';
}

async function filterOf(
  { db }: Deps,
  organisation: string,
  { from, to, ...query }: JournalQuery,
): Promise<LineFilter> {
  if (from === undefined && to === undefined) return query;
  const zone = (await findFirstZone(db, organisation)) ?? 'UTC';
  return {
    ...query,
    from: from === undefined ? undefined : dayBounds(from, zone, 0).start,
    to: to === undefined ? undefined : dayBounds(to, zone, 0).end,
  };
}
