import type { Database } from '../database/connection.ts';
import type { DirectoryTables } from './tables.ts';

export type DeviceRecord = DirectoryTables['device'];

export async function insertDevice(db: Database, device: DeviceRecord): Promise<void> {
  await db.insertInto('device').values(device).execute();
}

export async function deviceById(db: Database, id: string): Promise<DeviceRecord | undefined> {
  return db.selectFrom('device').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Every tablet, in the order in which they were enrolled. */
export async function allDevices(db: Database): Promise<DeviceRecord[]> {
  return db.selectFrom('device').selectAll().orderBy('enrolled_at').orderBy('id').execute();
}

export async function setStatus(
  db: Database,
  id: string,
  status: DeviceRecord['status'],
): Promise<void> {
  await db.updateTable('device').set({ status }).where('id', '=', id).execute();
}

/** @param forked 1 from a fork until an administrator clears it */
export async function setForked(db: Database, id: string, forked: 0 | 1): Promise<void> {
  await db.updateTable('device').set({ forked }).where('id', '=', id).execute();
}
