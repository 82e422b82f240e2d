import { base64urlnopad } from '@scure/base';
import { contact, takeOverLock, unlock } from '@comptoir/shared/access/lockout';
import {
  type LockoutState,
  emptyLockout,
  parseLockout,
  serialiseLockout,
  tamperedLockout,
} from '@comptoir/shared/access/lockout-state';
import type { LockRow } from '@comptoir/shared/sync/rows';
import { alone } from '../platform/lock.ts';
import { pinKeyOf } from './withdrawal.ts';
import { type Draft, type Writer, append, newId } from '../sync/journal.ts';
import { type DeviceRow, type LockoutRow, startOfSync } from './schema.ts';
import { strictTransaction } from './transaction.ts';

export const lockoutLock = 'comptoir-lockout';

/** Reads the one document; `found` says what was wrong with it. */
export async function readLockout(
  writer: Writer,
): Promise<{ state: LockoutState; found: 'good' | 'missing' | 'altered' }> {
  const row = await writer.database.lockout.get('lockout');
  if (row === undefined) return { state: tamperedLockout, found: 'missing' };
  const identity = writer.identity();
  const good = await writer.platform.crypto.subtle.verify(
    'HMAC',
    pinKeyOf(identity),
    decoded(row.mac),
    macInput(identity.device, row.document),
  );
  const state = good ? parseLockout(row.document) : null;
  return state === null ? { state: tamperedLockout, found: 'altered' } : { state, found: 'good' };
}

/** Commits a new state, with the operations that tell of it in the same transaction. */
export async function writeLockout(
  writer: Writer,
  state: LockoutState,
  drafts: Draft[] = [],
): Promise<void> {
  const { database } = writer;
  const row = await sealLockout(writer.platform.crypto, writer.identity(), state);
  if (drafts.length > 0) {
    await append(writer, drafts, {
      tables: [database.lockout],
      work: async (_trx) => {
        await database.lockout.put(row);
      },
    });
    return;
  }
  await strictTransaction(writer, [database.lockout], async (_trx) => {
    await database.lockout.put(row);
  });
}

/**
 * A person has another PIN: their failures are forgiven (spec PIN-13) in the transaction that `write` makes, which puts
 * the row where there is one. To be called while nobody else holds `lockoutLock`.
 */
export async function forgiving<T>(
  writer: Writer,
  person: string,
  write: (row: LockoutRow) => Promise<T>,
): Promise<T> {
  return await alone(writer, lockoutLock, async () => {
    const state = unlock(await settleLockout(writer), person);
    return await write(await sealLockout(writer.platform.crypto, writer.identity(), state));
  });
}

/** The document of a tablet that has just been enrolled. */
export async function firstLockout(
  crypto: Pick<Crypto, 'subtle'>,
  device: Pick<DeviceRow, 'device' | 'deviceKey'>,
): Promise<LockoutRow> {
  return await sealLockout(crypto, device, emptyLockout);
}

/**
 * T11: a document that was deleted or edited is replaced by one that opens nothing before the next contact,
 * and the journal says so. To be called while holding `lockoutLock`.
 */
export async function settleLockout(writer: Writer): Promise<LockoutState> {
  const { state, found } = await readLockout(writer);
  if (found === 'good') return state;
  await writeLockout(writer, state, [
    {
      id: newId(writer),
      kind: 'auth.tampered',
      body: { found },
      actor: null,
      auth: 'none',
      clock: writer.clock.reading(),
    },
  ]);
  return state;
}

/** The server has answered: what waited for that is forgiven. `renewed`: people who have another PIN (PIN-13). */
export async function forgiveOnContact(writer: Writer, renewed: string[]): Promise<void> {
  await alone(writer, lockoutLock, async () => {
    const state = await settleLockout(writer);
    const forgiven = renewed.reduce(unlock, contact(state));
    if (forgiven !== state) await writeLockout(writer, forgiven);
  });
}

/** Locks of the tablets before this one that this tablet has not made its own. */
async function locksToTakeOver({ database }: Writer): Promise<{ mark: string; lock: LockRow }[]> {
  const [state, rows] = await Promise.all([database.sync.get('sync'), database.locks.toArray()]);
  const known = new Set(state?.locksTakenOver);
  return rows
    .filter(({ device }) => device === state?.predecessor || state?.predecessors?.includes(device))
    .map((lock) => ({ mark: `${lock.key} ${lock.at}`, lock }))
    .filter(({ mark }) => !known.has(mark));
}

/**
 * Whom the tablet before this one, or one before that, had locked out is locked out here too, as if this one had counted (spec DEVICE-35): each
 * lock once, so that a manager's unlocking is not undone while the server does not know of it yet.
 */
export async function takeOverLocks(writer: Writer): Promise<void> {
  if ((await locksToTakeOver(writer)).length === 0) return;
  await alone(writer, lockoutLock, async () => {
    const found = await locksToTakeOver(writer);
    let state = await settleLockout(writer);
    for (const { lock } of found)
      state = takeOverLock(state, lock.person, lock.purpose, lock.failures);
    const row = await sealLockout(writer.platform.crypto, writer.identity(), state);
    const { database } = writer;
    await strictTransaction(writer, [database.lockout, database.sync], async (_trx) => {
      const sync = (await database.sync.get('sync')) ?? startOfSync;
      const marks = [...(sync.locksTakenOver ?? []), ...found.map(({ mark }) => mark)];
      await database.lockout.put(row);
      await database.sync.put({ ...sync, locksTakenOver: marks });
    });
  });
}

async function sealLockout(
  crypto: Pick<Crypto, 'subtle'>,
  device: Pick<DeviceRow, 'device' | 'deviceKey'>,
  state: LockoutState,
): Promise<LockoutRow> {
  const document = serialiseLockout(state);
  const mac = await crypto.subtle.sign('HMAC', pinKeyOf(device), macInput(device.device, document));
  return { key: 'lockout', document, mac: base64urlnopad.encode(new Uint8Array(mac)) };
}

function macInput(device: string, document: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`lockout-v1|${device}|${document}`);
}

function decoded(text: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(base64urlnopad.decode(text));
  } catch {
    // An edited MAC need not even be base64: nothing verifies against nothing.
    return new Uint8Array(32);
  }
}
