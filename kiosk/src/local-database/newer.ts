import type { Platform } from '../platform/ports.ts';
import type { LocalDatabase } from './schema.ts';

/** A newer build has written this database: an older one must not touch it (RECOV-37). */
export class NewerDatabase extends Error {
  constructor() {
    super('the database is of a newer build');
    this.name = 'NewerDatabase';
  }
}

/** Dexie counts its versions in tenths of the browser's. */
const tenths = 10;

/**
 * Looks before anything is opened: Dexie opens a newer database all the same, and adds what it misses.
 *
 * @throws NewerDatabase
 */
export async function refuseNewer(platform: Platform, database: LocalDatabase): Promise<void> {
  const held = (await platform.indexedDB.databases?.()) ?? [];
  const own = held.find(({ name }) => name === platform.databaseName);
  // `verno` is the version of this build until the database is open.
  if (Math.floor((own?.version ?? 0) / tenths) > database.verno) throw new NewerDatabase();
}
