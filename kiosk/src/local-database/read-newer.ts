import Dexie from 'dexie';
import type { Platform } from '../platform/ports.ts';
import type { DeviceRow, LocalDatabase } from './schema.ts';

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
