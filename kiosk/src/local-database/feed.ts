import type { Table, Transaction } from 'dexie';
import type { Change } from '@comptoir/shared/sync/messages';
import { type FeedRoom, feedRooms, isFeedRoom } from '@comptoir/shared/sync/rows';
import { windowOf } from '@comptoir/shared/sync/window';
import { type LocalDatabase, feedTables } from './schema.ts';
import { type Local, strictTransaction } from './transaction.ts';

/** A page of the feed, read and sorted by room before any transaction begins. */
export type ReadPage = {
  rooms: { room: FeedRoom; put: Record<string, unknown>[]; remove: string[] }[];
  /** Rows that this build cannot read: a newer server's. */
  unreadable: number;
};

/** Latest wins within a page; rooms that this build does not know are left out (P13). */
export function readPage(changes: Change[]): ReadPage {
  const latest = new Map<string, Change>();
  for (const change of changes) latest.set(`${change.room}\n${change.key}`, change);
  const rooms = new Map<FeedRoom, ReadPage['rooms'][number]>();
  let unreadable = 0;
  for (const { room, key, row } of latest.values()) {
    if (!isFeedRoom(room)) continue;
    const page = rooms.get(room) ?? { room, put: [], remove: [] };
    rooms.set(room, page);
    if (row === null) page.remove.push(key);
    else {
      const read = feedRooms[room].safeParse(row);
      if (read.success) page.put.push({ ...read.data, ...marksOf(room, row), key });
      else unreadable += 1;
    }
  }
  return { rooms: [...rooms.values()], unreadable };
}

/** Null stands in no index: whoever is not in the list is found by a mark. */
function marksOf(room: FeedRoom, row: Record<string, unknown>): { unknown?: 1 } {
  return room === 'punches' && row['person'] === null ? { unknown: 1 } : {};
}

/** Inside the transaction that also writes the cursor (S05). */
export async function applyPage(
  trx: Transaction,
  database: LocalDatabase,
  page: ReadPage,
  stamp: string,
): Promise<void> {
  for (const { room, put, remove } of page.rooms) {
    const table = tableOf(database, room);
    if (put.length > 0) await putRows(trx, table, put, stamp);
    if (remove.length > 0) await table.bulkDelete(remove);
  }
}

async function putRows(
  _trx: Transaction,
  table: Table,
  rows: Record<string, unknown>[],
  stamp: string,
): Promise<void> {
  await table.bulkPut(rows.map((row) => ({ ...row, stamp })));
}

/** The last page of a resync: whatever it did not bring is gone on the server. */
export async function sweep(
  _trx: Transaction,
  database: LocalDatabase,
  stamp: string,
): Promise<void> {
  for (const room of feedTables) {
    await tableOf(database, room)
      .filter((row: { stamp: string }) => row.stamp !== stamp)
      .delete();
  }
}

const dayLength = 86_400_000;

/** Forgets what fell out of the window (spec SYNC-12). `now`: server time, ms. */
export async function pruneWindow(local: Local, now: number): Promise<void> {
  const { database } = local;
  const before = (room: FeedRoom) => windowOf(room, now)?.from ?? 0;
  const dayBefore = (room: FeedRoom) =>
    new Date(Math.max(0, before(room) - dayLength)).toISOString().slice(0, 10);
  const { punches, days, checkOffs, shifts, corrections, statements } = database;
  const { shiftsElsewhere, shiftChanges, absences, swaps, announcements } = database;
  const planned = [shifts, shiftsElsewhere, shiftChanges, absences, swaps];
  const tables = [punches, days, checkOffs, ...planned, announcements, corrections, statements];
  await strictTransaction(local, tables, async (_trx) => {
    await punches.where('day').below(dayBefore('punches')).delete();
    await days.where('day').below(dayBefore('days')).delete();
    await checkOffs.where('day').below(dayBefore('checkOffs')).delete();
    await shifts.where('start').below(before('shifts')).delete();
    await shiftsElsewhere.where('start').below(before('shiftsElsewhere')).delete();
    await shiftChanges.where('at').below(before('shiftChanges')).delete();
    // A store has few of these: no index is worth its place.
    await absences.filter(({ span }) => span.to < dayBefore('absences')).delete();
    await swaps.filter(({ askedAt }) => askedAt < before('swaps')).delete();
    // One without an end stays until it is withdrawn.
    await announcements.filter(({ until }) => (until ?? now) < before('announcements')).delete();
    await corrections.where('day').below(dayBefore('corrections')).delete();
    await statements.where('to').below(dayBefore('statements')).delete();
  });
}

function tableOf(database: LocalDatabase, room: FeedRoom): Table {
  return database[room];
}
