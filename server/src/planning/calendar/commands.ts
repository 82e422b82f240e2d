import type { Reader, Trx } from '../../database/connection.ts';

type Own = { organisation: string; person: string };

/** A new address for somebody's calendar; the one before it opens nothing any more. @param secret its hash */
export async function renewFeed(
  trx: Trx,
  { organisation, person }: Own,
  { secret, at }: { secret: string; at: number },
): Promise<void> {
  const made = { secret, made_at: at, read_at: null };
  await trx
    .insertInto('calendar_feed')
    .values({ organisation, person, ...made })
    .onConflict((on) => on.columns(['organisation', 'person']).doUpdateSet(made))
    .execute();
}

export async function revokeFeed(db: Reader, { organisation, person }: Own): Promise<void> {
  await db
    .deleteFrom('calendar_feed')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .execute();
}

/** When a calendar last read it. */
export async function noteRead(db: Reader, secret: string, at: number): Promise<void> {
  await db.updateTable('calendar_feed').set({ read_at: at }).where('secret', '=', secret).execute();
}
