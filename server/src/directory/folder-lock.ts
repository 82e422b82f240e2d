import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';

export type FolderLock = { release(): void };

/**
 * Takes the folder for this process. The lock is the operating system's, held through an exclusive
 * transaction on a file of its own: it goes with the process, however that ends, and leaves nothing
 * stale behind.
 *
 * @returns null when another server holds it
 */
export function lockFolder(folder: string): FolderLock | null {
  const file = new BetterSqlite(join(folder, 'server.lock'), { timeout: 0 });
  try {
    file.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    file.close();
    if (cause instanceof BetterSqlite.SqliteError && cause.code.startsWith('SQLITE_BUSY'))
      return null;
    throw cause;
  }
  return { release: () => file.close() };
}
