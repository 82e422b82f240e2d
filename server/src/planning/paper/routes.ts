import { csvType, xlsxType } from '@comptoir/shared/employees/table-file';
import { languageSchema } from '@comptoir/shared/establishments/languages';
import { calendarDate } from '@comptoir/shared/journal/body';
import { uuidSchema } from '@comptoir/shared/journal/ids';
import { planningSpan } from '@comptoir/shared/planning/portal';
import { addDays, mondayOf } from '@comptoir/shared/time/business-day';
import express, { type Request, type Response, type Router } from 'express';
import * as z from 'zod/mini';
import type { PortalSessions } from '../../access/accounts/sessions.ts';
import type { Deps } from '../../deps.ts';
import { readBody } from '../../http/bodies.ts';
import { sendProblem } from '../../http/problem.ts';
import { sendFile } from '../../http/send-file.ts';
import { writeCsv, writeXlsx } from '../../platform/tables/write-table.ts';
import { askerWith, storeOf } from '../asked.ts';
import { exportRows } from '../export/rows.ts';
import type { NumbersRoom } from '../import/house.ts';
import { planningOf } from '../weeks/answer.ts';
import { renderWeek } from './paper.ts';
import { paperWeek } from './week.ts';
import { planWords } from './words.ts';

/** Days that files may be asked for: what has ever been planned. */
const date = calendarDate.check(z.refine((day) => day >= '2000-01-01' && day <= '2999-12-31'));
/** `drafts`: with what is not published yet. */
const drafts = z.optional(z.literal('true'));

const paperSchema = z.strictObject({
  establishment: uuidSchema,
  /** A day of the week. */
  week: date,
  team: z.optional(uuidSchema),
  language: languageSchema,
  drafts,
});
const exportSchema = z.strictObject({
  establishment: uuidSchema,
  ...{ from: date, to: date },
  format: z.enum(['csv', 'xlsx']),
  language: languageSchema,
  drafts,
});

/**
 * `GET /api/portal/planning/paper?establishment=…&week=…&team=…&language=…&drafts=true`: the week on A4 (PLAN-76 to PLAN-78).
 * `GET /api/portal/planning/export?establishment=…&from=…&to=…&format=csv|xlsx&language=…&drafts=true`: its shifts as a table
 * (PLAN-79).
 */
export function planFileRoutes(
  deps: Deps,
  { sessions, rooms }: { sessions: PortalSessions; rooms: NumbersRoom },
): Router {
  const { db, clock } = deps;
  const router = express.Router();
  const askedBy = (request: Request, response: Response) =>
    askerWith(sessions, request, response, 'planning.publish');

  router.get('/paper', async (request, response) => {
    const asker = await askedBy(request, response);
    const asked = asker && readBody(paperSchema, request.query, response);
    const store = asked && (await storeOf(db, asker, asked.establishment, response));
    if (!store) return;
    const monday = mondayOf(asked.week);
    const { organisation } = asker.account;
    const plan = await planningOf(db, organisation, {
      store,
      from: monday,
      to: addDays(monday, 6),
    });
    const team = asked.team ?? null;
    if (team !== null && !plan.teams.some(({ id }) => id === team)) {
      sendProblem(response, 'not-found');
      return;
    }
    const week = paperWeek(plan, {
      ...{ monday, team, drafts: asked.drafts !== undefined, now: clock.now() },
      settings: store.settings,
    });
    const { bytes } = await renderWeek(week, asked.language);
    sendFile(response, `${planWords[asked.language].file}-${monday}.pdf`, 'application/pdf', bytes);
  });

  router.get('/export', async (request, response) => {
    const asker = await askedBy(request, response);
    const asked = asker && readBody(exportSchema, request.query, response);
    const store = asked && (await storeOf(db, asker, asked.establishment, response));
    if (!store) return;
    const { from, to, language } = asked;
    if (from > to || to >= addDays(from, planningSpan)) {
      sendProblem(response, 'bad-request');
      return;
    }
    const { organisation } = asker.account;
    const plan = await planningOf(db, organisation, { store, from, to });
    const people = plan.people.map(({ id }) => id);
    const rows = exportRows(plan, {
      ...{ from, to, language, drafts: asked.drafts !== undefined },
      numbers: await rooms.findExternalIds(db, organisation, people),
    });
    const name = `${planWords[language].file}-${from}-${to}`;
    if (asked.format === 'csv') sendFile(response, `${name}.csv`, csvType, writeCsv(rows));
    else sendFile(response, `${name}.xlsx`, xlsxType, await writeXlsx(rows));
  });

  return router;
}
