import { fingerprint } from '@comptoir/shared/devices/enrolment';
import { type Apart, settleRequestSchema } from '@comptoir/shared/devices/portal';
import express, { type Request, type Response, type Router } from 'express';
import type { PortalSessions } from '../../access/accounts/sessions.ts';
import type { Deps } from '../../deps.ts';
import { type DeviceRecord, allDevices, deviceById } from '../../directory/devices.ts';
import { requireAny, requirePermission } from '../../http/authenticate.ts';
import { readBody } from '../../http/bodies.ts';
import { sendProblem } from '../../http/problem.ts';
import { type EstablishmentScope, covers } from '../../http/scopes.ts';
import { saltedText } from '../../journal/salted-text.ts';
import { knownEstablishments } from '../queries.ts';
import { quarantineAnswer } from './answer.ts';
import { storedKey } from '../../platform/signature.ts';
import { countQuarantined, findEntry } from './queries.ts';
import { settle } from './settling.ts';

const mayLook = ['devices.manage', 'punches.approve'] as const;

/** What a tablet handed in apart: who may see it, and who decides about it (spec DEVICE-21 to DEVICE-24). */
export function quarantineRoutes(deps: Deps, sessions: PortalSessions): Router {
  const router = express.Router({ mergeParams: true });

  router.get('/apart', async (request, response) => {
    const scopes = await requireAny(sessions, request, response, mayLook);
    if (scopes) response.json({ devices: await listApart(deps, scopes) });
  });

  router.get('/:id/quarantine', async (request, response) => {
    const scopes = await requireAny(sessions, request, response, mayLook);
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
  if (!device) return sendProblem(response, 'not-found');
  const asked = readBody(settleRequestSchema, request.body, response);
  if (!asked) return;
  const { id, organisation } = device;
  const named = { organisation, device: id, hash: request.params.hash };
  const entry = await findEntry(deps.db, named);
  if (!entry) return sendProblem(response, 'not-found');
  const reason = asked.act === 'dismiss' ? saltedText(deps.random, asked.reason) : null;
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
  return device && isWithin(scopes, device) ? device : null;
}

function isWithin(scopes: readonly EstablishmentScope[], device: DeviceRecord): boolean {
  return scopes.some(
    (scope) => device.organisation === scope.organisation && covers(scope, device.establishment),
  );
}

/** Tablets within one of the scopes of which something waits for a decision. */
async function listApart(deps: Deps, scopes: readonly EstablishmentScope[]): Promise<Apart[]> {
  const organisation = scopes[0]?.organisation ?? '';
  const counts = await countQuarantined(deps.db, organisation);
  const waiting = (id: string) => counts.get(id)?.open ?? 0;
  const all = counts.size === 0 ? [] : await allDevices(deps.db);
  const devices = all.filter((device) => waiting(device.id) > 0 && isWithin(scopes, device));
  const stores = await knownEstablishments(deps.db, organisation);
  const nameOf = new Map(stores.map(({ establishment, name }) => [establishment, name]));
  return devices.map(({ id, establishment, sign_key, wrap_key }) => ({
    id,
    establishment: { id: establishment, name: nameOf.get(establishment) ?? establishment },
    fingerprint: fingerprint(storedKey(sign_key), storedKey(wrap_key)),
    unsettled: waiting(id),
  }));
}
