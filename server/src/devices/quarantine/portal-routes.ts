import { settleRequestSchema } from '@comptoir/shared/devices/portal';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import express, { type Request, type Response, type Router } from 'express';
import type { PortalSessions } from '../../access/accounts/sessions.ts';
import type { Deps } from '../../deps.ts';
import { type DeviceRecord, deviceById } from '../../directory/devices.ts';
import { requireAny, requirePermission } from '../../http/authenticate.ts';
import { readBody } from '../../http/bodies.ts';
import { sendProblem } from '../../http/problem.ts';
import { type EstablishmentScope, covers } from '../../http/scopes.ts';
import { knownEstablishments } from '../queries.ts';
import { quarantineAnswer } from './answer.ts';
import { findEntry } from './queries.ts';
import { settle } from './settling.ts';

/** What a tablet handed in apart: who may see it, and who decides about it (spec DEVICE-21 to DEVICE-24). */
export function quarantineRoutes(deps: Deps, sessions: PortalSessions): Router {
  const router = express.Router({ mergeParams: true });

  router.get('/:id/quarantine', async (request, response) => {
    const scopes = await requireAny(sessions, request, response, [
      'devices.manage',
      'punches.approve',
    ]);
    if (!scopes) return;
    const device = await theirs(deps, scopes, request.params.id);
    if (!device) return sendProblem(response, 'not-found');
    const stores = await knownEstablishments(deps.db, device.organisation);
    const store = stores.find(({ establishment }) => establishment === device.establishment);
    response.json(await quarantineAnswer(deps.db, device, store?.name ?? device.establishment));
  });

  router.post('/:id/quarantine/:hash', async (request, response) => {
    await decide(deps, sessions, request, response);
  });

  return router;
}

async function decide(
  deps: Deps,
  sessions: PortalSessions,
  request: Request<{ id: string; hash: string }>,
  response: Response,
): Promise<void> {
  const scope = await requirePermission(sessions, request, response, 'punches.approve');
  if (!scope) return;
  const device = await theirs(deps, [scope], request.params.id);
  const { organisation } = scope;
  const entry =
    device &&
    (await findEntry(deps.db, { organisation, device: device.id, hash: request.params.hash }));
  if (!device || !entry) return sendProblem(response, 'not-found');
  const asked = readBody(settleRequestSchema, request.body, response);
  if (!asked) return;
  const random = Buffer.from(deps.random.bytes(16)).toString('hex');
  const reason = asked.act === 'dismiss' ? makeAttachment(random, asked.reason) : null;
  const done = await settle(deps, { scope, device, entry }, { asked, reason });
  if (done.ok) response.status(204).end();
  else sendProblem(response, done.refusal);
}

/** A tablet that lies within one of the scopes: any other does not exist (X03). */
async function theirs(
  deps: Deps,
  scopes: readonly EstablishmentScope[],
  id: string,
): Promise<DeviceRecord | null> {
  const device = await deviceById(deps.db, id);
  const within = scopes.some(
    (scope) => device?.organisation === scope.organisation && covers(scope, device.establishment),
  );
  return device && within ? device : null;
}
