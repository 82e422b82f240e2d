import type { Reader, Trx } from '../database/connection.ts';
import { endPushesAt, endPushesOf, endPushesOfSession } from './push-ends.ts';
import { removeOldThrottles } from './throttles.ts';
import type { DirectoryTables } from './tables.ts';
import { forgetDeadTokens } from './tokens.ts';

/** How long a browser stays known, in ms. */
export const browserLife = 400 * 86_400_000;

export type SessionRecord = DirectoryTables['portal_session'];

/** What a session need not say: where it was opened, and when its owner proved who they are. */
type Told = 'proved_at' | 'agent' | 'address';

export async function insertSession(
  trx: Trx,
  session: Omit<SessionRecord, Told> & Partial<Pick<SessionRecord, Told>>,
): Promise<void> {
  const silent = { proved_at: 0, agent: null, address: null };
  await trx
    .insertInto('portal_session')
    .values({ ...silent, ...session })
    .execute();
}

/** When whoever sits at a session last proved who they are, in ms; null where there is none. */
export async function provedAt(db: Reader, hash: string): Promise<number | null> {
  const row = await db
    .selectFrom('portal_session')
    .select('proved_at')
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row?.proved_at ?? null;
}

export async function noteProof(db: Reader, hash: string, at: number): Promise<void> {
  await db.updateTable('portal_session').set({ proved_at: at }).where('hash', '=', hash).execute();
}

/** A session whose person still stands: linked, not withdrawn, not archived (K26). */
export type StandingSession = SessionRecord & { email: string; language: 'fr' | 'en' };

export async function standingSession(
  db: Reader,
  hash: string,
): Promise<StandingSession | undefined> {
  return db
    .selectFrom('portal_session')
    .innerJoin('account', 'account.id', 'portal_session.account')
    .innerJoin('account_person', (join) =>
      join
        .onRef('account_person.organisation', '=', 'portal_session.organisation')
        .onRef('account_person.person', '=', 'portal_session.person')
        .onRef('account_person.account', '=', 'portal_session.account'),
    )
    .innerJoin('employee', (join) =>
      join
        .onRef('employee.organisation', '=', 'portal_session.organisation')
        .onRef('employee.person', '=', 'portal_session.person'),
    )
    .selectAll('portal_session')
    .select(['account.email', 'account.language'])
    .where('portal_session.hash', '=', hash)
    .where('account_person.revoked_at', 'is', null)
    .where('employee.archived', '=', 0)
    .executeTakeFirst();
}

/** A session of an account that stands in no organisation so far: its places are empty. */
export async function waitingSession(db: Reader, hash: string): Promise<SessionRecord | undefined> {
  return db
    .selectFrom('portal_session')
    .innerJoin('account', 'account.id', 'portal_session.account')
    .selectAll('portal_session')
    .where('portal_session.hash', '=', hash)
    .where('portal_session.organisation', '=', '')
    .executeTakeFirst();
}

/** Gives a waiting session its place. */
export async function placeSession(
  db: Reader,
  hash: string,
  { organisation, person }: { organisation: string; person: string },
): Promise<void> {
  await db
    .updateTable('portal_session')
    .set({ organisation, person })
    .where('hash', '=', hash)
    .where('organisation', '=', '')
    .execute();
}

/** Sessions of an account that are not over yet, the one that was used last first. */
export async function sessionsOf(
  db: Reader,
  account: string,
  now: number,
): Promise<SessionRecord[]> {
  return db
    .selectFrom('portal_session')
    .selectAll()
    .where('account', '=', account)
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .orderBy('hash')
    .execute();
}

/** Ends one session of an account, and its pushes. @returns false where there is none of that name */
export async function endSessionOf(db: Reader, account: string, hash: string): Promise<boolean> {
  const row = await db
    .deleteFrom('portal_session')
    .where('hash', '=', hash)
    .where('account', '=', account)
    .returning('hash')
    .executeTakeFirst();
  if (row) await endPushesOfSession(db, hash);
  return row !== undefined;
}

/** Its owner logs out: the browser hears of nothing any more. */
export async function leaveSession(db: Reader, hash: string): Promise<void> {
  await endSession(db, hash);
  await endPushesOfSession(db, hash);
}

export async function noteSeen(db: Reader, hash: string, at: number): Promise<void> {
  await db.updateTable('portal_session').set({ seen_at: at }).where('hash', '=', hash).execute();
}

export async function endSession(db: Reader, hash: string): Promise<void> {
  await db.deleteFrom('portal_session').where('hash', '=', hash).execute();
}

/** Ends every session of an account but the one named. */
export async function endSessionsOf(
  db: Reader,
  account: string,
  except: string | null = null,
): Promise<void> {
  await db
    .deleteFrom('portal_session')
    .where('account', '=', account)
    .$if(except !== null, (query) => query.where('hash', '!=', except ?? ''))
    .execute();
  await endPushesOf(db, account, except);
}

/** Ends the sessions that a person has in an organisation; those of the same account elsewhere live on. */
export async function endSessionsAt(
  db: Reader,
  organisation: string,
  person: string,
): Promise<void> {
  await db
    .deleteFrom('portal_session')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .execute();
  await endPushesAt(db, organisation, person);
}

/** What nobody can use any more leaves: at each start, and when somebody logs in. */
export async function tidyDirectory(db: Reader, now: number): Promise<void> {
  await db.deleteFrom('portal_session').where('expires_at', '<=', now).execute();
  await removeOldThrottles(db, now);
  await db.deleteFrom('login_challenge').where('expires_at', '<=', now).execute();
  await db.deleteFrom('sign_up').where('expires_at', '<=', now).execute();
  await db
    .deleteFrom('known_browser')
    .where('created_at', '<=', now - browserLife)
    .execute();
  await forgetDeadTokens(db, now);
  await db.deleteFrom('one_time_link').where('used_at', 'is not', null).execute();
  // A link in a mail that was not sent yet comes to life again when it is (INV-9).
  const waiting = db
    .selectFrom('mail')
    .select('regarding')
    .where('state', '!=', 'sent')
    .where('regarding', 'is not', null);
  await db
    .deleteFrom('one_time_link')
    .where('expires_at', '<=', now - 30 * 86_400_000)
    .where('subject', 'not in', waiting)
    .execute();
}

export async function isKnownBrowser(db: Reader, hash: string, account: string): Promise<boolean> {
  const row = await db
    .selectFrom('known_browser')
    .select('hash')
    .where('hash', '=', hash)
    .where('account', '=', account)
    .executeTakeFirst();
  return row !== undefined;
}

export async function rememberBrowser(
  db: Reader,
  browser: DirectoryTables['known_browser'],
): Promise<void> {
  await db
    .insertInto('known_browser')
    .values(browser)
    .onConflict((on) => on.column('hash').doUpdateSet({ account: browser.account }))
    .execute();
}

/** After a reset no browser is known any more. */
export async function forgetBrowsers(db: Reader, account: string): Promise<void> {
  await db.deleteFrom('known_browser').where('account', '=', account).execute();
}
