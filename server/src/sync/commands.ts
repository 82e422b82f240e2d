import type { DeviceState } from '@comptoir/shared/devices/operations';
import type { Hash } from '@comptoir/shared/journal/hash';
import type { Reader, Trx } from '../database/connection.ts';
import { insertRows } from '../database/insert-rows.ts';
import type { DeviceScope } from '../http/scopes.ts';
import { type Accepted, type Batch, type Verdict, applied } from '../journal/batch.ts';

type Kinds =
  | 'device.enrol'
  | 'device.retire'
  | 'device.lose'
  | 'device.revoke'
  | 'device.clear'
  | 'device.continue';

const statusAfter = {
  'device.retire': 'retiring',
  'device.lose': 'lost',
  'device.revoke': 'revoked',
} as const;

/** The life of tablets. Their credentials are rows of the directory; here only what operations say of them. */
export async function projectDevices(
  batch: Batch,
  items: readonly Accepted<Kinds>[],
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const item of items) verdicts.push(await project(batch, item));
  return verdicts;
}

async function project(batch: Batch, { operation, flags }: Accepted<Kinds>): Promise<Verdict> {
  if (operation.kind in statusAfter) {
    const { kind, body } = operation as typeof operation & { kind: keyof typeof statusAfter };
    await setDevice(batch, (body).device, { status: statusAfter[kind] });
  } else if (operation.kind === 'device.clear') {
    await setDevice(batch, operation.body.device, { forked: 0 });
  } else if (operation.kind === 'device.continue' && isForked(operation.body.reason)) {
    if ('device' in operation) await setDevice(batch, operation.device, { forked: 1 });
  }
  return applied(flags);
}

/** Whether a new epoch means that two branches of one tablet exist: the server went back, or the tablet did. */
export function isForked(reason: 'forked' | 'behind' | 'server-behind'): boolean {
  return reason !== 'server-behind';
}

async function setDevice(
  batch: Batch,
  device: string,
  change: { status: DeviceState } | { forked: 0 | 1 },
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

const quarantineColumns = [
  'organisation',
  'device',
  'hash',
  'epoch',
  'seq',
  'bytes',
  'reason',
  'received_at',
] as const;

export type Quarantined = { epoch: string; seq: number; hash: Hash; bytes: string | null };

/** Keeps operations that the journal cannot take, by hash: handing them in again changes nothing. */
export async function quarantine(
  trx: Trx,
  scope: DeviceScope,
  of: { operations: readonly Quarantined[]; reason: 'fork' | 'drain'; at: number },
): Promise<void> {
  const { organisation, device } = scope;
  const rows = of.operations.map(({ epoch, seq, hash, bytes }) => ({
    organisation,
    device,
    hash,
    epoch,
    seq,
    bytes,
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
  app: string;
  pending: { count: number; oldest: number | null };
};

export async function noteContact(
  db: Reader,
  scope: DeviceScope,
  { at, app, pending }: Contact,
): Promise<void> {
  await db
    .updateTable('device')
    .set({ last_seen_at: at, app, pending_count: pending.count, pending_oldest: pending.oldest })
    .where('id', '=', scope.device)
    .where('organisation', '=', scope.organisation)
    .execute();
}
