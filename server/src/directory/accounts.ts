import type { Reader, Trx } from '../database/connection.ts';
import { dropFactor } from './factors.ts';
import type { DirectoryTables } from './tables.ts';

export type AccountRecord = DirectoryTables['account'];
export type LinkedPerson = DirectoryTables['account_person'];

/** An account, whose e-mail nobody has proved to be theirs unless that is said. */
export async function insertAccount(
  trx: Trx,
  account: Omit<AccountRecord, 'email_proved_at'> & Partial<Pick<AccountRecord, 'email_proved_at'>>,
): Promise<void> {
  await trx
    .insertInto('account')
    .values({ email_proved_at: null, ...account })
    .execute();
}

/** @param email in the form that `readEmail` gives */
export async function accountByEmail(
  db: Reader,
  email: string,
): Promise<AccountRecord | undefined> {
  return db.selectFrom('account').selectAll().where('email', '=', email).executeTakeFirst();
}

export async function accountById(db: Reader, id: string): Promise<AccountRecord | undefined> {
  return db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Whether a password that was proved a moment ago still opens this account: what takes long to check is asked again. */
export async function isUnchanged(
  db: Reader,
  proved: Pick<AccountRecord, 'id' | 'password'>,
): Promise<boolean> {
  return (await accountById(db, proved.id))?.password === proved.password;
}

export async function changeAccount(
  db: Reader,
  id: string,
  change: Partial<Omit<AccountRecord, 'id' | 'created_at'>>,
): Promise<void> {
  await db.updateTable('account').set(change).where('id', '=', id).execute();
}

/** Persons of an account, the oldest link first, withdrawn ones too. */
export async function personsOf(db: Reader, account: string): Promise<LinkedPerson[]> {
  return db
    .selectFrom('account_person')
    .selectAll()
    .where('account', '=', account)
    .orderBy('linked_at')
    .orderBy('organisation')
    .execute();
}

/** The account behind a person, withdrawn ones too. */
export async function accountOf(
  db: Reader,
  organisation: string,
  person: string,
): Promise<LinkedPerson | undefined> {
  return db
    .selectFrom('account_person')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .executeTakeFirst();
}

/**
 * Makes an account this person's, or gives a withdrawn access back. Another account that was theirs, and whose access has
 * ended, is theirs no more.
 *
 * @returns false when the person has another account, or the account is another person of the organisation (P19)
 */
export async function linkPerson(
  trx: Trx,
  link: Omit<LinkedPerson, 'revoked_at'>,
): Promise<boolean> {
  const { organisation, person, account } = link;
  const standing = await trx
    .selectFrom('account_person')
    .selectAll()
    .where('organisation', '=', organisation)
    .where((eb) => eb.or([eb('person', '=', person), eb('account', '=', account)]))
    .execute();
  const isOver = (one: LinkedPerson) =>
    one.person === person && one.account !== account && one.revoked_at !== null;
  const stands = standing.filter((one) => !isOver(one));
  if (stands.some((one) => one.person !== person || one.account !== account)) return false;
  if (standing.some(isOver)) await unlinkPerson(trx, organisation, person);
  await trx
    .insertInto('account_person')
    .values({ ...link, revoked_at: null })
    .onConflict((on) => on.columns(['organisation', 'person']).doUpdateSet({ revoked_at: null }))
    .execute();
  return true;
}

/**
 * Withdraws a person's access to the organisation: from the commit on their sessions are dead. Called by what projects
 * `access.revoke` and `employee.archive`; a person without an account changes nothing.
 *
 * @param at ms; the first withdrawal stays
 */
export async function endAccess(
  trx: Trx,
  organisation: string,
  person: string,
  at: number,
): Promise<void> {
  await trx
    .updateTable('account_person')
    .set({ revoked_at: at })
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('revoked_at', 'is', null)
    .execute();
  await trx
    .deleteFrom('portal_session')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .execute();
}

/** The account behind a person, whose access has ended, is free to become another person's of the organisation. */
export async function unlinkPerson(trx: Trx, organisation: string, person: string): Promise<void> {
  await trx
    .deleteFrom('account_person')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('revoked_at', 'is not', null)
    .execute();
}

/**
 * Ends what a person has of a login (C18): their sessions and the link to it, and the login itself where it is nobody
 * else's, in this organisation or another.
 */
export async function deleteLogin(trx: Trx, organisation: string, person: string): Promise<void> {
  const link = await accountOf(trx, organisation, person);
  if (!link) return;
  const { account } = link;
  for (const table of ['portal_session', 'account_person', 'contact_seen'] as const) {
    await trx
      .deleteFrom(table)
      .where('organisation', '=', organisation)
      .where('person', '=', person)
      .execute();
  }
  await deleteUnowned(trx, account);
}

/** Deletes a login behind which nobody stands, nor ever will again by what was given to it here. */
export async function deleteUnowned(trx: Trx, account: string): Promise<void> {
  if ((await personsOf(trx, account)).length > 0) return;
  await trx
    .deleteFrom('one_time_link')
    .where('subject', '=', account)
    .where('purpose', '!=', 'activation')
    .execute();
  await dropFactor(trx, account);
  for (const table of ['portal_session', 'known_browser', 'login_challenge'] as const) {
    await trx.deleteFrom(table).where('account', '=', account).execute();
  }
  await trx.deleteFrom('account').where('id', '=', account).execute();
}

/** A person whom an account may act for now, and in which organisation. */
export type StandingPerson = { organisation: string; person: string };

/** Persons of an account that stand: not withdrawn, not archived. The oldest link first. */
export async function standingPersons(db: Reader, account: string): Promise<StandingPerson[]> {
  return db
    .selectFrom('account_person')
    .innerJoin('employee', (join) =>
      join
        .onRef('employee.organisation', '=', 'account_person.organisation')
        .onRef('employee.person', '=', 'account_person.person'),
    )
    .select(['account_person.organisation', 'account_person.person'])
    .where('account_person.account', '=', account)
    .where('account_person.revoked_at', 'is', null)
    .where('employee.archived', '=', 0)
    .orderBy('account_person.linked_at')
    .orderBy('account_person.organisation')
    .execute();
}
