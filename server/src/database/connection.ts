import BetterSqlite from 'better-sqlite3';
import { Kysely, type Transaction } from 'kysely';
import { SingleConnectionDialect } from './driver.ts';
import { migrate } from './migrations.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;
/** What runs inside a transaction takes this; a plain `Database` does too, for reads. */
export type Trx = Transaction<Tables>;
export type Reader = Database | Trx;

/** The connection behind each open database, for what SQLite does with a connection and not with a statement. */
const connections = new WeakMap<Database, BetterSqlite.Database>();

/** Value of `PRAGMA synchronous` that syncs at every commit. */
const full = 2;

/**
 * Opens the one database file, made and migrated where needed.
 *
 * @param file a path, or `:memory:`
 * @throws when the file cannot be opened, a migration fails, or commits would not be synced
 */
export async function openDatabase(file: string): Promise<Database> {
  const sqlite = new BetterSqlite(file);
  sqlite.pragma('journal_mode = WAL');
  // better-sqlite3 is compiled to fall back to NORMAL in WAL mode, after the first write and on every
  // later opening: set it, and read it only once something was written (S11).
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('busy_timeout = 5000');
  sqlite.pragma('foreign_keys = ON');
  const db = new Kysely<Tables>({ dialect: new SingleConnectionDialect(sqlite) });
  try {
    await migrate(db);
    const synchronous = sqlite.pragma('synchronous', { simple: true });
    if (synchronous !== full) {
      throw new Error(
        `Commits are not synced: PRAGMA synchronous is ${String(synchronous)}, not ${full}.`,
      );
    }
  } catch (cause) {
    await db.destroy();
    throw cause;
  }
  connections.set(db, sqlite);
  return db;
}

/** The one connection of a database that `openDatabase` gave. */
export function connectionOf(db: Database): BetterSqlite.Database {
  const connection = connections.get(db);
  if (!connection) throw new Error('This database was not opened here.');
  return connection;
}
