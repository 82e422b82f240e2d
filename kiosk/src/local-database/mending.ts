import { hashGrant } from '@comptoir/shared/devices/enrolment';
import { verifyChain } from '@comptoir/shared/journal/chain';
import { type Writer, journalTables, putHead } from '../sync/journal.ts';
import { type EpochSeed, continueEpoch, rowsAfter } from './epochs.ts';
import type { HeadRow, JournalRow, LocalDatabase } from './schema.ts';
import { strictTransaction } from './transaction.ts';

/** So many are looked at before anything else gets its turn. */
const page = 500;

/**
 * JOURNAL-5, RECOV-35: looks at what waits to be sent, before any of it is. Where a link does not hold, or one is gone,
 * the tablet goes on in a new epoch with all that can be read; the rest is put aside, shown and exported.
 *
 * @returns whether something was damaged
 * @throws NotRecorded when the new epoch could not be stored
 */
export async function mendJournal(writer: Writer, seed: EpochSeed): Promise<boolean> {
  const { database } = writer;
  const stored = (await database.heads.get('head')) as HeadRow | undefined;
  if (stored !== undefined && (await holds(database, stored))) return false;
  const tables = [...journalTables(writer), database.receipts];
  await strictTransaction(writer, tables, async (trx) => {
    const head = ((await database.heads.get('head')) as HeadRow | undefined) ?? null;
    if (head === null) await putHead(trx, database, await headOfRows(writer, seed));
    const end = (await database.heads.get('head')) as HeadRow;
    const waiting = await rowsAfter(database, end, end.acknowledged);
    const missing = end.seq - end.acknowledged - waiting.length;
    await continueEpoch(trx, writer, seed, 'damaged', waiting, missing);
  });
  return true;
}

/** Whether the operations without an outcome are all there and follow each other up to the head. */
async function holds(database: LocalDatabase, head: HeadRow): Promise<boolean> {
  const { epoch, acknowledged, seq, hash } = head;
  if (acknowledged === seq) return true;
  const before = acknowledged === 0 ? undefined : await database.journal.get([epoch, acknowledged]);
  let end = before === undefined ? null : { seq: before.seq, hash: before.hash };
  for (let from = acknowledged; from < seq; from += page) {
    const rows = await rowsAfter(database, { ...head, seq: Math.min(seq, from + page) }, from);
    const read = verifyChain(end ?? { seq: acknowledged, hash: prevOf(rows[0]) }, rows);
    if (!read.ok) return false;
    end = read.value;
  }
  return end !== null && end.seq === seq && end.hash === hash;
}

/** What the first one held names: the one before it was sent and pruned, and is not here to be compared. */
function prevOf(row: JournalRow | undefined): string {
  try {
    return (JSON.parse(row?.bytes ?? '{}') as { prev?: string }).prev ?? '';
  } catch {
    // Illegible: the chain says so at this very link.
    return '';
  }
}

/** A head that the disk lost, from the operations that it kept. */
async function headOfRows({ database, identity }: Writer, seed: EpochSeed): Promise<HeadRow> {
  const last = await database.journal.orderBy('[epoch+seq]').last();
  const end = { key: 'head', receipt: null, cited: null } as const;
  if (last === undefined) {
    const hash = hashGrant(identity().grant);
    return { ...end, epoch: seed.epoch, seq: 0, hash, acknowledged: 0 };
  }
  const own = await database.journal
    .where('[epoch+seq]')
    .between([last.epoch, 0], [last.epoch, last.seq], true, true)
    .toArray();
  const first = own.find(({ state }) => state === 'pending');
  const acknowledged = first === undefined ? last.seq : first.seq - 1;
  return { ...end, epoch: last.epoch, seq: last.seq, hash: last.hash, acknowledged };
}
