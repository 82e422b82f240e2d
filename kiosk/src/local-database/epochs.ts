import type { Transaction } from 'dexie';
import type { Hash } from '@comptoir/shared/journal/hash';
import { hashOperation, parseDeviceOperation } from '@comptoir/shared/journal/operation';
import type { OperationClock } from '@comptoir/shared/journal/operation';
import type { continuationReasons } from '@comptoir/shared/devices/operations';
import type { Outcome, Problem } from '@comptoir/shared/sync/messages';
import {
  type Draft,
  type Writer,
  appendWithin,
  headOf,
  journalTables,
  putHead,
} from '../sync/journal.ts';
import { inState, withOutcome } from './outcome.ts';
import type { HeadRow, JournalRow, LocalDatabase } from './schema.ts';
import { strictTransaction } from './transaction.ts';

export type ContinuationReason = (typeof continuationReasons)[number];

/** Ids and a clock reading made before the transaction begins. */
export type EpochSeed = { epoch: string; continueId: string; clock: OperationClock };

/** The server's end of an epoch. */
export type ServerEnd = { seq: number; head: Hash | null };

/**
 * Goes on in a new epoch whose first operation names the old one, its end and the reason. Operations that
 * the server never took are written again behind it, under their own ids, clocks and receipts.
 *
 * @param missing how many of the old epoch are gone
 */
export async function continueEpoch(
  trx: Transaction,
  writer: Writer,
  seed: EpochSeed,
  reason: ContinuationReason,
  again: JournalRow[],
  missing = 0,
): Promise<void> {
  const { database } = writer;
  const head = await headOf(writer);
  const legible = again.filter(isLegible);
  const illegible = again.filter((row) => !isLegible(row));
  const drafts = await draftsOf(database, legible);
  await database.journal.bulkPut([
    ...legible.map((row) => settled(row, 'replaced')),
    // JOURNAL-5: kept as it is, shown, and in every export.
    ...illegible.map((row) => settled({ ...row, refusal: 'withheld' }, 'withheld')),
  ]);
  const { wall, offset } = seed.clock;
  await putHead(trx, database, {
    ...head,
    epoch: seed.epoch,
    seq: 0,
    acknowledged: 0,
    // A receipt whose hand-in was lost with the old branch is handed in again.
    cited: null,
    continued: { reason, at: wall + (offset ?? 0), missing, illegible: illegible.length },
  });
  const first: Draft = {
    id: seed.continueId,
    kind: 'device.continue',
    body: { epoch: head.epoch, seq: head.seq, head: head.hash, reason },
    actor: null,
    auth: 'none',
    clock: seed.clock,
  };
  await appendWithin(trx, writer, [first, ...drafts]);
}

/**
 * The server's end of the epoch lies before what it once acknowledged: it was restored from a backup. What is
 * still held is sent again; where something is missing in between, a new epoch goes on.
 */
export async function rewind(
  trx: Transaction,
  writer: Writer,
  seed: EpochSeed,
  last: ServerEnd,
): Promise<void> {
  const { database } = writer;
  const head = await headOf(writer);
  const held = await rowsAfter(database, head, last.seq);
  const acknowledged = held.filter((row) => row.seq <= head.acknowledged);
  if (acknowledged.length < head.acknowledged - last.seq) {
    await continueEpoch(trx, writer, seed, 'server-behind', held);
    return;
  }
  await database.journal.bulkPut(acknowledged.map(pendingAgain));
  await putHead(trx, database, { ...head, acknowledged: last.seq });
}

/**
 * 409 `fork`: what the server holds in quarantine is marked; what lies before the fork it has; what comes
 * after it never saw and is written again in the new epoch.
 */
export async function branchOff(
  writer: Writer,
  seed: EpochSeed,
  epoch: string,
  problem: Problem,
): Promise<void> {
  const tables = [...journalTables(writer), writer.database.receipts];
  await strictTransaction(writer, tables, async (trx) => {
    const { database } = writer;
    const head = await headOf(writer);
    if (head.epoch !== epoch) return;
    const outcomes = new Map((problem.outcomes ?? []).map((outcome) => [outcome.seq, outcome]));
    const pending = await rowsAfter(database, head, head.acknowledged);
    const { apart, rest } = await setApart(trx, database, pending, problem.quarantined ?? []);
    const fork = apart[0]?.seq ?? 0;
    const before = rest.filter((row) => row.seq < fork);
    await database.journal.bulkPut(before.map((row) => recorded(row, outcomes.get(row.seq))));
    await continueEpoch(trx, writer, seed, 'forked', rest.slice(before.length));
  });
}

/** Marks what the server holds in quarantine: nothing of it is written again (SYNC-29). `rest`: the others, in order. */
export async function setApart(
  _trx: Transaction,
  { journal }: LocalDatabase,
  rows: readonly JournalRow[],
  quarantined: readonly string[],
): Promise<{ apart: JournalRow[]; rest: JournalRow[] }> {
  const held = new Set(quarantined);
  const apart = rows.filter((row) => held.has(row.hash));
  await journal.bulkPut(apart.map((row) => settled(row, 'quarantined')));
  return { apart, rest: rows.filter((row) => !held.has(row.hash)) };
}

/** Every operation of the head's epoch behind `seq` that is still held, in order. */
export async function rowsAfter(
  database: LocalDatabase,
  head: HeadRow,
  seq: number,
): Promise<JournalRow[]> {
  return await database.journal
    .where('[epoch+seq]')
    .between([head.epoch, seq + 1], [head.epoch, head.seq], true, true)
    .toArray();
}

function settled(
  { overlay: _, ...row }: JournalRow,
  state: 'quarantined' | 'replaced' | 'sent' | 'withheld',
): JournalRow {
  return inState(row, state);
}

/** What the server holds from before the fork, applied or refused: it said which. */
function recorded(row: JournalRow, outcome: Outcome | undefined): JournalRow {
  const { overlay: _, ...rest } = row;
  return outcome ? withOutcome(rest, outcome) : settled(row, 'sent');
}

function pendingAgain({ refusal: _, ...row }: JournalRow): JournalRow {
  const shown = row.person !== undefined || row.day !== undefined || row.about !== undefined;
  return {
    ...inState(row, 'pending'),
    position: null,
    ...(shown ? { overlay: 1 as const } : {}),
  };
}

/** Whether its bytes are what was hashed, and an operation. */
function isLegible({ bytes, hash }: JournalRow): boolean {
  return hashOperation(bytes) === hash && parseDeviceOperation(bytes).ok;
}

async function draftsOf(database: LocalDatabase, rows: JournalRow[]): Promise<Draft[]> {
  const drafts: Draft[] = [];
  for (const row of rows) {
    const read = parseDeviceOperation(row.bytes);
    // Those that nobody can read were put aside.
    if (!read.ok) throw new Error(`operation ${row.id} is ${read.refusal}`);
    const { id, kind, body, actor, auth, clock, receipt } = read.value;
    // The chain goes on from the new epoch's own continuation: an old one says nothing any more.
    if (kind === 'device.continue') continue;
    const cited = receipt === null ? undefined : await database.receipts.get(receipt);
    drafts.push({
      id,
      kind,
      body,
      actor,
      auth,
      clock,
      ...(row.person === undefined ? {} : { person: row.person }),
      ...(row.day === undefined ? {} : { day: row.day }),
      when: row.when,
      receipt: cited ? { hash: cited.hash, receivedAt: cited.receivedAt } : null,
    } as Draft);
  }
  return drafts;
}
