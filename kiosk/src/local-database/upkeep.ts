import { NotRecorded } from './not-recorded.ts';
import { type Writer, headOf, journalTables } from '../sync/journal.ts';
import { type EpochSeed, type ServerEnd, rewind } from './epochs.ts';
import { type HeadRow, type JournalRow, type LocalDatabase, startOfSync } from './schema.ts';
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

/** Forgets operations that are safe elsewhere, oldest first; refused and withheld ones stay for a person to see. */
export async function pruneJournal(local: Local): Promise<void> {
  const { database } = local;
  const { journal, attachments, receipts, sync } = database;
  const { safe } = (await sync.get('sync')) ?? startOfSync;
  const sent = safe === null ? await countSent(database) : 0;
  const spare = sent > keptWithoutBackup + slack ? sent - keptWithoutBackup : 0;
  const doomed = await oldestSent(database, safe === null ? spare : slack, safe ?? Infinity);
  if (doomed.length === 0) return;
  await strictTransaction(local, [journal, attachments, receipts], async (_trx) => {
    await journal.bulkDelete(doomed.map((row) => [row.epoch, row.seq] as [string, number]));
    await attachments.bulkDelete(doomed.flatMap((row) => row.attachments));
    await receipts.bulkDelete(doomed.flatMap((row) => row.handsIn ?? []));
  });
}

/** At least as many as there are; exact where it matters, that is, where there may be too many. */
async function countSent({ heads, journal }: LocalDatabase): Promise<number> {
  const head = (await heads.get('head')) as HeadRow | undefined;
  const [first] = await journal.orderBy('[epoch+seq]').limit(1).primaryKeys();
  if (head === undefined || first === undefined) return 0;
  const pending = head.seq - head.acknowledged;
  const atMost = first[0] === head.epoch ? head.acknowledged - first[1] + 1 : Infinity;
  if (atMost <= keptWithoutBackup + slack) return atMost;
  return (await journal.count()) - pending - (await journal.where('aside').above('').count());
}

/**
 * The first `most` rows that were sent and are shown by the confirmed tables. Positions rise along an epoch, and
 * along epochs: behind the first that is beyond `safe` there is nothing to find.
 */
async function oldestSent(
  { journal }: LocalDatabase,
  most: number,
  safe: number,
): Promise<JournalRow[]> {
  const found: JournalRow[] = [];
  let after: [string, number] = ['', 0];
  while (found.length < most) {
    const page = await journal.where('[epoch+seq]').above(after).limit(slack).toArray();
    for (const row of page) {
      if (row.state === 'sent' && (row.position ?? 0) > safe) return found;
      if (row.state === 'sent' && row.overlay === undefined) found.push(row);
      if (found.length === most) return found;
      after = [row.epoch, row.seq];
    }
    if (page.length < slack) return found;
  }
  return found;
}

/** A cheap look: almost every answer of the server finds no failure to forgive. `renewed`: people who have another PIN. */
export async function hasToForgive(database: LocalDatabase, renewed: string[]): Promise<boolean> {
  const row = await database.lockout.get('lockout');
  if (row === undefined || /"(tampered|managersLocked)":true/.test(row.document)) return true;
  return renewed.some((person) => row.document.includes(person));
}

/** Where the server says that the portal is: the codes of receipts lead there, without a network too (EVID-32). */
export async function keepPortal(local: Local, portal: string | null): Promise<void> {
  const { sync } = local.database;
  if (portal === null || (await sync.get('sync'))?.portal === portal) return;
  try {
    await strictTransaction(local, [sync], async (_trx) => {
      await sync.put({ ...((await sync.get('sync')) ?? startOfSync), portal });
    });
  } catch (error) {
    // A full disk keeps nobody from sending: it is told again with the next session.
    if (!(error instanceof NotRecorded)) throw error;
  }
}
