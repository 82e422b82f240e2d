import { exportRequestSchema } from '@comptoir/shared/employees/portal';
import { csvType, xlsxType } from '@comptoir/shared/employees/table-file';
import express, { type Router } from 'express';
import type { Deps } from '../../deps.ts';
import { readBody } from '../../http/bodies.ts';
import { sendProblem } from '../../http/problem.ts';
import { type RolesRoom, findLines } from '../list/lines.ts';
import type { Asking } from '../portal-asking.ts';
import { exportRows } from './rows.ts';
import { sendFile } from '../../http/send-file.ts';
import { writeCsv, writeXlsx } from '../../platform/tables/write-table.ts';

/** `POST /api/portal/employees/export`: the list as a file (W11). Somebody who was chosen and is out of reach does not exist (X03). */
export function exportRoutes(deps: Deps, { askedBy }: Asking, rooms: RolesRoom): Router {
  const router = express.Router();
  // A list of ids is longer than any other body of the portal.
  router.post('/', async (request, response) => {
    const who = await askedBy(request, response, 'employees.read');
    const asked = who && readBody(exportRequestSchema, request.body, response);
    if (!asked) return;
    const { language, format } = asked;
    const chosen = asked.people === null ? null : new Set(asked.people);
    const all = await findLines(deps.db, rooms, who.scope, deps.clock.now());
    const lines = all.filter(({ id }) => chosen?.has(id) ?? true);
    if (chosen !== null && lines.length < chosen.size) {
      sendProblem(response, 'not-found');
      return;
    }
    const rows = await exportRows(deps.db, who.scope.organisation, { lines, language });
    const name = language === 'fr' ? 'utilisateurs' : 'users';
    if (format === 'csv') sendFile(response, `${name}.csv`, csvType, writeCsv(rows));
    else sendFile(response, `${name}.xlsx`, xlsxType, await writeXlsx(rows));
  });
  return router;
}
