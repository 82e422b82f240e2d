import type { Table } from 'dexie';
import { WroteBeside } from './beside.ts';
import type { LocalDatabase } from './schema.ts';

/** So often a read is done again before it counts as broken. */
export const readAgain = 5;

/**
 * Dexie knows by following promises which transaction a request belongs to, and where several reads and writes run at
 * once it loses the thread now and then: the rest of a read then runs beside its transaction, which ends before it.
 * Nothing is wrong with the data, and nothing was changed: the read is done again.
 */
export function lostItsTransaction(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === 'PrematureCommitError' || error instanceof WroteBeside)
  );
}

/** One look at several tables, all of one moment. `work` reads and changes nothing. Not inside of a live query. */
export async function readTogether<T>(
  database: LocalDatabase,
  tables: Table[],
  work: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.transaction('r', tables, async () => await work());
    } catch (error) {
      if (!lostItsTransaction(error) || attempt === readAgain) throw error;
    }
  }
}
