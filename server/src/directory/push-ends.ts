import type { Reader } from '../database/connection.ts';

/** A browser that was logged out is told nothing more; one whose session only grew old is (spec NOTE-14). */
export async function endPushesOfSession(db: Reader, session: string): Promise<void> {
  await db.deleteFrom('push_subscription').where('session', '=', session).execute();
}

/** Every browser of an account but that of one session. */
export async function endPushesOf(
  db: Reader,
  account: string,
  except: string | null,
): Promise<void> {
  await db
    .deleteFrom('push_subscription')
    .where('account', '=', account)
    .$if(except !== null, (query) => query.where('session', '!=', except ?? ''))
    .execute();
}

/** Every browser that a person of an organisation is told by. */
export async function endPushesAt(db: Reader, organisation: string, person: string): Promise<void> {
  await db
    .deleteFrom('push_subscription')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .execute();
}
