import { csvType, tableLimits, tableTypes, xlsxType } from '@comptoir/shared/employees/table-file';
import { languageSchema } from '@comptoir/shared/establishments/languages';
import { uuidSchema } from '@comptoir/shared/journal/ids';
import express, { type Request, type Response, type Router } from 'express';
import * as z from 'zod/mini';
import type { PortalSessions } from '../../access/accounts/sessions.ts';
import type { Deps } from '../../deps.ts';
import { readBody, readRaw } from '../../http/bodies.ts';
import { sendJson } from '../../http/gzip.ts';
import { sendProblem } from '../../http/problem.ts';
import { establishmentsIn } from '../../http/scopes.ts';
import { sendFile } from '../../http/send-file.ts';
import { writeCsv, writeXlsx } from '../../platform/tables/write-table.ts';
import { findEstablishments } from '../../journal/queries.ts';
import { requestHash } from '../once.ts';
import type { Asking } from '../portal-asking.ts';
import { refuse } from '../portal-asking.ts';
import type { EmailsRoom, Importer } from './house.ts';
import { checkImport, importPeople } from './import-people.ts';
import { type Table, readTable } from './read-table.ts';
import { templateRows } from './template.ts';

const readFile = express.raw({
  type: [...tableTypes],
  limit: tableLimits.bytes,
  inflate: false,
});

const templateSchema = z.strictObject({
  format: z.enum(['csv', 'xlsx']),
  language: languageSchema,
});

type Asked = { importer: Importer; table: Table; home: string; bytes: Buffer };

/** `/api/portal/employees/import`: a table of people is checked row by row, then taken whole or not at all (W12). */
export function importRoutes(
  deps: Deps,
  doors: { asking: Asking; sessions: Pick<PortalSessions, 'isProved'>; rooms: EmailsRoom },
): Router {
  const { sessions, rooms } = doors;
  const { askedBy } = doors.asking;
  const router = express.Router();

  /** Who imports what, and where; null once a refusal was answered. */
  const tableOf = async (request: Request, response: Response): Promise<Asked | null> => {
    const importer = await askedBy(request, response, 'employees.manage');
    if (!importer) return null;
    const home = uuidSchema.safeParse(request.query['establishment']);
    const within = establishmentsIn(importer.scope);
    if (!home.success) {
      sendProblem(response, 'bad-request');
      return null;
    }
    const known = await findEstablishments(deps.db, importer.scope.organisation, [home.data]);
    if (known.size === 0 || (within !== 'all' && !within.has(home.data))) {
      sendProblem(response, 'not-found');
      return null;
    }
    // Called once it is known who sends: a stranger's file is never read.
    await readRaw(readFile, request, response);
    const body: unknown = request.body;
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    const table = await readTable(bytes);
    if (table.ok) return { importer, table: table.value, home: home.data, bytes };
    sendProblem(response, 'unreadable-file', { detail: table.refusal });
    return null;
  };

  router.post('/check', async (request, response) => {
    const asked = await tableOf(request, response);
    if (!asked) return;
    const { header, columns } = asked.table;
    const { rows } = await checkImport(deps, rooms, asked.importer, asked);
    const told = header.map((title, at) => ({ title, meaning: columns.meanings[at] ?? null }));
    await sendJson(request, response, { columns: told, rows });
  });

  router.post('/', async (request, response) => {
    const id = z.optional(uuidSchema).safeParse(request.query['attempt']);
    if (!id.success) {
      sendProblem(response, 'bad-request');
      return;
    }
    const asked = await tableOf(request, response);
    if (!asked) return;
    const { importer, home, bytes } = asked;
    const { account } = importer;
    const said = requestHash('import', home, bytes);
    const made = await importPeople(deps, rooms, importer, {
      ...asked,
      proved: await sessions.isProved(request),
      attempt: id.data === undefined ? null : { account, attempt: id.data, request: said },
    });
    if (made.ok) response.status(201).json({ people: made.value });
    else refuse(response, made);
  });

  router.get('/template', async (request, response) => {
    if (!(await askedBy(request, response, 'employees.manage'))) return;
    const asked = readBody(templateSchema, request.query, response);
    if (!asked) return;
    const rows = templateRows(asked.language);
    const name = asked.language === 'fr' ? 'modele-utilisateurs' : 'users-template';
    if (asked.format === 'csv') sendFile(response, `${name}.csv`, csvType, writeCsv(rows));
    else sendFile(response, `${name}.xlsx`, xlsxType, await writeXlsx(rows));
  });

  return router;
}
