import { type Writer, headOf, journalTables } from '../sync/journal.ts';
import { type EpochSeed, type ServerEnd, rewind } from './epochs.ts';
import { startOfSync } from './outgoing.ts';
import type { HeadRow, JournalRow, LocalDatabase } from './schema.ts';
import { type Local, strictTransaction } from './transaction.ts';

/** Operations without an outcome. Zero before enrolment. */
export async function countPending(database: LocalDatabase): Promise<number> {
  const head = (await database.heads.get('head')) as HeadRow | undefined;
  return head === undefined ? 0 : head.seq - head.acknowledged;
}

/** 409 `expected-seq`. */
export async function rewindTo(
  writer: Writer,
  seed: EpochSeed,
  epoch: string,
  last: ServerEnd,
): Promise<void> {
  const { database } = writer;
  await strictTransaction(writer, [...journalTables(writer), database.receipts], async (trx) => {
    const head = await headOf(writer);
    if (head.epoch === epoch && last.seq < head.acknowledged) await rewind(trx, writer, seed, last);
  });
}

/** S04: the first operation without an outcome is kept, shown, and sent as its hash. */
export async function withhold(local: Local): Promise<void> {
  const { database } = local;
  await strictTransaction(local, [database.journal], async (_trx) => {
    const head = await headOf(local);
    const row = await database.journal.get([head.epoch, head.acknowledged + 1]);
    if (row) await database.journal.put({ ...row, withhold: true });
  });
}

/** Where the server takes no backups, this many sent operations stay for a server that loses its disk. */
const keptWithoutBackup = 20_000;
/** Not at every answer: pruning reads. */
const slack = 500;

/** Forgets operations that are safe elsewhere; refused and withheld ones stay for a person to see. */
export async function pruneJournal(local: Local): Promise<void> {
  const { database } = local;
  const { journal, attachments, receipts, sync } = database;
  const { safe } = (await sync.get('sync')) ?? startOfSync;
  let doomed: JournalRow[];
  if (safe !== null) {
    doomed = await journal.where('position').belowOrEqual(safe).limit(slack).toArray();
  } else {
    const sent = await journal.where('state').equals('sent').count();
    if (sent <= keptWithoutBackup + slack) return;
    doomed = await journal
      .orderBy('position')
      .limit(sent - keptWithoutBackup)
      .toArray();
  }
  doomed = doomed.filter((row) => row.state === 'sent' && row.overlay === undefined);
  if (doomed.length === 0) return;
  await strictTransaction(local, [journal, attachments, receipts], async (_trx) => {
    await journal.bulkDelete(doomed.map((row) => [row.epoch, row.seq] as [string, number]));
    await attachments.bulkDelete(doomed.flatMap((row) => row.attachments));
    await receipts.bulkDelete(doomed.flatMap((row) => row.handsIn ?? []));
  });
}

/** A revoked tablet: the PIN verifiers go at once, the journal stays, and punching goes on without PIN. */
export async function forgetSecrets(local: Local): Promise<void> {
  const { database } = local;
  await strictTransaction(local, [database.pins, database.sync], async (_trx) => {
    await database.pins.clear();
    const state = (await database.sync.get('sync')) ?? startOfSync;
    await database.sync.put({ ...state, revoked: true });
  });
}
