import type { Table, Transaction } from 'dexie';
import { type Attachment, attachmentsOf } from '@comptoir/shared/journal/attachments';
import type { Hash } from '@comptoir/shared/journal/hash';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import type { Body, Kind } from '@comptoir/shared/journal/kinds';
import { type Draft as Tied, buildOperation } from '@comptoir/shared/journal/chain';
import { type Auth, type OperationClock, operationLimit } from '@comptoir/shared/journal/operation';
import { correctedTime } from '@comptoir/shared/time/corrected';
import { aboutOf, photoIn } from '../local-database/about.ts';
import type { DeviceRow, HeadRow, JournalRow, LocalDatabase } from '../local-database/schema.ts';
import { type Local, strictTransaction } from '../local-database/transaction.ts';
import type { TabletClock } from '../platform/clock.ts';

/** An operation before it has a place in the chain. `id` is made by `newId`, outside any transaction. */
export type Draft = {
  [K in Kind]: {
    id: string;
    kind: K;
    body: Body<K>;
    actor: string | null;
    auth: Auth;
    clock: OperationClock;
    /** The person it is about; '' for somebody who is not in the list. */
    person?: string;
    /** The time it speaks of, when that is not the moment of writing. */
    when?: number;
    /** The business day of a check-off. */
    day?: string;
    attachments?: Attachment[];
    /** An operation written again in a later epoch still cites what it cited (T10: its bounds stay). */
    receipt?: { hash: Hash; receivedAt: number } | null;
  };
}[Kind];

export type Writer = Local & { readonly clock: TabletClock; readonly identity: () => DeviceRow };

export function newId(local: Pick<Local, 'platform'>): string {
  const { platform } = local;
  return uuidv7(platform.clock.wall(), platform.random(10));
}

/** 16 random bytes in hexadecimal, for an attachment. */
export function newSalt(local: Pick<Local, 'platform'>): string {
  const bytes = local.platform.random(16);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The tables that `appendWithin` writes. */
export function journalTables({ database }: Pick<Local, 'database'>): Table[] {
  return [database.heads, database.journal, database.attachments];
}

/** Further writes of the same transaction, on `tables`; all of them are asked for at once. */
type Also = { tables: Table[]; work: (trx: Transaction) => Promise<void> };

/**
 * Writes operations to the end of the chain in one strict transaction; resolves when they are durable.
 *
 * @throws NotRecorded when nothing is stored
 */
export async function append(writer: Writer, drafts: Draft[], also?: Also): Promise<JournalRow[]> {
  const tables = [...journalTables(writer), ...(also?.tables ?? [])];
  try {
    return await strictTransaction(writer, tables, (trx, attempt, stored) => {
      const expected = lastSeen.get(writer.database);
      return attempt === 1 && expected !== undefined
        ? appendTo(trx, writer, { drafts, also }, { expected, stored })
        : appendBehind(trx, writer, { drafts, also }, attempt);
    });
  } catch (error) {
    lastSeen.delete(writer.database);
    if (!(error instanceof OtherHead)) throw error;
    // Taken back whole: once more, reading the head first.
    return await append(writer, drafts, also);
  }
}

type Asked = { drafts: Draft[]; also: Also | undefined };

/** Reads the head first. */
async function appendBehind(
  trx: Transaction,
  writer: Writer,
  { drafts, also }: Asked,
  attempt: 1 | 2,
): Promise<JournalRow[]> {
  if (attempt === 2) {
    const ids = drafts.map((draft) => draft.id);
    const written = await writer.database.journal.where('id').anyOf(ids).toArray();
    if (written.length > 0) return written;
  }
  const rows = await appendWithin(trx, writer, drafts);
  await also?.work(trx);
  return rows;
}

/** The same inside a transaction that is already open on `journalTables`. */
export async function appendWithin(
  trx: Transaction,
  writer: Writer,
  drafts: Draft[],
): Promise<JournalRow[]> {
  const { rows, written } = writeBehind(trx, writer, drafts, await headOf(writer));
  await written;
  return rows;
}

/**
 * The head as this page last saw or wrote it. A guess, no more: whoever writes behind it compares it with the stored
 * one before anything can commit. So a tap costs one round trip to the database instead of three.
 */
const lastSeen = new WeakMap<LocalDatabase, HeadRow>();

/** The end of the chain as this page knows it, without asking the disk; undefined before it wrote or read one. */
export function headInSight({ database }: Pick<Local, 'database'>): HeadRow | undefined {
  return lastSeen.get(database);
}

/** The head on the disk is not the one that was expected. */
class OtherHead extends Error {}

/**
 * Writes behind the head that is expected to stand there, while it is being read. No `await` in here: inside a
 * transaction each costs a tap about a tenth of what the disk does.
 *
 * @throws OtherHead from the transaction when another one stands there
 */
function appendTo(
  trx: Transaction,
  writer: Writer,
  { drafts, also }: Asked,
  { expected, stored }: { expected: HeadRow; stored: Promise<HeadRow | undefined> },
): Promise<JournalRow[]> {
  const { rows, written } = writeBehind(trx, writer, drafts, expected);
  const same = stored.then((head) => {
    if (head === undefined || !sameHead(head, expected)) throw new OtherHead();
  });
  return Promise.all([same, written, also?.work(trx)]).then(() => rows);
}

function writeBehind(
  trx: Transaction,
  writer: Writer,
  drafts: Draft[],
  head: HeadRow,
): { rows: JournalRow[]; written: Promise<unknown> } {
  const { database } = writer;
  const { rows, end } = chain(writer.identity(), writer.platform.app, head, drafts);
  const attachments = drafts.flatMap((draft) => draft.attachments ?? []);
  const writes: PromiseLike<unknown>[] = [
    database.journal.bulkAdd(rows),
    putHead(trx, database, end),
  ];
  if (attachments.length > 0) writes.push(database.attachments.bulkPut(attachments));
  return { rows, written: Promise.all(writes) };
}

/** Every write of the head goes through here, so that the next operation expects the right one. */
export function putHead(
  _trx: Transaction,
  database: LocalDatabase,
  head: HeadRow,
): PromiseLike<unknown> {
  lastSeen.set(database, head);
  return database.heads.put(head);
}

function sameHead(a: HeadRow, b: HeadRow): boolean {
  return (
    a.epoch === b.epoch &&
    a.seq === b.seq &&
    a.hash === b.hash &&
    a.acknowledged === b.acknowledged &&
    a.cited === b.cited &&
    a.receipt?.hash === b.receipt?.hash
  );
}

export async function headOf({ database }: Pick<Local, 'database'>): Promise<HeadRow> {
  const head = (await database.heads.get('head')) as HeadRow | undefined;
  if (!head) throw new Error('this tablet is not enrolled');
  return head;
}

/** Builds, serialises and hashes: pure, synchronous, so it may run inside a transaction. */
export function chain(
  identity: Pick<DeviceRow, 'organisation' | 'establishment' | 'device' | 'zone'>,
  app: string,
  head: HeadRow,
  drafts: Draft[],
): { rows: JournalRow[]; end: HeadRow } {
  let end = head;
  const rows = drafts.map((draft): JournalRow => {
    const receipt = draft.receipt === undefined ? end.receipt : draft.receipt;
    const { operation, bytes, hash } = buildOperation(end, {
      id: draft.id,
      organisation: identity.organisation,
      establishment: identity.establishment,
      actor: draft.actor,
      auth: draft.auth,
      zone: identity.zone,
      app,
      kind: draft.kind,
      body: draft.body,
      device: identity.device,
      epoch: end.epoch,
      clock: draft.clock,
      receipt: receipt?.hash ?? null,
    } as Tied);
    if (bytes.length > operationLimit)
      throw new RangeError(`operation of ${bytes.length} characters`);
    const at = correctedTime(draft.clock, { after: receipt?.receivedAt ?? null, before: null }).at;
    const handsIn = receipt !== null && receipt.hash !== end.cited ? receipt.hash : null;
    const about = aboutOf(draft.kind, draft.body);
    const photo = photoIn(draft.kind, draft.body);
    const shown = draft.person !== undefined || draft.day !== undefined || about !== undefined;
    end = { ...end, seq: operation.seq, hash, cited: receipt?.hash ?? end.cited };
    return {
      epoch: operation.epoch,
      seq: operation.seq,
      id: draft.id,
      hash,
      bytes,
      kind: draft.kind,
      ...(draft.person === undefined ? {} : { person: draft.person }),
      at,
      after: receipt?.receivedAt ?? null,
      when: draft.when ?? at,
      ...(draft.day === undefined ? {} : { day: draft.day }),
      ...(about === undefined ? {} : { about }),
      ...(photo === undefined ? {} : { photo }),
      state: 'pending',
      ...(shown ? { overlay: 1 as const } : {}),
      position: null,
      attachments: attachmentsOf(draft.body),
      ...(handsIn === null ? {} : { handsIn }),
    };
  });
  return { rows, end };
}
