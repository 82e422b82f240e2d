import { existsSync, rmSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';
import { type Database, connectionOf } from './connection.ts';
import { syncFile } from './durable.ts';

/**
 * Copies the whole database to a new file while it goes on being written: a few pages at a time, from the connection
 * that writes, so that what is committed meanwhile is in the copy as well and nothing begins again (S22). The copy is
 * one file, needs no `-wal` beside it, and is on the disk when this returns.
 *
 * @throws when the file exists already or cannot be written; what was begun is gone then
 */
export async function snapshot(db: Database, path: string): Promise<void> {
  await copied(path, () => copyPages(db, path));
}

async function copied(path: string, copying: () => Promise<unknown>): Promise<void> {
  if (existsSync(path)) throw new Error(`${path} exists already.`);
  try {
    await copying();
    const copy = new BetterSqlite(path);
    try {
      // A copy of a database with a write-ahead log asks for one too, and then for a folder that takes writes.
      copy.pragma('journal_mode = DELETE');
    } finally {
      copy.close();
    }
    syncFile(path);
  } catch (cause) {
    for (const left of ['', '-journal', '-wal', '-shm']) rmSync(`${path}${left}`, { force: true });
    throw cause;
  }
}

/** The same of a connection that nobody else uses. */
export async function snapshotOf(sqlite: BetterSqlite.Database, path: string): Promise<void> {
  await copied(path, () => sqlite.backup(path));
}

async function copyPages(db: Database, path: string): Promise<void> {
  let done: Promise<unknown> | undefined;
  // Begun while no transaction runs: a first step in the middle of one counts no page, and the copy would be taken for
  // complete. Later steps wait for transactions by themselves.
  await db.connection().execute(
    () =>
      new Promise<void>((begun) => {
        done = connectionOf(db).backup(path, {
          progress: () => {
            begun();
            return pagesAtOnce;
          },
        });
        done.then(
          () => begun(),
          () => begun(),
        );
      }),
  );
  await done;
}

/** Less than a millisecond of the process, and 256 MB in about a thousand turns. */
const pagesAtOnce = 64;
