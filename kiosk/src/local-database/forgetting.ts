import type { Hash } from '@comptoir/shared/journal/hash';
import type { Signal } from '../platform/signal.ts';
import { releaseOverlay } from './outcome.ts';
import {
  type DeviceRow,
  type HeadRow,
  type LocalDatabase,
  feedTables,
  startOfSync,
} from './schema.ts';
import { type Local, allTables, strictTransaction } from './transaction.ts';
import { type Withdrawal, withdrawalOf } from './withdrawal.ts';

/** As it is stored: what holds after a reload, a restart and weeks without a network. */
export async function readWithdrawal({ sync }: LocalDatabase): Promise<Withdrawal> {
  return withdrawalOf(await sync.get('sync'));
}

/** Whether anything is left that a withdrawn tablet has no right to: an older build forgot less. */
export function hasToForget({ device }: { readonly device: Signal<DeviceRow | null> }): boolean {
  const row = device.get();
  return row !== null && (row.deviceKey !== null || row.wrapKey !== null);
}

/**
 * A withdrawn tablet forgets, in one transaction with the state itself, all but the evidence: verifiers of PINs, K_device and
 * the key that opens it, the lock-out, the roster with its contacts, faces, schedule, tasks, totals (spec DEVICE-31). The
 * journal, its heads and receipts, the texts of what the server does not have, and the key that signs stay. A lost tablet
 * keeps no face at all; a revoked one those that were never sent.
 */
export async function forgetAllButEvidence(
  local: Local & { readonly device: Signal<DeviceRow | null> },
  how: Exclude<Withdrawal, null>,
): Promise<void> {
  const { database } = local;
  const row = await strictTransaction(local, allTables(database), async (trx) => {
    const { establishments, settings, photos, sync, device } = database;
    for (const room of feedTables) if (room !== 'establishments') await database[room].clear();
    await establishments.toCollection().modify({ contact: null, contactText: null });
    await database.localPins.clear();
    await database.lockout.clear();
    if (how === 'lost') await photos.clear();
    else await photos.where('state').equals('sent').delete();
    const own = await settings.get('settings');
    if (own !== undefined) {
      const { privacySeen: _, outcomesSeen: __, ...kept } = own;
      await settings.put(kept);
    }
    const needed = await textsNeeded(database);
    const texts = await database.attachments.toCollection().primaryKeys();
    await database.attachments.bulkDelete(texts.filter((hash) => !needed.has(hash)));
    const state = (await sync.get('sync')) ?? startOfSync;
    const lost = how === 'lost' || state.lost === true;
    // No page will bring what the server recorded last: what is shown from now on is what it does not have (SYNC-13).
    await releaseOverlay(trx, database);
    const end = { cursor: null, succession: null, lagging: false };
    await sync.put({ ...state, revoked: true, lost, ...end });
    const identity = await device.get('identity');
    if (identity === undefined) return null;
    const bare: DeviceRow = { ...identity, wrapKey: null, deviceKey: null };
    await device.put(bare);
    return bare;
  });
  if (row !== null) local.device.set(row);
}

/** Attachments of operations that the server does not have: what waits, and what it could not take. */
async function textsNeeded({ heads, journal }: LocalDatabase): Promise<Set<Hash>> {
  const head = (await heads.get('head')) as HeadRow | undefined;
  const waiting =
    head === undefined
      ? []
      : await journal
          .where('[epoch+seq]')
          .between([head.epoch, head.acknowledged + 1], [head.epoch, head.seq], true, true)
          .toArray();
  const stuck = await journal.where('aside').equals('withheld').toArray();
  return new Set([...waiting, ...stuck].flatMap((row) => row.attachments));
}
