import type { CheckAnswer } from '@comptoir/shared/evidence/portal';
import {
  type PunchStatement,
  punchReceiptInput,
  readPunchReceipt,
} from '@comptoir/shared/evidence/punch-receipt';
import {
  type Operation,
  isDeviceOperation,
  parseOperation,
} from '@comptoir/shared/journal/operation';
import type { Reader } from '../../database/connection.ts';
import type { StoredOperation } from '../../journal/stored.ts';
import { storedKey, verifySignature } from '../../platform/signature.ts';
import type { HeldPunch } from '../../punches/row.ts';
import { findReceiptTimes } from '../../journal/queries.ts';
import { findStores } from '../file/queries.ts';
import { timesOf } from '../times.ts';
import { findApart, findStated, findWriter, findWrittenAgain } from './queries.ts';

export type CheckRoom = {
  findHeld(db: Reader, organisation: string, ids: readonly string[]): Promise<HeldPunch[]>;
};

/** What became of the punch behind a code (spec EVID-20). Names nobody: whoever found the slip learns a time and a store. */
export async function answerCheck(
  db: Reader,
  rooms: CheckRoom,
  receipt: string,
): Promise<CheckAnswer> {
  const read = readPunchReceipt(receipt);
  const device = read && (await findWriter(db, read.statement.device));
  if (!read || !device) return { state: 'unknown' };
  const { body, signature } = read.receipt;
  const key = storedKey(device.sign_key);
  if (!verifySignature(key, punchReceiptInput(body), signature)) return { state: 'unknown' };
  const { statement } = read;
  const { organisation } = device;
  const stored =
    (await findStated(db, organisation, statement)) ??
    (await findWrittenAgain(db, organisation, statement));
  const recorded = stored && (await tellRecorded(db, rooms, { organisation, stored, statement }));
  if (recorded) return recorded;
  const apart = await findApart(db, organisation, statement);
  const stores = await findStores(db, organisation);
  const place = stores.get(device.establishment);
  return {
    // In the journal and no punch of its own there: it lies there for somebody to look at, too.
    state: apart || stored ? 'apart' : 'waiting',
    store: place?.name ?? device.establishment,
    zone: place?.zone ?? 'UTC',
    type: statement.type,
    wall: statement.wall,
    lastSeenAt: device.last_seen_at,
    settled: apart?.settled ?? null,
  };
}

async function tellRecorded(
  db: Reader,
  rooms: CheckRoom,
  of: { organisation: string; stored: StoredOperation; statement: PunchStatement },
): Promise<CheckAnswer | null> {
  const { organisation, stored } = of;
  const [held] = stored.id === null ? [] : await rooms.findHeld(db, organisation, [stored.id]);
  if (!held) return null;
  const { punch, establishment } = held;
  const operation = readBytes(stored.bytes);
  const cited = operation && isDeviceOperation(operation) ? operation.receipt : null;
  const receipts = await findReceiptTimes(db, { organisation }, cited === null ? [] : [cited]);
  const place = (await findStores(db, organisation)).get(establishment);
  const row = { at: punch.at, wall: punch.wall, receivedAt: stored.received_at };
  return {
    state: 'recorded',
    store: place?.name ?? establishment,
    zone: place?.zone ?? 'UTC',
    type: punch.type,
    times: timesOf(row, operation, receipts),
    position: stored.position,
    flags: punch.flags,
    cancelled: punch.cancelledBy !== null,
    setAside: punch.setAside !== undefined,
    declared: punch.declared,
  };
}

function readBytes(bytes: string | null): Operation | null {
  const parsed = bytes === null ? null : parseOperation(bytes);
  return parsed?.ok ? parsed.value : null;
}
