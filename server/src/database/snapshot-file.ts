import BetterSqlite from 'better-sqlite3';
import { snapshotOf } from './snapshot.ts';

/**
 * Copies a database file that no server holds, without writing to it.
 *
 * @throws when the file is not there or cannot be read
 */
export async function snapshotFile(file: string, path: string): Promise<void> {
  const sqlite = new BetterSqlite(file, { readonly: true, fileMustExist: true });
  try {
    await snapshotOf(sqlite, path);
  } finally {
    sqlite.close();
  }
}
