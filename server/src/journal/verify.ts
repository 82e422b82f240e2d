import { type Hash, hashSchema } from '@comptoir/shared/journal/hash';
import { hashOperation, parseOperation } from '@comptoir/shared/journal/operation';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import * as z from 'zod/mini';
import type { Reader } from '../database/connection.ts';
import { firstChain, headOf, nextChain } from './head.ts';
import { type StoredOperation, readOperation } from './stored.ts';

/** The first thing that is not as it was written; `position` is where in the organisation's journal. */
export type JournalFault = {
  position: number;
  fault:
    | 'missing'
    | 'bytes'
    | 'columns'
    | 'chain'
    | 'device-sequence'
    | 'device-chain'
    | 'head'
    | 'epoch-end';
};

const pageSize = 1_000;

/**
 * Walks an organisation's journal and every tablet's chain in it (spec JOURNAL-15).
 *
 * @returns how many positions hold, or the first one that anyone edited, removed or moved
 */
export async function verifyJournal(
  db: Reader,
  organisation: string,
): Promise<Result<{ positions: number }, JournalFault>> {
  const epochs = new Map<string, { seq: number; hash: Hash; position: number }>();
  let chain = firstChain(organisation);
  let position = 0;
  for await (const row of operationsOf(db, organisation)) {
    if (row.position !== position + 1) return refused({ position: position + 1, fault: 'missing' });
    position = row.position;
    const fault = faultOf(row, chain, epochs);
    if (fault !== null) return refused({ position, fault });
    chain = row.chain;
  }
  const head = await headOf(db, organisation);
  if (head.position !== position || head.chain !== chain) {
    return refused({ position: position + 1, fault: 'head' });
  }
  const ends = await db
    .selectFrom('epoch')
    .select(['device', 'epoch', 'last_seq', 'head'])
    .where('organisation', '=', organisation)
    .execute();
  for (const { device, epoch, last_seq, head } of ends) {
    const found = epochs.get(`${device} ${epoch}`);
    if (found?.seq !== last_seq || found.hash !== head) {
      return refused({ position: (found?.position ?? position) + 1, fault: 'epoch-end' });
    }
  }
  return ok({ positions: position });
}

/** Every operation of an organisation, in order of position. */
export async function* operationsOf(
  db: Reader,
  organisation: string,
): AsyncGenerator<StoredOperation> {
  let after = 0;
  for (;;) {
    const rows = await db
      .selectFrom('operation')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('position', '>', after)
      .orderBy('position')
      .limit(pageSize)
      .execute();
    for (const row of rows) yield readOperation(row);
    const last = rows.at(-1);
    if (!last) return;
    after = last.position;
  }
}

function faultOf(
  row: StoredOperation,
  chain: Hash,
  epochs: Map<string, { seq: number; hash: Hash; position: number }>,
): JournalFault['fault'] | null {
  if (row.bytes !== null && hashOperation(row.bytes) !== row.hash) return 'bytes';
  if (!columnsHold(row)) return 'columns';
  const { position, hash, status, refusal, flags } = row;
  const link = { position, hash, receivedAt: row.received_at, status, refusal, flags };
  if (row.chain !== nextChain(chain, link)) return 'chain';
  if (row.device === null || row.epoch === null || row.seq === null) return null;
  const key = `${row.device} ${row.epoch}`;
  const before = epochs.get(key);
  if (row.seq !== (before?.seq ?? 0) + 1) return 'device-sequence';
  const prev = row.bytes === null ? null : prevOf(row.bytes);
  if (before && prev !== null && prev !== before.hash) return 'device-chain';
  epochs.set(key, { seq: row.seq, hash, position });
  return null;
}

/** The columns beside the bytes are copies: each must say what the bytes say. */
function columnsHold(row: StoredOperation): boolean {
  if (row.id === null) return row.kind === null && row.establishment === null && row.actor === null;
  const parsed = row.bytes === null ? null : parseOperation(row.bytes);
  if (!parsed?.ok) return false;
  const operation = parsed.value;
  const origin = 'device' in operation ? operation : { device: null, epoch: null, seq: null };
  return (
    operation.organisation === row.organisation &&
    operation.id === row.id &&
    operation.kind === row.kind &&
    operation.establishment === row.establishment &&
    operation.actor === row.actor &&
    origin.device === row.device &&
    origin.epoch === row.epoch &&
    origin.seq === row.seq
  );
}

const tieSchema = z.object({ prev: hashSchema });

/** What a tablet's operation names as the one before it; null where its bytes cannot be read. */
function prevOf(bytes: string): Hash | null {
  try {
    const tie = tieSchema.safeParse(JSON.parse(bytes));
    return tie.success ? tie.data.prev : null;
  } catch {
    // Malformed bytes are kept as they came: they hold no link, the hash of the next one covers them.
    return null;
  }
}
