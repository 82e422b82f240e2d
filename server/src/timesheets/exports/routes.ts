import { csvType, xlsxType } from '@comptoir/shared/employees/table-file';
import { uuidSchema } from '@comptoir/shared/journal/ids';
import { ownHoursSpan } from '@comptoir/shared/timesheets/own-hours';
import { exportHeader } from '@comptoir/shared/timesheets/exports/lines';
import {
  type ExportView,
  exportDefinitionSchema,
  exportPreviewRequestSchema,
  exportPreviewSchema,
  exportsAnswerSchema,
} from '@comptoir/shared/timesheets/portal';
import express, { type Router } from 'express';
import * as z from 'zod/mini';
import type { PortalSessions } from '../../access/accounts/sessions.ts';
import type { Deps } from '../../deps.ts';
import { requirePermission } from '../../http/authenticate.ts';
import { readBody } from '../../http/bodies.ts';
import { sendProblem } from '../../http/problem.ts';
import { organisationOf, portalSource } from '../../http/scopes.ts';
import { appendServer } from '../../journal/append.ts';
import { saltedText } from '../../journal/salted-text.ts';
import type { SheetRooms } from '../sheets/read.ts';
import { choosePeople, sheetsOf, spanShape } from './asked.ts';
import { exportText, linesOf } from './made.ts';
import { previewOf } from './preview.ts';
import { findExports } from './queries.ts';
import { announceFile, collectRows, streamText } from './stream.ts';
import { writeSheet, xlsxLimit } from './xlsx.ts';

const fileSchema = z.strictObject(spanShape);
const previewSchema = z.strictObject({ ...exportPreviewRequestSchema.shape, ...spanShape });

const types: Record<ExportView['format'], { extension: string; type: string }> = {
  csv: { extension: 'csv', type: csvType },
  xlsx: { extension: 'xlsx', type: xlsxType },
  silae: { extension: 'csv', type: csvType },
  sage: { extension: 'txt', type: 'text/plain' },
};

/** `/api/portal/exports`: how the house hands its hours to payroll, and the files themselves (W6). */
export function exportRoutes(
  deps: Deps,
  { sessions, rooms }: { sessions: PortalSessions; rooms: SheetRooms },
): Router {
  const { db } = deps;
  const router = express.Router();

  router.get('/', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, 'exports.read');
    if (!scope) return;
    response.json(
      exportsAnswerSchema.parse({ exports: await findExports(db, scope.organisation) }),
    );
  });

  router.put('/:id', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, 'exports.read');
    const asked = scope && readBody(exportDefinitionSchema, request.body, response);
    const id = uuidSchema.safeParse(request.params['id']);
    if (!asked) return;
    if (!id.success) {
      sendProblem(response, 'not-found');
      return;
    }
    const { name, ...definition } = asked;
    const attachment = saltedText(deps.random, name);
    const [outcome] = await appendServer(deps, organisationOf(scope), [
      {
        ...{ establishment: null, actor: scope.person, auth: 'none', source: portalSource(scope) },
        kind: 'export.define',
        body: { export: id.data, nameText: attachment.hash, ...definition },
        attachments: [attachment],
      },
    ]);
    if (outcome?.refusal) sendProblem(response, outcome.refusal);
    else response.status(204).end();
  });

  router.post('/preview', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, 'exports.read');
    const asked = scope && readBody(previewSchema, request.body, response);
    if (!asked) return;
    const chosen = await choosePeople(deps, scope, asked, ownHoursSpan);
    if (!chosen.ok) {
      sendProblem(response, chosen.refusal);
      return;
    }
    const people = sheetsOf(deps, rooms, scope.organisation, chosen.value);
    const preview = await previewOf(asked, people, chosen.value.names);
    response.json(exportPreviewSchema.parse(preview));
  });

  router.get('/:id/file', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, 'exports.read');
    const asked = scope && readBody(fileSchema, request.query, response);
    if (!asked) return;
    const { organisation } = scope;
    const known = await findExports(db, organisation);
    const definition = known.find(({ id }) => id === request.params['id']);
    if (!definition) {
      sendProblem(response, 'not-found');
      return;
    }
    const chosen = await choosePeople(deps, scope, asked, ownHoursSpan);
    if (!chosen.ok) {
      sendProblem(response, chosen.refusal);
      return;
    }
    const { format, columns } = definition;
    const { extension, type } = types[format];
    const file = { name: `comptoir-${asked.from}-${asked.to}.${extension}`, type };
    const people = sheetsOf(deps, rooms, organisation, chosen.value);
    const { names } = chosen.value;
    if (format !== 'xlsx') {
      await streamText(response, file, exportText(definition, people, names));
      return;
    }
    const rows = await collectRows(people, (one) => linesOf(columns, one, names), xlsxLimit);
    if (rows === null) {
      sendProblem(response, 'too-large');
      return;
    }
    announceFile(response, file);
    response.send(await writeSheet(exportHeader(columns), rows, columns.hours));
  });

  return router;
}
