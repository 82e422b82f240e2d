import type { Database, Reader } from '../database/connection.ts';
import type { DirectoryTables } from './tables.ts';

export type DeviceRecord = DirectoryTables['device'];

export async function insertDevice(db: Database, device: DeviceRecord): Promise<void> {
  await db.insertInto('device').values(device).execute();
}

export async function deviceById(db: Reader, id: string): Promise<DeviceRecord | undefined> {
  return db.selectFrom('device').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Every tablet, in the order in which they were enrolled. */
export async function allDevices(db: Database): Promise<DeviceRecord[]> {
  return db.selectFrom('device').selectAll().orderBy('enrolled_at').orderBy('id').execute();
}

/** The tablet that took another one's place. */
export async function successorOf(
  db: Reader,
  organisation: string,
  device: string,
): Promise<DeviceRecord | undefined> {
  return db
    .selectFrom('device')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('replaces', '=', device)
    .executeTakeFirst();
}

/** Tablets of which two branches exist, until somebody has looked. */
export async function forkedDevices(db: Reader): Promise<DeviceRecord[]> {
  return db.selectFrom('device').selectAll().where('forked', '=', 1).orderBy('id').execute();
}
