import type { Table, Transaction } from 'dexie';
import type { Platform } from '../platform/ports.ts';
import type { Signal } from '../platform/signal.ts';
import { beginStrict, takeWrites } from './beside.ts';
import { NotRecorded, failureOf } from './not-recorded.ts';
import { lostItsTransaction } from './reading.ts';
import type { HeadRow, LocalDatabase } from './schema.ts';

/**
 * `ours`: this page may write. `elsewhere`: another page holds the tablet (« Déjà ouvert »). `checking`: the browser closed
 * the database; nobody punches until a write went through again. `lost`: it did not come back; only a reload helps.
 */
export type PageState = 'ours' | 'elsewhere' | 'checking' | 'lost';

export type Local = {
  readonly database: LocalDatabase;
  readonly platform: Platform;
  readonly page: Signal<PageState>;
};

/** Every table: the transaction that applies a page of the feed. */
export function allTables(database: LocalDatabase): Table[] {
  return database.tables;
}

/**
 * The only way to write: one explicit strict transaction, in which nothing foreign may be awaited. Its first
 * request reads the lease: a page whose lock was stolen takes back whatever it wrote behind that, and stops (S07).
 * The work need not wait for that answer, so it changes nothing but the database; `stored` is the head that the
 * same request found. A database that the browser
 * closed is opened once more and the work done once more (`attempt` 2: the first may have committed); so is work that
 * Dexie lost from its transaction (see `beside.ts`).
 *
 * @throws NotRecorded when nothing of the work is stored
 */
export async function strictTransaction<T>(
  local: Local,
  tables: Table[],
  work: (trx: Transaction, attempt: 1 | 2, stored: Promise<HeadRow | undefined>) => Promise<T>,
): Promise<T> {
  const standing = local.page.get();
  if (standing !== 'ours') throw new NotRecorded(standing === 'elsewhere' ? 'elsewhere' : 'lost');
  try {
    return await leased(local, tables, (trx, stored) => work(trx, 1, stored));
  } catch (error) {
    if (error instanceof NotRecorded) throw error;
    // What went on beside the transaction was refused; what had gone before may have committed.
    if (lostItsTransaction(error)) {
      return await leased(local, tables, (trx, stored) => work(trx, 2, stored));
    }
    const failure = failureOf(error);
    if (failure === 'full') throw new NotRecorded('full', error);
    if (failure === null) throw error;
    await reopen(local, error);
    return await leased(local, tables, (trx, stored) => work(trx, 2, stored));
  }
}

async function leased<T>(
  local: Local,
  tables: Table[],
  work: (trx: Transaction, stored: Promise<HeadRow | undefined>) => Promise<T>,
): Promise<T> {
  const { database, page, platform } = local;
  const end = beginStrict(database);
  let taken: 'elsewhere' | 'lost' | null = null;
  try {
    return await database.transaction('rw', [database.heads, ...tables], async (trx) => {
      takeWrites(database, trx);
      // Answers come in the order of the requests: this one before any write of the work could commit.
      const stored = database.heads.toArray().then((rows) => {
        const lease = rows.find((row) => row.key === 'lease');
        if (lease?.page === platform.page) return rows.find((row) => row.key === 'head');
        // No lease at all: the browser emptied the database under the page (S08, S14); no other page has it.
        taken = lease === undefined ? 'lost' : 'elsewhere';
        trx.abort();
        return undefined;
      });
      const [result] = await Promise.all([work(trx, stored), stored]);
      return result;
    });
  } catch (error) {
    if (taken === null) throw error;
    page.set(taken);
    throw new NotRecorded(taken);
  } finally {
    end();
  }
}

const reopenings = new WeakMap<LocalDatabase, Promise<void>>();

/**
 * S14: close, open once, write a probe; else the page has to be loaded again. Whoever asks meanwhile waits for the same.
 *
 * @throws NotRecorded when it did not come back, or came back empty
 */
export function reopen(local: Local, cause: unknown): Promise<void> {
  const { database } = local;
  const running = reopenings.get(database) ?? reopenOnce(local, cause);
  reopenings.set(database, running);
  return running.finally(() => reopenings.delete(database));
}

/** Whether a lost connection is being made anew: its database is closed on purpose. */
export function isReopening({ database }: Pick<Local, 'database'>): boolean {
  return reopenings.has(database);
}

async function reopenOnce(local: Local, cause: unknown): Promise<void> {
  // Noted first: closing tells whoever listens.
  await Promise.resolve();
  const { database, platform } = local;
  try {
    database.close({ disableAutoOpen: false });
    await database.open();
    await database.transaction('rw', [database.heads, database.settings], async (trx) => {
      takeWrites(database, trx);
      const lease = await database.heads.get('lease');
      if (lease?.key !== 'lease') throw new NotRecorded('lost', cause);
      if (lease.page !== platform.page) throw new NotRecorded('elsewhere', cause);
      const settings = await database.settings.get('settings');
      await database.settings.put(settings ?? { key: 'settings', language: null });
    });
  } catch (error) {
    if (error instanceof NotRecorded) {
      local.page.set(error.reason === 'elsewhere' ? 'elsewhere' : 'lost');
      throw error;
    }
    const failure = failureOf(error);
    if (failure === null) throw error;
    if (failure === 'full') throw new NotRecorded('full', error);
    local.page.set('lost');
    throw new NotRecorded('lost', cause);
  }
}

/** Makes this page the one that may write; whoever held it before finds out at its next write. */
export async function takeLease(database: LocalDatabase, page: string): Promise<void> {
  await database.transaction('rw', database.heads, async (trx) => {
    takeWrites(database, trx);
    await database.heads.put({ key: 'lease', page });
  });
}
