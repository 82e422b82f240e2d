import { isLifeKind, stateAfterChange, stateOfChange } from '@comptoir/shared/devices/life';
import type { DeviceState, continuationReasons } from '@comptoir/shared/devices/operations';
import type { Hash } from '@comptoir/shared/journal/hash';
import type { Reader, Trx } from '../database/connection.ts';
import { insertRows } from '../database/insert-rows.ts';
import { kindOf } from '../devices/quarantine/reading.ts';
import type { DeviceScope } from '../http/scopes.ts';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../journal/batch.ts';

type Kinds =
  | 'device.enrol'
  | 'device.retire'
  | 'device.lose'
  | 'device.revoke'
  | 'device.clear'
  | 'device.continue';

/** The life of tablets. Their credentials are rows of the directory; here only what operations say of them. */
export async function projectDevices(
  batch: Batch,
  items: readonly Accepted<Kinds>[],
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const item of items) verdicts.push(await project(batch, item));
  return verdicts;
}

async function project(batch: Batch, item: Accepted<Kinds>): Promise<Verdict> {
  const { operation, flags } = item;
  if (isLife(item)) return changeState(batch, item);
  if (operation.kind === 'device.clear') {
    await setDevice(batch, operation.body.device, { forked: 0, given_up_at: batch.receivedAt });
  } else if (operation.kind === 'device.enrol') {
    if (operation.body.replaces) await retireReplaced(batch, operation.body.replaces);
  } else if (operation.kind === 'device.continue' && isForked(operation.body.reason)) {
    if ('device' in operation) await setDevice(batch, operation.device, { forked: 1 });
  }
  return applied(flags);
}

type LifeKinds = 'device.retire' | 'device.lose' | 'device.revoke';

function isLife(item: Accepted<Kinds>): item is Accepted<LifeKinds> {
  return isLifeKind(item.operation.kind);
}

/** Judged under the lock (spec DEVICE-15); the row stands beside the journal, so what was decided then is not judged again. */
async function changeState(
  batch: Batch,
  { operation, flags }: Accepted<LifeKinds>,
): Promise<Verdict> {
  const { kind, body } = operation;
  if (!batch.again) {
    const state = await findState(batch, body.device);
    if (state === null) return refusedBecause('not-found');
    if (stateAfterChange(kind, state) === null) return refusedBecause('conflict');
  }
  await setDevice(batch, body.device, { status: stateOfChange(kind) });
  return applied(flags);
}

/** One that works goes on until another stands in its place; one that is lost or ended stays so (spec DEVICE-18). */
async function retireReplaced(batch: Batch, device: string): Promise<void> {
  if ((await findState(batch, device)) !== 'active') return;
  await setDevice(batch, device, { status: 'retiring' });
}

async function findState(batch: Batch, device: string): Promise<DeviceState | null> {
  const row = await batch.trx
    .selectFrom('device')
    .select('status')
    .where('organisation', '=', batch.organisation)
    .where('id', '=', device)
    .executeTakeFirst();
  return row?.status ?? null;
}

/** Whether a new epoch means that somebody has to look: two branches of one tablet exist, or it lost something. */
export function isForked(reason: (typeof continuationReasons)[number]): boolean {
  return reason !== 'server-behind';
}

async function setDevice(
  batch: Batch,
  device: string,
  change: { status: DeviceState } | { forked: 0 | 1; given_up_at?: number },
): Promise<void> {
  await batch.trx
    .updateTable('device')
    .set(change)
    .where('organisation', '=', batch.organisation)
    .where('id', '=', device)
    .execute();
}

/** Moves the end of an epoch, or opens it. */
export async function moveEpoch(
  trx: Trx,
  scope: DeviceScope,
  end: { epoch: string; seq: number; head: Hash; at: number },
): Promise<void> {
  const { organisation, device } = scope;
  const moved = { last_seq: end.seq, head: end.head };
  await trx
    .insertInto('epoch')
    .values({ organisation, device, epoch: end.epoch, ...moved, opened_at: end.at })
    .onConflict((on) => on.columns(['organisation', 'device', 'epoch']).doUpdateSet(moved))
    .execute();
}

/**
 * Keeps the signature that a push came with, beside what it brought (spec EVID-1). One under the same seq was of a push that
 * was not taken to its end: the newer one covers what is there now.
 */
export async function keepSignature(
  trx: Trx,
  scope: DeviceScope,
  of: { epoch: string; seq: number; signature: string },
): Promise<void> {
  const { organisation, device } = scope;
  const { signature } = of;
  await trx
    .insertInto('push_signature')
    .values({ organisation, device, ...of })
    .onConflict((on) =>
      on.columns(['organisation', 'device', 'epoch', 'seq']).doUpdateSet({ signature }),
    )
    .execute();
}

const quarantineColumns = [
  'organisation',
  'device',
  'hash',
  'epoch',
  'seq',
  'bytes',
  'kind',
  'reason',
  'received_at',
] as const;

export type Quarantined = { epoch: string; seq: number; hash: Hash; bytes: string | null };

/** Keeps operations that the journal cannot take, by hash: handing them in again changes nothing. */
export async function quarantine(
  trx: Trx,
  scope: DeviceScope,
  of: { operations: readonly Quarantined[]; reason: 'fork' | 'drain' | 'export'; at: number },
): Promise<void> {
  const { organisation, device } = scope;
  const rows = of.operations.map(({ epoch, seq, hash, bytes }) => ({
    organisation,
    device,
    hash,
    epoch,
    seq,
    bytes,
    kind: kindOf(bytes),
    reason: of.reason,
    received_at: of.at,
  }));
  await insertRows(trx, 'quarantine', rows, {
    columns: quarantineColumns,
    purpose: 'once',
    conflict: (insert) =>
      insert.onConflict((on) => on.columns(['organisation', 'device', 'hash']).doNothing()),
  });
}

export async function markForked(trx: Trx, scope: DeviceScope): Promise<void> {
  await trx
    .updateTable('device')
    .set({ forked: 1 })
    .where('id', '=', scope.device)
    .where('organisation', '=', scope.organisation)
    .execute();
}

/** What a tablet says of itself at each contact. */
export type Contact = {
  at: number;
  /** Left out: it does not say. */
  app?: string;
  pending: { count: number; oldest: number | null };
};

export async function noteContact(
  db: Reader,
  scope: DeviceScope,
  { at, app, pending }: Contact,
): Promise<void> {
  await db
    .updateTable('device')
    .set({
      last_seen_at: at,
      ...(app !== undefined && { app }),
      pending_count: pending.count,
      pending_oldest: pending.oldest,
    })
    .where('id', '=', scope.device)
    .where('organisation', '=', scope.organisation)
    .execute();
}
