import type { Hash } from '@comptoir/shared/journal/hash';
import type { Reader } from '../../database/connection.ts';
import type { JournalTables } from '../../database/tables.ts';
import { inChunks } from '../../journal/queries.ts';
import type { StoredCheckpoint } from '../queries.ts';

/** Signatures of pushes that end at an operation between two positions, both included, by that position. */
export async function findSignatures(
  db: Reader,
  organisation: string,
  from: number,
  to: number,
): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('operation')
    .innerJoin('push_signature', (join) =>
      join
        .onRef('push_signature.organisation', '=', 'operation.organisation')
        .onRef('push_signature.device', '=', 'operation.device')
        .onRef('push_signature.epoch', '=', 'operation.epoch')
        .onRef('push_signature.seq', '=', 'operation.seq'),
    )
    .select(['operation.position', 'push_signature.signature'])
    .where('operation.organisation', '=', organisation)
    .where('operation.position', '>=', from)
    .where('operation.position', '<=', to)
    .execute();
  return new Map(rows.map(({ position, signature }) => [position, signature]));
}

/** Whether a push of this epoch was taken in part: its signature is over an operation that is not here yet. */
export async function hasSignatureAfter(
  db: Reader,
  organisation: string,
  of: { device: string; epoch: string; seq: number },
): Promise<boolean> {
  const row = await db
    .selectFrom('push_signature')
    .select('seq')
    .where('organisation', '=', organisation)
    .where('device', '=', of.device)
    .where('epoch', '=', of.epoch)
    .where('seq', '>', of.seq)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What proves a tablet: keys (JSON) and the hash of its grant; and the place that it was given. */
export async function findCredentials(db: Reader, organisation: string) {
  return db
    .selectFrom('device')
    .select(['id', 'establishment', 'replaces', 'sign_key', 'wrap_key', 'grant_hash'])
    .where('organisation', '=', organisation)
    .orderBy('id')
    .execute();
}

/** Every checkpoint of the table, the smallest first. */
export async function allCheckpoints(
  db: Reader,
  organisation: string,
): Promise<StoredCheckpoint[]> {
  return db
    .selectFrom('checkpoint')
    .select(['size', 'at', 'payload', 'signature'])
    .where('organisation', '=', organisation)
    .orderBy('size')
    .orderBy('at')
    .execute();
}

const pageSize = 500;

/** Every row, page by page: `ask` for those behind the last one of the page before; null at the beginning. */
async function* pagesOf<Row>(ask: (last: Row | null) => Promise<Row[]>): AsyncGenerator<Row[]> {
  let last: Row | null = null;
  for (;;) {
    const rows: Row[] = await ask(last);
    last = rows.at(-1) ?? null;
    if (last === null) return;
    yield rows;
  }
}

/** Every receipt that operations cite, page by page. */
export function receiptPages(
  db: Reader,
  organisation: string,
): AsyncGenerator<JournalTables['receipt'][]> {
  return pagesOf((last) =>
    db
      .selectFrom('receipt')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('hash', '>', last?.hash ?? '')
      .orderBy('hash')
      .limit(pageSize)
      .execute(),
  );
}

/** The hash of the operation at a place of a tablet's chain; null where the journal has none. */
export async function hashAt(
  db: Reader,
  organisation: string,
  of: { device: string; epoch: string; seq: number },
): Promise<Hash | null> {
  const row = await db
    .selectFrom('operation')
    .select('hash')
    .where('organisation', '=', organisation)
    .where('device', '=', of.device)
    .where('epoch', '=', of.epoch)
    .where('seq', '=', of.seq)
    .executeTakeFirst();
  return row?.hash ?? null;
}

/** Whether an operation of this hash was handed in apart. */
export async function isApart(
  db: Reader,
  organisation: string,
  of: { device: string; hash: Hash },
): Promise<boolean> {
  const row = await db
    .selectFrom('quarantine')
    .select('hash')
    .where('organisation', '=', organisation)
    .where('device', '=', of.device)
    .where('hash', '=', of.hash)
    .executeTakeFirst();
  return row !== undefined;
}

/** What an operation is, for whoever is told that it does not hold. */
export async function describeAt(db: Reader, organisation: string, position: number) {
  return db
    .selectFrom('operation')
    .select(['id', 'kind', 'device', 'seq', 'received_at'])
    .where('organisation', '=', organisation)
    .where('position', '=', position)
    .executeTakeFirst();
}

/** Every organisation that anything here is of, whether or not the counter of its journal still stands. */
export async function everyOrganisation(db: Reader): Promise<string[]> {
  const found = new Set<string>();
  for (const table of [
    'journal_head',
    'operation',
    'device',
    'checkpoint',
    'organisation',
  ] as const) {
    const rows = await db.selectFrom(table).select('organisation').distinct().execute();
    for (const { organisation } of rows) found.add(organisation);
  }
  return [...found].sort();
}

/** Of these hashes, those whose text is kept, or was erased. */
export async function findKept(
  db: Reader,
  organisation: string,
  hashes: readonly string[],
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const table of ['attachment', 'erased_text'] as const) {
    const rows = await inChunks([...new Set(hashes)], (some) =>
      db
        .selectFrom(table)
        .select('hash')
        .where('organisation', '=', organisation)
        .where('hash', 'in', some)
        .execute(),
    );
    for (const { hash } of rows) found.add(hash);
  }
  return found;
}

/** Of these hashes, what stands apart, as `device hash`. */
export async function findApart(
  db: Reader,
  organisation: string,
  hashes: readonly string[],
): Promise<Set<string>> {
  const rows = await inChunks([...new Set(hashes)], (some) =>
    db
      .selectFrom('quarantine')
      .select(['device', 'hash'])
      .where('organisation', '=', organisation)
      .where('hash', 'in', some)
      .execute(),
  );
  return new Set(rows.map(({ device, hash }) => `${device} ${hash}`));
}

/** Every text of an organisation, page by page. */
export function textPages(
  db: Reader,
  organisation: string,
): AsyncGenerator<JournalTables['attachment'][]> {
  return pagesOf((last) =>
    db
      .selectFrom('attachment')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('hash', '>', last?.hash ?? '')
      .orderBy('hash')
      .limit(pageSize)
      .execute(),
  );
}

/** Everything that tablets handed in apart, tablet by tablet and page by page. */
export function quarantinePages(
  db: Reader,
  organisation: string,
): AsyncGenerator<JournalTables['quarantine'][]> {
  return pagesOf((last) =>
    db
      .selectFrom('quarantine')
      .selectAll()
      .where('organisation', '=', organisation)
      .where((row) =>
        row.or([
          row('device', '>', last?.device ?? ''),
          row.and([row('device', '=', last?.device ?? ''), row('hash', '>', last?.hash ?? '')]),
        ]),
      )
      .orderBy('device')
      .orderBy('hash')
      .limit(pageSize)
      .execute(),
  );
}
