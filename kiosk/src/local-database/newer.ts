import Dexie from 'dexie';
import type { Platform } from '../platform/ports.ts';
import type { DeviceRow, LocalDatabase } from './schema.ts';

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

/**
 * The same database as it is, to be read for an export and for nothing else.
 *
 * @throws where it holds no tablet
 */
export async function readNewer(
  platform: Platform,
): Promise<{ database: LocalDatabase; identity: () => DeviceRow }> {
  const { indexedDB, keyRange, databaseName } = platform;
  // Without a schema of its own, Dexie takes the one that it finds.
  const database = new Dexie(databaseName, { indexedDB, IDBKeyRange: keyRange }) as LocalDatabase;
  await database.open();
  // A schema that was found gives its tables no names of their own.
  for (const table of database.tables) Object.assign(database, { [table.name]: table });
  const device = await database.device.get('identity');
  if (device === undefined) throw new Error('this tablet is not enrolled');
  return { database, identity: () => device };
}
