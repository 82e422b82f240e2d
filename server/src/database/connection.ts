import { statSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';
import { Kysely, type Transaction } from 'kysely';
import { SingleConnectionDialect } from './driver.ts';
import { migrationsOf } from './backup/inspect-file.ts';
import { type Migration, migrate, migrations } from './migrations.ts';
import { isDamage } from './storage-trouble.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;
/** What runs inside a transaction takes this; a plain `Database` does too, for reads. */
export type Trx = Transaction<Tables>;
export type Reader = Database | Trx;

/** The connection behind each open database, for what SQLite does with a connection and not with a statement. */
const connections = new WeakMap<Database, BetterSqlite.Database>();

/** Value of `PRAGMA synchronous` that syncs at every commit. */
const full = 2;

const inMemory = ':memory:';
/** An empty database, migrated: each rebuild of a journal begins with one, and thirty migrations take longer than most of them. */
let empty: Buffer | null = null;

/** The file is not whole: what it holds may be wrong, and nothing is written to it. */
export class DatabaseDamaged extends Error {}

export type OpenOptions = {
  /** Fewer migrations than there are, for a test that writes as an earlier version did. */
  steps?: readonly Migration[];
  /** Called before the first migration of a file that holds something; what it throws ends the opening. */
  beforeMigration?: (sqlite: BetterSqlite.Database) => Promise<void>;
};

/**
 * Opens the one database file, made and migrated where needed.
 *
 * @param file a path, or `:memory:`: there the migrations run once in this process, and later ones begin with what they made
 * @throws when the file cannot be opened, is damaged, a migration fails, or commits would not be synced
 */
export async function openDatabase(file: string, options: OpenOptions = {}): Promise<Database> {
  const { steps = migrations, beforeMigration } = options;
  const isEmpty = file === inMemory && steps === migrations;
  const sqlite = openFile((isEmpty && empty) || file);
  // better-sqlite3 is compiled to fall back to NORMAL in WAL mode, after the first write and on every
  // later opening: set it, and read it only once something was written (S11).
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('busy_timeout = 5000');
  sqlite.pragma('foreign_keys = ON');
  const db = new Kysely<Tables>({ dialect: new SingleConnectionDialect(sqlite) });
  try {
    const done = new Set(migrationsOf(sqlite));
    const isBehind = done.size > 0 && steps.some(({ name }) => !done.has(name));
    if (isBehind) await beforeMigration?.(sqlite);
    await migrate(db, steps);
    if (isEmpty) empty ??= sqlite.serialize();
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

/** Larger files are read through by the check of each backup alone: a start does not wait for minutes. */
const checkedAtStart = 256 << 20;

/** @throws DatabaseDamaged */
function openFile(file: string | Buffer): BetterSqlite.Database {
  let sqlite: BetterSqlite.Database | undefined;
  try {
    sqlite = new BetterSqlite(file);
    sqlite.pragma('journal_mode = WAL');
    const isFile = typeof file === 'string' && file !== inMemory;
    if (isFile && statSync(file).size <= checkedAtStart) {
      const found = String(sqlite.pragma('quick_check(1)', { simple: true }));
      if (found !== 'ok') throw new DatabaseDamaged(found.replaceAll(/\s+/g, ' '));
    }
    return sqlite;
  } catch (cause) {
    sqlite?.close();
    if (isDamage(cause)) throw new DatabaseDamaged(cause.message, { cause });
    throw cause;
  }
}

/** The one connection of a database that `openDatabase` gave. */
export function connectionOf(db: Database): BetterSqlite.Database {
  const connection = connections.get(db);
  if (!connection) throw new Error('This database was not opened here.');
  return connection;
}
