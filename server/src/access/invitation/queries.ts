import { readEmail } from '@comptoir/shared/employees/contact';
import type { AccessRow } from '@comptoir/shared/sync/rows';
import type { TabletRole } from '@comptoir/shared/employees/operations';
import type { Reader } from '../../database/connection.ts';
import type { InvitationTables } from '../../mail/tables.ts';
import { findTexts, inChunks } from '../../journal/queries.ts';
import { findRoster } from '../../journal/roster.ts';

export type Invitation = InvitationTables['invitation'];

/** The latest invitation of each of these people; who was never invited is missing. */
export async function findLatest(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, Invitation>> {
  const rows = await inChunks([...new Set(people)], (some) =>
    db
      .selectFrom('invitation')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .orderBy('position')
      .execute(),
  );
  return new Map(rows.map((row) => [row.person, row]));
}

export async function findInvitation(
  db: Reader,
  organisation: string,
  id: string,
): Promise<Invitation | undefined> {
  return db
    .selectFrom('invitation')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Rows of the feed's room `accesses`, by person: the latest invitation and what became of it. */
export async function findAccessRows(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, AccessRow>> {
  const latest = await findLatest(db, organisation, people);
  return new Map([...latest].map(([person, row]) => [person, accessRow(row)]));
}

function accessRow(row: Invitation): AccessRow {
  return {
    person: row.person,
    invitation: row.id,
    role: row.role,
    state: row.state,
    delivery: row.delivery,
    expiresAt: row.expires_at,
    openedAt: row.opened_at,
    openedBy: row.opened_by,
  };
}

/**
 * Whether somebody may give this role for this establishment now: a manager who works there, or a role that says so.
 * Null: the server itself, which was asked by nobody.
 */
export async function mayGive(
  db: Reader,
  organisation: string,
  of: { giver: string | null; establishment: string | null; role: TabletRole },
): Promise<boolean> {
  const { giver, establishment } = of;
  if (giver === null) return true;
  const entry = (await findRoster(db, organisation, [giver])).get(giver);
  if (!entry || entry.archived) return false;
  const manages = establishment !== null && entry.establishments.has(establishment);
  if (entry.role === 'manager' && manages) return true;
  const grants = await db
    .selectFrom('role_grant')
    .select(['role', 'establishment'])
    .where('organisation', '=', organisation)
    .where('person', '=', giver)
    .where('role', 'in', ['administration', 'manager'])
    .execute();
  return grants.some((grant) =>
    grant.establishment === ''
      ? grant.role === 'administration' || manages
      : grant.establishment === establishment,
  );
}

export async function isAdministrator(
  db: Reader,
  organisation: string,
  person: string,
): Promise<boolean> {
  return (await administrators(db, organisation)).some((one) => one.person === person);
}

/** People who administer the whole organisation and are present. */
async function administrators(db: Reader, organisation: string) {
  return db
    .selectFrom('role_grant')
    .innerJoin('employee', (join) =>
      join
        .onRef('employee.organisation', '=', 'role_grant.organisation')
        .onRef('employee.person', '=', 'role_grant.person'),
    )
    .select(['employee.person', 'employee.email_text', 'employee.name_text', 'employee.language'])
    .where('role_grant.organisation', '=', organisation)
    .where('role_grant.role', '=', 'administration')
    .where('role_grant.establishment', '=', '')
    .where('employee.archived', '=', 0)
    .orderBy('employee.person')
    .execute();
}

export async function isLastAdministrator(
  db: Reader,
  organisation: string,
  person: string,
): Promise<boolean> {
  const people = (await administrators(db, organisation)).map((one) => one.person);
  return people.length === 1 && people[0] === person;
}

/** The hash of a person's e-mail and its address: null where the text was erased, or is none (`malformed`). */
export async function findEmail(
  db: Reader,
  organisation: string,
  person: string,
): Promise<{ hash: string; address: string | null; malformed: boolean } | null> {
  const row = await db
    .selectFrom('employee')
    .select('email_text')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .executeTakeFirst();
  const hash = row?.email_text ?? null;
  if (hash === null) return null;
  const text = (await findTexts(db, organisation, [hash])).get(hash);
  if (text === undefined) return { hash, address: null, malformed: false };
  const read = readEmail(text);
  return { hash, address: read.ok ? read.value : null, malformed: !read.ok };
}

/**
 * Whose each e-mail of the organisation is: of the people who are present, and of those whose account was opened
 * with it, present or not.
 */
export async function findEmailOwners(
  db: Reader,
  organisation: string,
): Promise<Map<string, Set<string>>> {
  const present = await db
    .selectFrom('employee')
    .select(['person', 'email_text'])
    .where('organisation', '=', organisation)
    .where('archived', '=', 0)
    .where('email_text', 'is not', null)
    .execute();
  const opened = await db
    .selectFrom('invitation')
    .select(['person', 'email_text'])
    .where('organisation', '=', organisation)
    .where('account', 'is not', null)
    .where('email_text', 'is not', null)
    .execute();
  const rows = [...present, ...opened];
  const texts = await findTexts(
    db,
    organisation,
    rows.flatMap(({ email_text }) => (email_text === null ? [] : [email_text])),
  );
  const owners = new Map<string, Set<string>>();
  for (const { person, email_text } of rows) {
    const read = readEmail(texts.get(email_text ?? '') ?? '');
    if (!read.ok) continue;
    owners.set(read.value, (owners.get(read.value) ?? new Set()).add(person));
  }
  return owners;
}

/** Invitations whose link was not made yet, the oldest first. */
export function findWaiting(
  db: Reader,
  limit: number,
): Promise<Pick<Invitation, 'organisation' | 'id'>[]> {
  return db
    .selectFrom('invitation')
    .leftJoin('invitation_link', (join) =>
      join
        .onRef('invitation_link.organisation', '=', 'invitation.organisation')
        .onRef('invitation_link.invitation', '=', 'invitation.id'),
    )
    .select(['invitation.organisation', 'invitation.id'])
    .where('invitation.state', '=', 'pending')
    .where('invitation.delivery', '=', 'queued')
    .where((eb) =>
      eb.or([
        eb('invitation_link.number', 'is', null),
        eb('invitation_link.number', '<', eb.ref('invitation.links')),
      ]),
    )
    .orderBy('invitation.opened_at')
    .orderBy('invitation.position')
    .limit(limit)
    .execute();
}

export function findMadeLink(db: Reader, organisation: string, invitation: string) {
  return db
    .selectFrom('invitation_link')
    .select(['number', 'link'])
    .where('organisation', '=', organisation)
    .where('invitation', '=', invitation)
    .executeTakeFirst();
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

/** What a mail says of the house: names, and the language of the store. */
export async function findHouse(
  db: Reader,
  organisation: string,
  establishment: string | null,
): Promise<{ organisation: string; establishment: string; language: 'fr' | 'en' }> {
  const house = await db
    .selectFrom('organisation')
    .select('name_text')
    .where('organisation', '=', organisation)
    .executeTakeFirst();
  const store = await db
    .selectFrom('establishment')
    .select(['name_text', 'settings'])
    .where('organisation', '=', organisation)
    .where('establishment', '=', establishment ?? '')
    .executeTakeFirst();
  const hashes = [house?.name_text, store?.name_text].filter((hash) => hash !== undefined);
  const texts = await findTexts(db, organisation, hashes);
  const settings = JSON.parse(store?.settings ?? '{}') as { language?: 'fr' | 'en' };
  return {
    organisation: texts.get(house?.name_text ?? '') ?? 'Comptoir',
    establishment: texts.get(store?.name_text ?? '') ?? '',
    language: settings.language ?? 'fr',
  };
}

/** Names and language of people, as texts; a name that was erased is empty. */
export async function findNames(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, { name: string; language: 'fr' | 'en' | null }>> {
  const rows = await inChunks([...new Set(people)], (some) =>
    db
      .selectFrom('employee')
      .select(['person', 'name_text', 'language'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .execute(),
  );
  const texts = await findTexts(
    db,
    organisation,
    rows.map(({ name_text }) => name_text),
  );
  return new Map(
    rows.map(({ person, name_text, language }) => [
      person,
      { name: texts.get(name_text) ?? '', language },
    ]),
  );
}
