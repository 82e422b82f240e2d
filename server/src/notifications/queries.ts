import type { Reader } from '../database/connection.ts';
import type { NotificationTables } from './tables.ts';

export type StoredNotification = NotificationTables['notification'];

/** What somebody was told, the newest first. @param before only what happened before that moment (ms) */
export async function findNotifications(
  db: Reader,
  { organisation, person }: { organisation: string; person: string },
  { before, limit }: { before: number | null; limit: number },
): Promise<StoredNotification[]> {
  return db
    .selectFrom('notification')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .$if(before !== null, (asked) => asked.where('at', '<', before ?? 0))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function countUnread(
  db: Reader,
  { organisation, person }: { organisation: string; person: string },
): Promise<number> {
  const row = await db
    .selectFrom('notification')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Whether somebody was told of something, by its key. */
export async function wereTold(
  db: Reader,
  { organisation, person }: { organisation: string; person: string },
  key: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('notification')
    .select('id')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('key', '=', key)
    .executeTakeFirst();
  return row !== undefined;
}
