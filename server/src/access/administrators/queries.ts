import type { Reader } from '../../database/connection.ts';
import { findEmail, findLatest } from '../invitation/queries.ts';

/** People who administer the whole organisation and are present. */
async function administrators(db: Reader, organisation: string) {
  return db
    .selectFrom('holding')
    .innerJoin('employee', (join) =>
      join
        .onRef('employee.organisation', '=', 'holding.organisation')
        .onRef('employee.person', '=', 'holding.person'),
    )
    .select(['employee.person', 'employee.email_text', 'employee.name_text', 'employee.language'])
    .where('holding.organisation', '=', organisation)
    .where('holding.name', '=', 'administration')
    .where('holding.establishment', '=', '')
    .where('employee.archived', '=', 0)
    .orderBy('employee.person')
    .execute();
}

export async function isAdministrator(
  db: Reader,
  organisation: string,
  person: string,
): Promise<boolean> {
  return (await administrators(db, organisation)).some((one) => one.person === person);
}

/** Whether somebody, present or not, holds what no tablet may give: any grant, and any role but those of the roster. */
export async function holdsBeyondRoster(
  db: Reader,
  organisation: string,
  person: string,
): Promise<boolean> {
  const held = await db
    .selectFrom('holding')
    .select('name')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('name', 'not in', ['employee', 'manager'])
    .executeTakeFirst();
  return held !== undefined;
}

/** Whether somebody, present or not, would administer anything as soon as they have an access. */
export async function holdsAdministration(
  db: Reader,
  organisation: string,
  person: string,
): Promise<boolean> {
  const grant = await db
    .selectFrom('holding')
    .select('name')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('name', '=', 'administration')
    .executeTakeFirst();
  return grant !== undefined;
}

/**
 * Whether nobody could administer the organisation any more without this person: no other administrator is present, or
 * none of the others has an access to log in with while this one has.
 */
export async function isLastAdministrator(
  db: Reader,
  organisation: string,
  person: string,
): Promise<boolean> {
  return (await findLastAdministrator(db, organisation)) === person;
}

/** The only administrator who is present, or the only one of them who can log in; null where nobody is the last. */
export async function findLastAdministrator(
  db: Reader,
  organisation: string,
): Promise<string | null> {
  const people = (await administrators(db, organisation)).map((one) => one.person);
  const latest = await findLatest(db, organisation, people);
  const working = people.filter((one) => latest.get(one)?.state === 'accepted');
  if (people.length === 1) return people[0] ?? null;
  return working.length === 1 ? (working[0] ?? null) : null;
}

export type Administrator = {
  person: string;
  nameText: string;
  address: string;
  language: 'fr' | 'en' | null;
};

/** Administrators who can be written to: at their account's e-mail, or at the one of their record. */
export async function findAdministrators(
  db: Reader,
  organisation: string,
): Promise<Administrator[]> {
  const people = await administrators(db, organisation);
  if (people.length === 0) return [];
  const accounts = await db
    .selectFrom('account_person')
    .innerJoin('account', 'account.id', 'account_person.account')
    .select(['account_person.person', 'account.email', 'account.language'])
    .where('account_person.organisation', '=', organisation)
    .where('account_person.revoked_at', 'is', null)
    .where(
      'account_person.person',
      'in',
      people.map(({ person }) => person),
    )
    .execute();
  const found: Administrator[] = [];
  for (const { person, name_text, language } of people) {
    const account = accounts.find((one) => one.person === person);
    const own = account ? null : await findEmail(db, organisation, person);
    const address = account?.email ?? own?.address ?? null;
    if (address === null) continue;
    found.push({ person, nameText: name_text, address, language: account?.language ?? language });
  }
  return found;
}
