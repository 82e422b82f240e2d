import type { Transaction } from 'dexie';
import type { Outcome, SyncAnswer } from '@comptoir/shared/sync/messages';
import { type Writer, headOf, putHead } from '../sync/journal.ts';
import { type EpochSeed, continueEpoch, rewind, rowsAfter, setApart } from './epochs.ts';
import { confirmed, releaseOverlay, withOutcome } from './outcome.ts';
import { type ReadPage, applyPage, sweep } from './feed.ts';
import { renewedPins, settleLocalPins } from './pins.ts';
import type { Batch } from './outgoing.ts';
import {
  type HeadRow,
  type JournalRow,
  type LocalDatabase,
  type ReceiptRow,
  type SyncRow,
  startOfSync,
} from './schema.ts';
import { allTables, strictTransaction } from './transaction.ts';

export type Applied = {
  pending: number;
  progress: boolean;
  more: boolean;
  /** People whose PIN was made anew somewhere else. */
  renewed: string[];
  /** The server does not have any more what it had: it was put back from a backup. */
  wentBack: boolean;
};

/**
 * Takes an answer in: outcomes, receipt, page and cursor in one transaction (S05). An operation leaves `pending`
 * only here and only by an outcome that names it (S06).
 *
 * @param receipt the answer's receipt, its signature already verified
 */
export async function applyAnswer(
  writer: Writer,
  batch: Batch,
  answer: SyncAnswer,
  read: { page: ReadPage; receipt: ReceiptRow; seed: EpochSeed },
): Promise<Applied> {
  const { database } = writer;
  return await strictTransaction(writer, allTables(database), async (trx) => {
    const before = (await database.sync.get('sync')) ?? startOfSync;
    const head = await headOf(writer);
    if (head.epoch !== batch.epoch) throw new Error('the epoch changed under a request');
    // D20: a page that does not begin where this tablet stands is not applied.
    const follows = before.cursor === batch.cursor;
    const settled = settle(batch, head.acknowledged, answer.outcomes);
    await askPhotosAgain(trx, database, batch, answer.outcomes);
    const caughtUp = follows && !answer.more && answer.resync === null;

    await database.journal.bulkPut(
      settled.rows.map((row) => (caughtUp || row.state !== 'sent' ? confirmed(row) : row)),
    );
    await keepReceipt(trx, database, head, read.receipt, settled.acknowledged);
    let state = contactOf(before, answer);
    const renewed = follows ? await renewedPins(database, read.page) : [];
    if (follows) {
      await applyPage(trx, database, read.page, before.resync ?? before.stamp);
      state = await advance(trx, database, state, answer, read.page.unreadable);
      await followZone(trx, writer, read.page);
    }
    if (caughtUp && before.lagging) await releaseOverlay(trx, database);
    await settleLocalPins(trx, database, caughtUp);
    const lags = !caughtUp && (before.lagging || settled.rows.length > 0);
    await database.sync.put({ ...state, lagging: lags });
    const wentBack = await compareEnds(trx, writer, read.seed, answer);

    const end = await headOf(writer);
    // A cursor moves with the server's time alone: that would ask again at once, for ever.
    const moved = read.page.rooms.length > 0 || (answer.more && before.cursor !== state.cursor);
    return {
      pending: end.seq - end.acknowledged,
      progress: settled.rows.length > 0 || (follows && moved) || answer.resync !== null,
      more: answer.more || answer.resync !== null,
      renewed,
      wentBack: wentBack || answer.resync !== null,
    };
  });
}

/** The outcomes of what was sent, without a gap, up to the first `retry`. */
function settle(
  batch: Batch,
  acknowledged: number,
  outcomes: Outcome[],
): { rows: JournalRow[]; acknowledged: number } {
  const bySeq = new Map(outcomes.map((outcome) => [outcome.seq, outcome]));
  const rows: JournalRow[] = [];
  for (const row of batch.rows) {
    const outcome = bySeq.get(row.seq);
    if (row.seq !== acknowledged + 1 || outcome === undefined || outcome.status === 'retry') break;
    if (outcome.id !== null && outcome.id !== row.id) break;
    rows.push(withOutcome(row, outcome));
    acknowledged = row.seq;
  }
  return { rows, acknowledged };
}

/** An operation that waits for its photo: a server that was restored does not have it any more (SYNC-21). */
async function askPhotosAgain(
  _trx: Transaction,
  { photos }: LocalDatabase,
  batch: Batch,
  outcomes: Outcome[],
): Promise<void> {
  const waiting = new Set(outcomes.flatMap((one) => (one.status === 'retry' ? [one.seq] : [])));
  const asked = batch.rows.filter((row) => waiting.has(row.seq)).flatMap((row) => row.photo ?? []);
  if (asked.length === 0) return;
  const held = (await photos.bulkGet(asked)).filter((photo) => photo !== undefined);
  await photos.bulkPut(held.map((photo) => ({ ...photo, state: 'to-send' as const })));
}

async function keepReceipt(
  trx: Transaction,
  database: LocalDatabase,
  head: HeadRow,
  receipt: ReceiptRow,
  acknowledged: number,
): Promise<void> {
  const { hash, receivedAt } = receipt;
  await database.receipts.put(receipt);
  // A receipt that no operation cites is of no use once there is a later one.
  const previous = head.receipt?.hash;
  if (previous !== undefined && previous !== head.cited && previous !== hash) {
    await database.receipts.delete(previous);
  }
  await putHead(trx, database, { ...head, acknowledged, receipt: { hash, receivedAt } });
}

function contactOf(before: SyncRow, answer: SyncAnswer): SyncRow {
  const { serverTime, safe, minimumApp, state, predecessor, predecessors, succession } = answer;
  const { silent } = answer;
  const life = { retiring: state === 'retiring', predecessor, predecessors, succession, silent };
  return { ...before, lastContact: serverTime, safe, minimumApp, ...life };
}

async function advance(
  trx: Transaction,
  database: LocalDatabase,
  state: SyncRow,
  answer: SyncAnswer,
  unreadable: number,
): Promise<SyncRow> {
  if (answer.resync !== null) return { ...state, cursor: null, resync: answer.resync };
  const next = { ...state, cursor: answer.cursor, unreadable: state.unreadable + unreadable };
  if (answer.more || state.resync === null) return next;
  await sweep(trx, database, state.resync);
  return { ...next, stamp: state.resync, resync: null };
}

/** The zone that operations name is that of the establishment. */
async function followZone(_trx: Transaction, writer: Writer, page: ReadPage): Promise<void> {
  if (!page.rooms.some(({ room }) => room === 'establishments')) return;
  const { database } = writer;
  const device = await database.device.get('identity');
  const own = device && (await database.establishments.get(device.establishment));
  if (device && own && own.settings.zone !== device.zone) {
    await database.device.put({ ...device, zone: own.settings.zone });
  }
}

/**
 * Where the server's end of this epoch and the tablet's do not fit together.
 *
 * @returns whether the server went back
 */
async function compareEnds(
  trx: Transaction,
  writer: Writer,
  seed: EpochSeed,
  { last, quarantined }: SyncAnswer,
): Promise<boolean> {
  const head = await headOf(writer);
  if (last.seq < head.acknowledged) {
    await rewind(trx, writer, seed, last);
    return true;
  }
  const other = last.seq > 0 && last.seq === head.seq && last.head !== head.hash;
  if (last.seq <= head.seq && !other) return false;
  const pending = await rowsAfter(writer.database, head, head.acknowledged);
  const { apart, rest } = await setApart(trx, writer.database, pending, quarantined ?? []);
  const reason = other || apart.length > 0 ? 'forked' : 'behind';
  await continueEpoch(trx, writer, seed, reason, rest);
  return false;
}
