import type { Reader } from '../database/connection.ts';
import type { DirectoryTables } from './tables.ts';

/** Somebody with an account whose contact e-mail is another one than was looked at last. */
export type MovedContact = { person: string; account: string; email_text: string };

/** How far each organisation's journal reaches. */
export function findHeads(db: Reader): Promise<{ organisation: string; position: number }[]> {
  return db.selectFrom('journal_head').select(['organisation', 'position']).execute();
}

/** Whether anything was written since that can give somebody another contact e-mail, or an account. */
export async function mayHaveMoved(
  db: Reader,
  organisation: string,
  from: number,
): Promise<boolean> {
  const row = await db
    .selectFrom('operation')
    .select('position')
    .where('organisation', '=', organisation)
    .where('position', '>', from)
    .where('kind', 'in', [
      'employee.edit',
      'employee.create',
      'employee.merge',
      'employee.restore',
      'access.accept',
    ])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function findMovedContacts(
  db: Reader,
  organisation: string,
  limit: number,
): Promise<MovedContact[]> {
  const rows = await db
    .selectFrom('account_person')
    .innerJoin('employee', (join) =>
      join
        .onRef('employee.organisation', '=', 'account_person.organisation')
        .onRef('employee.person', '=', 'account_person.person'),
    )
    .leftJoin('contact_seen', (join) =>
      join
        .onRef('contact_seen.organisation', '=', 'account_person.organisation')
        .onRef('contact_seen.person', '=', 'account_person.person'),
    )
    .select(['account_person.person', 'account_person.account', 'employee.email_text'])
    .where('account_person.organisation', '=', organisation)
    .where('account_person.revoked_at', 'is', null)
    .where('employee.archived', '=', 0)
    .where('employee.email_text', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('contact_seen.email_text', 'is', null),
        eb('contact_seen.email_text', '!=', eb.ref('employee.email_text')),
      ]),
    )
    .orderBy('account_person.person')
    .limit(limit)
    .execute();
  return rows.flatMap(({ email_text, ...one }) =>
    email_text === null ? [] : [{ ...one, email_text }],
  );
}

export async function noteContact(
  db: Reader,
  seen: DirectoryTables['contact_seen'],
): Promise<void> {
  const { email_text } = seen;
  await db
    .insertInto('contact_seen')
    .values(seen)
    .onConflict((on) => on.columns(['organisation', 'person']).doUpdateSet({ email_text }))
    .execute();
}
