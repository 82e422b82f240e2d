import {
  type DeviceView,
  approveRequestSchema,
  inspectRequestSchema,
} from '@comptoir/shared/devices/portal';
import { fingerprint } from '@comptoir/shared/devices/enrolment';
import express, { type Response, type Router } from 'express';
import type { PortalSessions } from '../access/accounts/sessions.ts';
import type { Deps } from '../deps.ts';
import { type DeviceRecord, allDevices } from '../directory/devices.ts';
import { requirePermission } from '../http/authenticate.ts';
import { readBody } from '../http/bodies.ts';
import { sendProblem } from '../http/problem.ts';
import { type EstablishmentScope, covers, portalSource } from '../http/scopes.ts';
import type { ApprovalRefusal, Approvals } from './approval.ts';
import { countQuarantined } from './quarantine/queries.ts';
import { knownEstablishments } from './queries.ts';
import {
  type ChangeDevice,
  type ChangedBy,
  clearDevice,
  loseDevice,
  retireDevice,
  revokeDevice,
} from './revocation.ts';
import { storedKey } from '../platform/signature.ts';

const acts: readonly (readonly [string, ChangeDevice])[] = [
  ['retire', retireDevice],
  ['lose', loseDevice],
  ['revoke', revokeDevice],
  ['clear', clearDevice],
];

/**
 * Tablets in the portal: the list with what is silent, and who may join or must go.
 *
 * @param doors `app`: the version that the server hands out
 */
export function devicePortalRoutes(
  deps: Deps,
  doors: { sessions: PortalSessions; approvals: Approvals; app: string | null },
): Router {
  const { sessions, approvals, app } = doors;
  const router = express.Router();
  const permission = 'devices.manage';

  router.get('/', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, permission);
    if (scope) response.json({ devices: await listDevices(deps, scope), app });
  });

  router.post('/inspect', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, permission);
    const asked = scope && readBody(inspectRequestSchema, request.body, response);
    if (!asked) return;
    const found = await approvals.inspect(inputOf(scope, asked));
    if (!found.ok) refuse(response, found.refusal);
    else if (!covers(scope, found.value.establishment.establishment)) {
      sendProblem(response, 'not-allowed');
    } else {
      const { enrolment, establishment } = found.value;
      response.json({
        fingerprint: enrolment.fingerprint,
        address: enrolment.address,
        age: Math.max(0, deps.clock.now() - enrolment.created_at),
        establishment: { id: establishment.establishment, name: establishment.name },
      });
    }
  });

  router.post('/approve', async (request, response) => {
    const scope = await requirePermission(sessions, request, response, permission);
    const asked = scope && readBody(approveRequestSchema, request.body, response);
    if (!asked) return;
    const { fingerprint: compared, replaces } = asked;
    const found = await approvals.inspect(inputOf(scope, asked));
    if (!found.ok) {
      refuse(response, found.refusal);
      return;
    }
    if (!covers(scope, found.value.establishment.establishment)) {
      sendProblem(response, 'not-allowed');
      return;
    }
    const input = { ...inputOf(scope, asked), replaces };
    const approved = await approvals.approve({ ...input, fingerprint: compared });
    if (approved.ok) response.status(201).json({ device: approved.value.device });
    else refuse(response, approved.refusal);
  });

  for (const [act, change] of acts) {
    router.post(`/:id/${act}`, async (request, response) => {
      const scope = await requirePermission(sessions, request, response, permission);
      if (!scope) return;
      const done = await change(deps, request.params.id, changedBy(scope));
      if (done.ok) response.status(204).end();
      else sendProblem(response, done.refusal);
    });
  }

  return router;
}

function inputOf(scope: EstablishmentScope, asked: { code: string; establishment: string | null }) {
  return {
    approver: scope.account,
    userCode: asked.code,
    establishment: asked.establishment,
    organisation: scope.organisation,
    actor: scope.person,
    source: portalSource(scope),
  };
}

function changedBy(scope: EstablishmentScope): ChangedBy {
  return {
    actor: scope.person,
    source: portalSource(scope),
    mayChange: (device) => isTheirs(scope, device),
  };
}

function isTheirs(scope: EstablishmentScope, device: DeviceRecord): boolean {
  return device.organisation === scope.organisation && covers(scope, device.establishment);
}

async function listDevices(deps: Deps, scope: EstablishmentScope): Promise<DeviceView[]> {
  const { organisation } = scope;
  const stores = await knownEstablishments(deps.db, organisation);
  const nameOf = new Map(stores.map((one) => [one.establishment, one.name]));
  const quarantined = await countQuarantined(deps.db, organisation);
  const devices = (await allDevices(deps.db)).filter((device) => isTheirs(scope, device));
  return devices.map((device) => ({
    id: device.id,
    establishment: {
      id: device.establishment,
      name: nameOf.get(device.establishment) ?? device.establishment,
    },
    status: device.status,
    replacedBy: devices.find((other) => other.replaces === device.id)?.id ?? null,
    givenUpAt: device.given_up_at,
    fingerprint: fingerprint(storedKey(device.sign_key), storedKey(device.wrap_key)),
    enrolledAt: device.enrolled_at,
    lastSeenAt: device.last_seen_at,
    app: device.app,
    pending: { count: device.pending_count, oldest: device.pending_oldest },
    forked: device.forked === 1,
    quarantined: quarantined.get(device.id)?.all ?? 0,
    unsettled: quarantined.get(device.id)?.open ?? 0,
  }));
}

/** An organisation of several establishments is asked which; one that has none has nothing to find. */
function refuse(response: Response, refusal: ApprovalRefusal): void {
  if (refusal === 'no-establishment') sendProblem(response, 'not-found');
  else if (refusal === 'which-establishment') sendProblem(response, 'bad-request');
  else if (refusal === 'already-replaced')
    sendProblem(response, 'conflict', { detail: 'replaced' });
  else if (refusal === 'too-many-requests') {
    sendProblem(response, refusal, { retryAfter: 600 });
  } else sendProblem(response, refusal);
}
