import type { Flag } from '@comptoir/shared/journal/flags';
import {
  type Operation,
  isDeviceOperation,
  parseOperation,
} from '@comptoir/shared/journal/operation';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import { type Database, type Trx, openDatabase } from '../database/connection.ts';
import { inTransaction } from '../database/driver.ts';
import { insertRows } from '../database/insert-rows.ts';
import type { Tables } from '../database/tables.ts';
import type { Entry } from './batch.ts';
import { appendEntries } from './entries.ts';
import { lockHead } from './head.ts';
import type { StoredOperation } from './stored.ts';
import { operationsOf } from './verify.ts';

/** A row that the journal does not explain, or one that it promises and is not there. */
export type ProjectionFault = { table: string; key: string };

/** What stands beside the journal and that projections read. */
const beside = ['attachment', 'receipt', 'pin', 'pin_version', 'device'] as const;

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
  privacy_seen: ['person'],
  merged_person: ['person'],
  lock: ['person', 'device', 'purpose'],
  invitation: ['id'],
  api_token: ['id'],
  backoffice_change: ['entity', 'id'],
} as const satisfies Partial<Record<keyof Tables, readonly string[]>>;

/** Flags that the sync door found and that only it can find; a rebuild takes them as they were stored. */
const foundAtTheDoor: readonly Flag[] = ['forked', 'unknown-receipt'];

/** What the strict reader refused then, it refuses for ever. */
const unread: readonly string[] = ['malformed', 'unknown-kind'];

/** What e-mails decided stands as it was decided, since their texts may have been erased since. */
const decidedThen: readonly string[] = ['no-email', 'email-taken'];

/**
 * Projects an organisation's journal again, into an empty database in memory, and compares every row
 * (spec JOURNAL-18).
 *
 * @returns the number of rows that are the same, or the first that is not
 */
export async function compareRebuilt(
  db: Database,
  organisation: string,
): Promise<Result<{ rows: number }, ProjectionFault>> {
  const memory = await openDatabase(':memory:');
  try {
    const devices = await copyBeside(db, memory, organisation);
    await replay(db, memory, organisation, devices);
    let rows = 0;
    for (const table of Object.keys(projected) as (keyof typeof projected)[]) {
      const [held, made] = [
        await rowsOf(db, organisation, table),
        await rowsOf(memory, organisation, table),
      ];
      for (const key of new Set([...held.keys(), ...made.keys()])) {
        if (held.get(key) !== made.get(key)) return refused({ table, key });
        rows += 1;
      }
    }
    return ok({ rows });
  } finally {
    await memory.destroy();
  }
}

async function copyBeside(
  db: Database,
  memory: Database,
  organisation: string,
): Promise<Map<string, string>> {
  for (const table of beside) {
    const rows = await db
      .selectFrom(table)
      .selectAll()
      .where('organisation', '=', organisation)
      .execute();
    const [first] = rows;
    if (!first) continue;
    // A copy takes every column of whatever table it is: no type names them all at once.
    const columns = Object.keys(first) as never[];
    await insertRows(memory, table, rows, { columns, purpose: 'copy' });
  }
  const devices = await memory.selectFrom('device').select(['id', 'establishment']).execute();
  return new Map(devices.map(({ id, establishment }) => [id, establishment]));
}

async function replay(
  db: Database,
  memory: Database,
  organisation: string,
  devices: ReadonlyMap<string, string>,
): Promise<void> {
  const receipts = await memory.selectFrom('receipt').select(['hash', 'received_at']).execute();
  const times = new Map(receipts.map(({ hash, received_at }) => [hash, received_at]));
  let run: StoredOperation[] = [];
  const flush = async (): Promise<void> => {
    const [first] = run;
    if (!first) return;
    const entries = run.map((row) => entryOf(row, devices, times));
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

function entryOf(
  row: StoredOperation,
  devices: ReadonlyMap<string, string>,
  receipts: ReadonlyMap<string, number>,
): Entry {
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
  const receipt = isDeviceOperation(parsed.value) ? parsed.value.receipt : null;
  const after = receipts.get(receipt ?? '') ?? null;
  return { ...entry, parsed, after, ...(isDecided && { decided: row.refusal }) };
}

const judgedByRowsBeside = /^(pin\.renew|device\.(retire|lose|revoke)|quarantine\.settle)$/;

/**
 * Roles and rules may have changed since: what the portal was refused then, it was refused. A PIN is judged by what came
 * sealed with it, and that is gone; a tablet and what it handed in apart by rows that stand beside the journal.
 */
function isJudged(operation: Operation, refusal: string): boolean {
  const portal = !isDeviceOperation(operation) && operation.source.door === 'portal';
  if (portal && refusal === 'not-allowed') return true;
  return judgedByRowsBeside.test(operation.kind);
}

async function rowsOf(
  db: Database | Trx,
  organisation: string,
  table: keyof typeof projected,
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom(table)
    .selectAll()
    .where('organisation', '=', organisation)
    .execute();
  const key: readonly string[] = projected[table];
  return new Map(
    rows.map((row) => {
      const values = row as Record<string, unknown>;
      return [key.map((column) => String(values[column])).join(' '), JSON.stringify(row)];
    }),
  );
}
