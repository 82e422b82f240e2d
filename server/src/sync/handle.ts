import {
  type Problem,
  type SyncAnswer,
  type SyncRequest,
  protocolMarker,
} from '@comptoir/shared/sync/messages';
import { withdrawalOf } from '@comptoir/shared/devices/life';
import { silentAfter } from '@comptoir/shared/devices/silence';
import { findPredecessors } from '../access/locks/queries.ts';
import type { Deps } from '../deps.ts';
import type { DirectoryTables } from '../directory/tables.ts';
import type { DeviceScope } from '../http/scopes.ts';
import { wake } from '../journal/append.ts';
import { headOf } from '../journal/head.ts';
import { makeReceipt } from '../journal/receipts.ts';
import { type Reply, acceptPush } from './accept.ts';
import { noteContact } from './commands.ts';
import { readPage } from './feed.ts';
import { findApartBehind, findDevice, findEpochEnd, findSilentBeside } from './queries.ts';
import { endRetired, successionOf } from './succession.ts';

export type SyncReply = { ok: true; answer: SyncAnswer } | { ok: false; problem: Problem };

/** The oldest tablet that this server still understands. */
const minimumApp = '0.1.0';
/** An idle tablet's contact is written down again after this many ms, or when it says something new. */
const contactInterval = 20_000;

/**
 * One round trip of a tablet: takes its operations, answers their outcomes, the end of its epoch, a receipt,
 * and a page of what changed.
 *
 * @param request already of its shape; its operations are untrusted
 */
export async function handleSync(
  deps: Deps,
  scope: DeviceScope,
  request: SyncRequest,
): Promise<SyncReply> {
  const device = await findDevice(deps.db, scope);
  if (!device) return { ok: false, problem: { protocol: protocolMarker, refusal: 'unauthorised' } };
  const withdrawal = withdrawalOf(device.status);
  if (withdrawal) return { ok: false, problem: { protocol: protocolMarker, refusal: withdrawal } };
  const pushed =
    request.operations.length > 0
      ? await acceptPush(deps, scope, device, request)
      : await acceptNothing(deps, scope, device, request);
  if (!pushed.ok) return pushed;
  const { outcomes, last, touched } = pushed.accepted;
  wake(deps, scope.organisation, touched);
  const now = deps.clock.now();
  const head = await headOf(deps.db, scope.organisation);
  const page = await readPage({ deps, scope, device, head, now }, request.cursor);
  await endRetired(deps, device, { request, last });
  const receipt = makeReceipt(deps.keys.receipt, {
    v: 1,
    organisation: scope.organisation,
    device: scope.device,
    epoch: request.epoch,
    seq: last.seq,
    head: last.head,
    receivedAt: now,
    position: head.position,
  });
  return {
    ok: true,
    answer: {
      protocol: protocolMarker,
      outcomes,
      last,
      ...(await apartOf(deps, scope, request, last.seq)),
      receipt,
      ...page,
      safe: deps.backups?.safe(scope.organisation) ?? null,
      serverTime: now,
      minimumApp,
      state: device.status === 'retiring' ? 'retiring' : 'active',
      predecessor: device.replaces,
      predecessors: await predecessorsOf(deps, device),
      succession: await successionOf(deps.db, device, now),
      silent: await findSilentBeside(deps.db, scope, now - silentAfter),
    },
  };
}

async function predecessorsOf(
  { db }: Deps,
  { organisation, replaces }: DirectoryTables['device'],
): Promise<string[]> {
  return replaces === null ? [] : await findPredecessors(db, organisation, replaces);
}

/** An empty push: nothing to write but that the tablet was here. */
/** Somebody else has gone on from this tablet's memory: what of its own branch stands apart is not written again. */
async function apartOf(
  deps: Deps,
  scope: DeviceScope,
  { epoch, first, operations }: SyncRequest,
  end: number,
): Promise<Pick<SyncAnswer, 'quarantined'>> {
  const seq = first + operations.length - 1;
  return end > seq ? { quarantined: await findApartBehind(deps.db, scope, { epoch, seq }) } : {};
}

async function acceptNothing(
  deps: Deps,
  scope: DeviceScope,
  device: DirectoryTables['device'],
  request: SyncRequest,
): Promise<Reply> {
  const now = deps.clock.now();
  const { app, pending } = request;
  const isNew =
    device.app !== app ||
    device.pending_count !== pending.count ||
    device.pending_oldest !== pending.oldest ||
    now - (device.last_seen_at ?? 0) >= contactInterval;
  if (isNew) await noteContact(deps.db, scope, { at: now, app, pending });
  const last = await findEpochEnd(deps.db, scope, request.epoch);
  return { ok: true, accepted: { outcomes: [], last, touched: new Set() } };
}
