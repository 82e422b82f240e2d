import type { Flag } from '@comptoir/shared/journal/flags';
import type { Kind } from '@comptoir/shared/journal/kinds';
import {
  type Operation,
  isDeviceOperation,
  parseOperation,
} from '@comptoir/shared/journal/operation';
import { type OperationRefusal, type Result, ok, refused } from '@comptoir/shared/refusals';
import { sql } from 'kysely';
import { type Database, connectionOf, openDatabase } from '../database/connection.ts';
import { inTransaction } from '../database/driver.ts';
import { insertRows } from '../database/insert-rows.ts';
import type { Tables } from '../database/tables.ts';
import type { Entry } from './batch.ts';
import { appendEntries } from './entries.ts';
import { lockHead } from './head.ts';
import { inChunks } from './queries.ts';
import type { StoredOperation } from './stored.ts';
import { operationsOf } from './verify.ts';

/** A row that is not as the journal says: `added` beside what it explains, or `removed` although it promises it. */
export type ProjectionFault = { table: string; key: string; how: 'edited' | 'added' | 'removed' };

/** What stands beside the journal and that projections read. */
const beside = ['attachment', 'receipt', 'pin', 'pin_version', 'device', 'quarantine'] as const;

/** Projected tables, and the columns that name a row within an organisation. */
const projected = {
  journal_entry: ['position'],
  organisation: ['organisation'],
  establishment: ['establishment'],
  employee: ['person'],
  membership: ['person', 'establishment'],
  external_id: ['external_id'],
  holding: ['person', 'name', 'establishment', 'team'],
  team: ['team'],
  punch: ['id'],
  presence: ['person'],
  day: ['person', 'day'],
  task_list: ['list'],
  task_definition: ['definition'],
  check_off: ['id'],
  shift: ['shift'],
  shift_draft: ['shift'],
  publication: ['publication'],
  shift_change: ['change'],
  position: ['position'],
  template: ['template'],
  contract: ['person', 'from_day'],
  absence: ['absence'],
  swap: ['swap'],
  announcement: ['announcement'],
  announcement_read: ['announcement', 'person'],
  privacy_seen: ['person'],
  merged_person: ['person'],
  lock: ['person', 'device', 'purpose'],
  invitation: ['id'],
  api_token: ['id'],
  backoffice_change: ['entity', 'id'],
  correction: ['correction'],
  period_lock: ['lock'],
  approval: ['establishment', 'person', 'first_day', 'last_day'],
  statement: ['statement'],
  export: ['export'],
  quarantine: ['device', 'hash'],
  device: ['id'],
} as const satisfies Partial<Record<keyof Tables, readonly string[]>>;

/** Flags that the sync door found and that only it can find; a rebuild takes them as they were stored. */
const foundAtTheDoor: readonly Flag[] = ['forked', 'unknown-receipt'];

/** What the strict reader refused then, it refuses for ever. */
const unread: readonly string[] = ['malformed', 'unknown-kind'];

/** What e-mails decided stands as it was decided, since their texts may have been erased since. */
const decidedThen: readonly string[] = ['no-email', 'email-taken'];

/**
 * Projects an organisation's journal again, into an empty database, and compares every row (spec JOURNAL-18). Rows are read
 * side by side in the order of their keys: however many there are, few are held at once.
 *
 * @param into a file that does not exist yet, for a journal that memory does not hold
 * @returns the number of rows that are the same, or the first that is not
 */
export async function compareRebuilt(
  db: Database,
  organisation: string,
  into = ':memory:',
): Promise<Result<{ rows: number }, ProjectionFault>> {
  const rebuilt = await openDatabase(into);
  try {
    // It is thrown away afterwards: nothing of it has to survive a power cut.
    connectionOf(rebuilt).pragma('synchronous = OFF');
    const devices = await copyBeside(db, rebuilt, organisation);
    await replay(db, rebuilt, organisation, devices);
    let rows = 0;
    for (const table of Object.keys(projected) as (keyof typeof projected)[]) {
      const same = await compareTable(
        rowsOf(db, organisation, table),
        rowsOf(rebuilt, organisation, table),
        table,
      );
      if (!same.ok) return same;
      rows += same.value;
    }
    return ok({ rows });
  } finally {
    await rebuilt.destroy();
  }
}

type KeyedRow = { key: string; row: string };

async function compareTable(
  held: AsyncGenerator<KeyedRow>,
  made: AsyncGenerator<KeyedRow>,
  table: keyof typeof projected,
): Promise<Result<number, ProjectionFault>> {
  try {
    for (let rows = 0; ; rows += 1) {
      const [here, there] = [await held.next(), await made.next()];
      if (here.done && there.done) return ok(rows);
      const [a, b] = [here.done ? null : here.value, there.done ? null : there.value];
      if (a && b && a.key === b.key) {
        if (a.row !== b.row) return refused({ table, key: a.key, how: 'edited' });
      } else if (a && (!b || a.key < b.key)) {
        return refused({ table, key: a.key, how: 'added' });
      } else if (b) {
        return refused({ table, key: b.key, how: 'removed' });
      }
    }
  } finally {
    await held.return(undefined);
    await made.return(undefined);
  }
}

async function copyBeside(
  db: Database,
  memory: Database,
  organisation: string,
): Promise<Map<string, string>> {
  for (const table of beside) {
    const rows = db.selectFrom(table).selectAll().where('organisation', '=', organisation).stream();
    for await (const some of inHandfuls(rows)) {
      // A copy takes every column of whatever table it is: no type names them all at once.
      const columns = Object.keys(some[0] ?? {}) as never[];
      const reset = unsaid[table as keyof typeof unsaid] ?? {};
      const copied = some.map((row) => ({ ...row, ...reset }));
      await insertRows(memory, table, copied, { columns, purpose: 'copy' });
    }
  }
  const devices = await memory.selectFrom('device').select(['id', 'establishment']).execute();
  return new Map(devices.map(({ id, establishment }) => [id, establishment]));
}

/** Columns that operations decide, of rows that otherwise stand beside the journal: as they are before the first one. */
const unsaid = {
  quarantine: { settled: null, settled_by: null, settled_at: null, reason_text: null },
  device: { status: 'active' },
};

async function* inHandfuls<T>(rows: AsyncIterable<T>): AsyncGenerator<T[]> {
  let some: T[] = [];
  for await (const row of rows) {
    some.push(row);
    if (some.length < 1_000) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

async function replay(
  db: Database,
  memory: Database,
  organisation: string,
  devices: ReadonlyMap<string, string>,
): Promise<void> {
  let run: StoredOperation[] = [];
  const flush = async (): Promise<void> => {
    const [first] = run;
    if (!first) return;
    const entries = await withReceipts(
      memory,
      run.map((row) => entryOf(row, devices)),
    );
    await inTransaction(memory, async (trx) => {
      const head = await lockHead(trx, organisation);
      const at = { organisation, receivedAt: first.received_at, head, again: true } as const;
      await appendEntries(trx, at, entries);
    });
    run = [];
  };
  for await (const row of operationsOf(db, organisation)) {
    const [first] = run;
    const together = first?.received_at === row.received_at && first.device === row.device;
    if (first && (!together || run.length >= 500)) await flush();
    run.push(row);
  }
  await flush();
}

/**
 * Each entry with the server time of the receipt that it cites, where the server had it by then: one that was handed in
 * later did not bound what had been kept without it.
 */
async function withReceipts(memory: Database, entries: readonly Entry[]): Promise<Entry[]> {
  const cited = entries.flatMap((entry) => citedBy(entry) ?? []);
  const rows = await inChunks([...new Set(cited)], (some) =>
    memory
      .selectFrom('receipt')
      .select(['hash', 'received_at'])
      .where('hash', 'in', some)
      .execute(),
  );
  const times = new Map(rows.map(({ hash, received_at }) => [hash, received_at]));
  return entries.map((entry) => {
    const wasUnknown = entry.flags.includes('unknown-receipt');
    return { ...entry, after: wasUnknown ? null : (times.get(citedBy(entry) ?? '') ?? null) };
  });
}

function citedBy({ parsed }: Entry): string | null {
  return parsed.ok && isDeviceOperation(parsed.value) ? parsed.value.receipt : null;
}

function entryOf(row: StoredOperation, devices: ReadonlyMap<string, string>): Entry {
  const { hash, bytes, device, epoch, seq } = row;
  const flags = row.flags.filter((flag) => foundAtTheDoor.includes(flag));
  const place =
    device === null || epoch === null || seq === null
      ? null
      : { device, epoch, seq, establishment: devices.get(device) ?? '' };
  const entry = { hash, bytes, device: place, flags, after: null };
  if (bytes === null) return { ...entry, parsed: refused('withheld') };
  if (row.refusal !== null && unread.includes(row.refusal)) {
    return { ...entry, parsed: refused(row.refusal) };
  }
  const parsed = parseOperation(bytes);
  if (!parsed.ok) return { ...entry, parsed };
  const { refusal } = row;
  const isDecided =
    refusal !== null && (decidedThen.includes(refusal) || isJudged(parsed.value, refusal));
  return { ...entry, parsed, ...(isDecided && { decided: row.refusal }) };
}

/** Rules that some journals are older than: what they refused stays refused, and what was taken without them is not judged again. */
const ruledLater: Partial<Record<Kind, OperationRefusal>> = {
  'position.define': 'conflict',
  'absence.ask': 'not-allowed',
  'establishment.edit': 'period-locked',
  'establishment.configure': 'period-locked',
  'absence.set': 'not-allowed',
  'employee.merge': 'not-allowed',
};

const judgedByRowsBeside = /^(pin\.renew|device\.(retire|lose|revoke)|quarantine\.settle)$/;

/**
 * Roles and rules may have changed since: what the portal was refused then, it was refused. A PIN is judged by what came
 * sealed with it, and that is gone; a tablet and what it handed in apart by rows that stand beside the journal.
 */
function isJudged(operation: Operation, refusal: string): boolean {
  const portal = !isDeviceOperation(operation) && operation.source.door === 'portal';
  if (portal && refusal === 'not-allowed') return true;
  return judgedByRowsBeside.test(operation.kind) || ruledLater[operation.kind] === refusal;
}

async function* rowsOf(
  db: Database,
  organisation: string,
  table: keyof typeof projected,
): AsyncGenerator<KeyedRow> {
  const key: readonly string[] = projected[table];
  const query = db.selectFrom(table).selectAll().where('organisation', '=', organisation);
  const ordered = query.orderBy(sql.join(key.map((column) => sql.ref(column))));
  for await (const row of ordered.stream()) {
    const values = row as Record<string, unknown>;
    const name = key.map((column) => String(values[column]).padStart(columnWidth(column)));
    // Contacts, and forks that the door saw, are said by no operation.
    const said = table === 'device' ? { status: values['status'] } : row;
    yield { key: name.join(' ').trim(), row: JSON.stringify(said) };
  }
}

/** Positions stand in the order of numbers, in letters too. */
function columnWidth(column: string): number {
  return column === 'position' ? 16 : 0;
}
