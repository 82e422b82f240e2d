import {
  type EstablishmentView,
  establishmentPatchSchema,
  establishmentRequestSchema,
  establishmentViewSchema,
  establishmentsAnswerSchema,
} from '@comptoir/shared/establishments/portal';
import type { EstablishmentSettings } from '@comptoir/shared/establishments/operations';
import { defaultSettings } from '@comptoir/shared/establishments/default-settings';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { isZone } from '@comptoir/shared/time/zone';
import express, { type Router } from 'express';
import type { PortalSessions } from '../access/accounts/sessions.ts';
import type { Reader } from '../database/connection.ts';
import type { Deps } from '../deps.ts';
import { requirePermission } from '../http/authenticate.ts';
import { readBody } from '../http/bodies.ts';
import { sendProblem } from '../http/problem.ts';
import {
  type EstablishmentScope,
  covers,
  coversAll,
  organisationOf,
  portalSource,
} from '../http/scopes.ts';
import { appendServer } from '../journal/append.ts';
import { findEstablishmentIds, findEstablishmentRows } from './queries.ts';

/** @param doors `address`: scheme and host under which tablets reach this server */
export function establishmentPortalRoutes(
  deps: Deps,
  doors: { sessions: PortalSessions; address: () => Promise<URL> },
): Router {
  const router = express.Router();
  const permission = 'establishments.manage';

  router.get('/', async (request, response) => {
    const scope = await requirePermission(doors.sessions, request, response, permission);
    if (!scope) return;
    const establishments = (await findViews(deps.db, scope.organisation)).filter(({ id }) =>
      covers(scope, id),
    );
    const kioskAddress = (await doors.address()).origin;
    response.json(establishmentsAnswerSchema.parse({ establishments, kioskAddress }));
  });

  router.post('/', async (request, response) => {
    const scope = await requirePermission(doors.sessions, request, response, permission);
    const asked = scope && readBody(establishmentRequestSchema, request.body, response);
    if (!asked) return;
    // Another store is the organisation's: who administers one store alone would not even see it.
    if (!coversAll(scope)) {
      sendProblem(response, 'not-allowed');
      return;
    }
    if (!isZone(asked.zone)) {
      sendProblem(response, 'bad-request');
      return;
    }
    const made = await create(deps, scope, asked);
    response.status(201).json(establishmentViewSchema.parse(made));
  });

  router.patch('/:id', async (request, response) => {
    const scope = await requirePermission(doors.sessions, request, response, permission);
    const patch = scope && readBody(establishmentPatchSchema, request.body, response);
    if (!patch) return;
    const { id } = request.params;
    const before = (await findViews(deps.db, scope.organisation)).find((one) => one.id === id);
    if (!before || !covers(scope, id)) {
      sendProblem(response, 'not-found');
      return;
    }
    const [outcome] = await appendServer(deps, organisationOf(scope), [
      {
        ...{ establishment: id, actor: scope.person, auth: 'none', attachments: [] },
        source: portalSource(scope),
        kind: 'establishment.edit',
        body: { changes: patch },
      },
    ]);
    if (outcome?.refusal) {
      sendProblem(response, outcome.refusal);
      return;
    }
    const after = (await findViews(deps.db, scope.organisation)).find((one) => one.id === id);
    response.json(establishmentViewSchema.parse(after));
  });

  return router;
}

async function create(
  deps: Deps,
  scope: EstablishmentScope,
  { name, zone }: { name: string; zone: string },
): Promise<EstablishmentView> {
  const { db, clock, random } = deps;
  const establishment = uuidv7(clock.now(), random.bytes(10));
  const text = makeAttachment(Buffer.from(random.bytes(16)).toString('hex'), name);
  // What the house has chosen once is what its next store begins with.
  const [first] = await findViews(db, scope.organisation);
  const settings: EstablishmentSettings = { ...(first?.settings ?? defaultSettings), zone };
  const [outcome] = await appendServer(deps, organisationOf(scope), [
    {
      establishment,
      actor: scope.person,
      auth: 'none',
      source: portalSource(scope),
      kind: 'establishment.create',
      body: { establishment, nameText: text.hash, settings },
      attachments: [text],
    },
  ]);
  if (outcome?.status !== 'applied') throw new Error('A new establishment was refused.');
  return { id: establishment, name, contact: null, settings };
}

async function findViews(db: Reader, organisation: string): Promise<EstablishmentView[]> {
  const ids = await findEstablishmentIds(db, organisation);
  const rows = await findEstablishmentRows(db, organisation, ids);
  return ids.flatMap((id) => {
    const row = rows.get(id);
    return row ? [{ id, name: row.name, contact: row.contact, settings: row.settings }] : [];
  });
}
