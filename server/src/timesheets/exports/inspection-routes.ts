import { csvType, xlsxType } from '@comptoir/shared/employees/table-file';
import { languageSchema } from '@comptoir/shared/establishments/languages';
import { byteOrderMark, csvLine, writeCell } from '@comptoir/shared/timesheets/exports/cells';
import {
  inspectionHeader,
  inspectionRows,
  inspectionSpan,
} from '@comptoir/shared/timesheets/exports/inspection';
import express, { type Router } from 'express';
import * as z from 'zod/mini';
import type { PortalSessions } from '../../access/accounts/sessions.ts';
import type { Deps } from '../../deps.ts';
import { requirePermission } from '../../http/authenticate.ts';
import { readBody } from '../../http/bodies.ts';
import { sendProblem } from '../../http/problem.ts';
import { renderPdf } from '../../platform/pdf.ts';
import { findOrganisationName } from '../sheets/queries.ts';
import type { SheetRooms } from '../sheets/read.ts';
import { choosePeople, sheetsOf, spanShape } from './asked.ts';
import { inspectionPaper, paperLimit } from './inspection-paper.ts';
import type { Exported } from './made.ts';
import { announceFile, collectRows, streamText } from './stream.ts';
import { writeSheet, xlsxLimit } from './xlsx.ts';

const querySchema = z.strictObject({
  ...spanShape,
  format: z.enum(['csv', 'xlsx', 'pdf']),
  language: z.optional(languageSchema),
});

const types = { csv: csvType, xlsx: xlsxType, pdf: 'application/pdf' };

/** `GET /api/portal/inspection`: what the labour inspector is shown, of a store or of the house, twelve months back. */
export function inspectionRoutes(
  deps: Deps,
  { sessions, rooms }: { sessions: PortalSessions; rooms: SheetRooms },
): Router {
  const router = express.Router();
  router.get('/', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, 'hours.read');
    const asked = scope && readBody(querySchema, request.query, response);
    if (!asked) return;
    const chosen = await choosePeople(deps, scope, asked, inspectionSpan);
    if (!chosen.ok) {
      sendProblem(response, chosen.refusal);
      return;
    }
    const { format, language = 'fr', from, to } = asked;
    const { organisation } = scope;
    const people = sheetsOf(deps, rooms, organisation, chosen.value);
    const stem = language === 'fr' ? 'inspection' : 'labour-inspection';
    const file = { name: `${stem}-${from}-${to}.${format}`, type: types[format] };
    const header = inspectionHeader(language);
    const rowsOf = ({ read, person }: Exported) => {
      const name = `${person.family} ${person.given}`.trim();
      const words = { zone: read.settings.zone, language };
      return inspectionRows(read.sheet, { name, externalId: person.externalId }, words);
    };
    if (format === 'csv') {
      await streamText(response, file, csvOf(header, people, rowsOf));
      return;
    }
    const limit = format === 'pdf' ? paperLimit : xlsxLimit;
    const rows = await collectRows(people, rowsOf, limit);
    if (rows === null) {
      sendProblem(response, 'too-large');
      return;
    }
    if (format === 'xlsx') {
      const cells = rows.map((row) => row.map((text) => ({ text })));
      announceFile(response, file);
      response.send(await writeSheet(header, cells, 'clock'));
      return;
    }
    const { span, names } = chosen.value;
    const place =
      span.establishment === null
        ? await findOrganisationName(deps.db, organisation)
        : (names.get(span.establishment) ?? '');
    const paper = inspectionPaper(rows, { place, from, to, language, now: deps.clock.now() });
    const bytes = await renderPdf(paper);
    announceFile(response, file);
    response.send(bytes);
  });
  return router;
}

async function* csvOf(
  header: readonly string[],
  people: AsyncIterable<Exported>,
  rowsOf: (one: Exported) => string[][],
): AsyncGenerator<string> {
  yield byteOrderMark + lineOf(header);
  for await (const one of people) {
    const lines = rowsOf(one).map(lineOf);
    if (lines.length > 0) yield lines.join('');
  }
}

function lineOf(cells: readonly string[]): string {
  return csvLine(
    cells.map((text) => writeCell({ text }, 'clock')),
    ';',
  );
}
