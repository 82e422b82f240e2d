import { csvType, tableLimits, tableTypes, xlsxType } from '@comptoir/shared/employees/table-file';
import { uuidSchema } from '@comptoir/shared/journal/ids';
import { mostImportedShifts } from '@comptoir/shared/planning/import';
import { planFileFault, readPlanHeader } from '@comptoir/shared/planning/import-columns';
import {
  planImportCheckSchema,
  planImportedSchema,
  planTemplateSchema,
} from '@comptoir/shared/planning/import-portal';
import express, { type Request, type Response, type Router } from 'express';
import * as z from 'zod/mini';
import type { PortalSessions } from '../../access/accounts/sessions.ts';
import type { Deps } from '../../deps.ts';
import { readBody, readRaw } from '../../http/bodies.ts';
import { sendJson } from '../../http/gzip.ts';
import { sendProblem } from '../../http/problem.ts';
import { sendFile } from '../../http/send-file.ts';
import { readRows } from '../../platform/tables/read-rows.ts';
import { writeCsv, writeXlsx } from '../../platform/tables/write-table.ts';
import { type Asker, askerWith, storeOf } from '../asked.ts';
import type { Store } from '../people/queries.ts';
import type { PlanningRooms } from '../routes.ts';
import { type NumbersRoom, findPlannedPeople } from './house.ts';
import { type PlanTable, checkShifts, importShifts } from './import-shifts.ts';
import { planTemplateRows } from './template.ts';

const readFile = express.raw({
  type: [...tableTypes],
  limit: tableLimits.bytes,
  inflate: false,
});

const askedSchema = z.object({ establishment: uuidSchema });
type Asked = { asker: Asker; store: Store; table: PlanTable; bytes: Buffer };
/** `once`, `requestHash`: of the room of employees; what is asked under an id of the page is done once. */
type Rooms = NumbersRoom &
  Pick<PlanningRooms, 'once'> & {
    requestHash: (...parts: readonly (string | Buffer)[]) => string;
  };

/** `/api/portal/planning/import`: a file of shifts is checked row by row, then drafted whole or not at all (PLAN-70 to PLAN-75). */
export function planImportRoutes(
  deps: Deps,
  { sessions, rooms }: { sessions: PortalSessions; rooms: Rooms },
): Router {
  const router = express.Router();
  const askedBy = (request: Request, response: Response) =>
    askerWith(sessions, request, response, 'planning.publish');

  /** Who imports what, and where; null once a refusal was answered. */
  const tableOf = async (request: Request, response: Response): Promise<Asked | null> => {
    const asker = await askedBy(request, response);
    const asked = asker && readBody(askedSchema, request.query, response);
    const store = asked && (await storeOf(deps.db, asker, asked.establishment, response));
    if (!store) return null;
    // Called once it is known who sends: a stranger's file is never read.
    await readRaw(readFile, request, response);
    const body: unknown = request.body;
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    const refuse = (detail: string) => {
      sendProblem(response, 'unreadable-file', { detail });
      return null;
    };
    const read = await readRows(bytes);
    if (!read.ok) return refuse(planFileFault(read.refusal));
    const meanings = readPlanHeader(read.value.header);
    if (!meanings.ok) return refuse(meanings.refusal);
    if (read.value.rows.length > mostImportedShifts) return refuse('too-many-rows');
    const table = { ...read.value, meanings: meanings.value };
    return { asker, store, table, bytes };
  };

  router.post('/check', async (request, response) => {
    const asked = await tableOf(request, response);
    if (!asked) return;
    const { header, meanings } = asked.table;
    const { rows } = await checkShifts(deps, rooms, asked.asker.account, asked);
    const columns = header.map((title, at) => ({ title, meaning: meanings[at] ?? null }));
    await sendJson(request, response, planImportCheckSchema.parse({ columns, rows }));
  });

  router.post('/', async (request, response) => {
    const { success, data: attempt } = uuidSchema.safeParse(request.query['attempt']);
    if (!success) {
      sendProblem(response, 'bad-request');
      return;
    }
    const asked = await tableOf(request, response);
    if (!asked) return;
    const { store, table, bytes } = asked;
    const { account } = asked.asker;
    const said = rooms.requestHash('planning', store.id, bytes);
    const done = await importShifts(deps, rooms, account, {
      ...{ table, store },
      once: (trx, now, work) => rooms.once(trx, { account, attempt, request: said }, now, work),
    });
    if (done.ok) response.status(201).json(planImportedSchema.parse(done.value));
    else sendProblem(response, done.refusal === 'malformed' ? 'bad-request' : done.refusal);
  });

  router.get('/template', async (request, response) => {
    const asker = await askedBy(request, response);
    const asked = asker && readBody(planTemplateSchema, request.query, response);
    const store = asked && (await storeOf(deps.db, asker, asked.establishment, response));
    if (!store) return;
    const place = { organisation: asker.account.organisation, establishment: store.id };
    const people = await findPlannedPeople(deps.db, rooms, place);
    const rows = planTemplateRows(people, asked.language);
    const name = asked.language === 'fr' ? 'modele-planning' : 'schedule-template';
    if (asked.format === 'csv') sendFile(response, `${name}.csv`, csvType, writeCsv(rows));
    else sendFile(response, `${name}.xlsx`, xlsxType, await writeXlsx(rows));
  });

  return router;
}
