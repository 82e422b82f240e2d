import type { Reader } from '../database/connection.ts';
import type { NotificationTables } from './tables.ts';

export type StoredNotification = NotificationTables['notification'];

/**
 * What somebody was told, the newest first: `limit` lines, and what else has the moment of the last one, so that whoever asks
 * for what was before it misses nothing.
 *
 * @param before only what happened before that moment (ms)
 */
export async function findNotifications(
  db: Reader,
  { organisation, person }: { organisation: string; person: string },
  { before, limit }: { before: number | null; limit: number },
): Promise<StoredNotification[]> {
  const theirs = db
    .selectFrom('notification')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc');
  const rows = await theirs
    .$if(before !== null, (asked) => asked.where('at', '<', before ?? 0))
    .limit(limit)
    .execute();
  const last = rows.at(-1);
  if (last === undefined || rows.length < limit) return rows;
  const same = await theirs.where('at', '=', last.at).where('id', '<', last.id).execute();
  return [...rows, ...same];
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
