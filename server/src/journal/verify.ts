import { type Hash, hashSchema } from '@comptoir/shared/journal/hash';
import { parseOperation } from '@comptoir/shared/journal/operation';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import * as z from 'zod/mini';
import type { Reader } from '../database/connection.ts';
import type { JournalTables } from '../database/tables.ts';
import { type Head, firstChain, headOf, nextChain } from './head.ts';
import { hashWritten } from './native-hash.ts';
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

/** Whoever looks at more than the chains, page by page, at operations whose chains hold. */
export type Companion = (rows: readonly StoredOperation[]) => Promise<void>;

/**
 * Walks an organisation's journal and every tablet's chain in it (spec JOURNAL-15). Of a journal of any length it holds one
 * page and the ends of the epochs.
 *
 * @returns how many positions hold, or the first one that anyone edited, removed or moved
 */
export async function verifyJournal(
  db: Reader,
  organisation: string,
  look: Companion = async () => undefined,
): Promise<Result<{ positions: number }, JournalFault>> {
  const epochs: Epochs = new Map();
  let chain = firstChain(organisation);
  let position = 0;
  for await (const page of pagesOf(db, organisation)) {
    let found: JournalFault | null = null;
    const sound: StoredOperation[] = [];
    for (const stored of page) {
      const isNext = stored.position === position + 1;
      const row = legible(stored);
      const fault = !isNext ? 'missing' : row ? faultOf(row, chain, epochs) : 'columns';
      if (fault !== null || row === null) {
        found = { position: position + 1, fault: fault ?? 'columns' };
        break;
      }
      ({ position, chain } = row);
      sound.push(row);
    }
    await look(sound);
    if (found) return refused(found);
  }
  const end = await faultAtEnd(db, organisation, { epochs, head: { position, chain } });
  return end ? refused(end) : ok({ positions: position });
}

type Epochs = Map<string, { seq: number; hash: Hash; position: number }>;

/** The head of the journal and the ends of its epochs stand in rows of their own. */
async function faultAtEnd(
  db: Reader,
  organisation: string,
  { epochs, head: { position, chain } }: { epochs: Epochs; head: Head },
): Promise<JournalFault | null> {
  const head = await headOf(db, organisation);
  if (head.position !== position || head.chain !== chain) {
    return { position: position + 1, fault: 'head' };
  }
  const ends = await db
    .selectFrom('epoch')
    .select(['device', 'epoch', 'last_seq', 'head'])
    .where('organisation', '=', organisation)
    .execute();
  const told = new Map(ends.map((end) => [`${end.device} ${end.epoch}`, end]));
  for (const name of new Set([...told.keys(), ...epochs.keys()])) {
    const [end, found] = [told.get(name), epochs.get(name)];
    if (!end || found?.seq !== end.last_seq || found.hash !== end.head) {
      return { position: found?.position ?? position, fault: 'epoch-end' };
    }
  }
  return null;
}

/** Every operation of an organisation, in order of position. */
export async function* operationsOf(
  db: Reader,
  organisation: string,
): AsyncGenerator<StoredOperation> {
  for await (const page of pagesOf(db, organisation)) yield* page.map(readOperation);
}

type Stored = JournalTables['operation'];

/** Null: its flags are not what anybody wrote. */
function legible(row: Stored): StoredOperation | null {
  try {
    return readOperation(row);
  } catch {
    // No JSON any more: whoever verifies is told which operation it is.
    return null;
  }
}

async function* pagesOf(db: Reader, organisation: string): AsyncGenerator<Stored[]> {
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
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.position;
  }
}

function faultOf(row: StoredOperation, chain: Hash, epochs: Epochs): JournalFault['fault'] | null {
  if (row.bytes !== null && hashWritten(row.bytes) !== row.hash) return 'bytes';
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
  if (row.id === null) return isUnread(row);
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

/** What could not be read was recorded as refused for that very reason, and says nothing of itself. */
function isUnread({ kind, establishment, actor, bytes, refusal }: StoredOperation): boolean {
  const reasons: readonly (string | null)[] =
    bytes === null ? ['withheld'] : ['malformed', 'unknown-kind'];
  return kind === null && establishment === null && actor === null && reasons.includes(refusal);
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
