import type { Reader } from '../../database/connection.ts';
import type { Tables } from '../../database/tables.ts';

/** Whose rows are asked for: everybody, or who works in one of these establishments. */
export type Among = 'all' | ReadonlySet<string>;

/** A person with their texts: one statement, whatever their number. Archived people too. */
export type ListedPerson = Pick<
  Tables['employee'],
  'person' | 'colour' | 'role' | 'team' | 'photo' | 'archived' | 'archived_at'
> & { name: string | null; display: string | null; email: string | null; phone: string | null };

export function findListed(
  db: Reader,
  organisation: string,
  among: Among,
): Promise<ListedPerson[]> {
  return db
    .selectFrom('employee')
    .leftJoin('attachment as named', (join) =>
      join
        .onRef('named.organisation', '=', 'employee.organisation')
        .onRef('named.hash', '=', 'employee.name_text'),
    )
    .leftJoin('attachment as shown', (join) =>
      join
        .onRef('shown.organisation', '=', 'employee.organisation')
        .onRef('shown.hash', '=', 'employee.display_text'),
    )
    .leftJoin('attachment as mailed', (join) =>
      join
        .onRef('mailed.organisation', '=', 'employee.organisation')
        .onRef('mailed.hash', '=', 'employee.email_text'),
    )
    .leftJoin('attachment as called', (join) =>
      join
        .onRef('called.organisation', '=', 'employee.organisation')
        .onRef('called.hash', '=', 'employee.phone_text'),
    )
    .select([
      'employee.person',
      'employee.colour',
      'employee.role',
      'employee.team',
      'employee.photo',
      'employee.archived',
      'employee.archived_at',
      'named.text as name',
      'shown.text as display',
      'mailed.text as email',
      'called.text as phone',
    ])
    .where('employee.organisation', '=', organisation)
    .$if(among !== 'all', (query) =>
      query.where('employee.person', 'in', peopleOf(db, organisation, among)),
    )
    .execute();
}

/** Where each of them works. */
export function findListedPlaces(
  db: Reader,
  organisation: string,
  among: Among,
): Promise<Pick<Tables['membership'], 'person' | 'establishment'>[]> {
  return db
    .selectFrom('membership')
    .select(['person', 'establishment'])
    .where('organisation', '=', organisation)
    .$if(among !== 'all', (query) => query.where('person', 'in', peopleOf(db, organisation, among)))
    .execute();
}

/** Roles and single grants of each. */
export function findListedHoldings(
  db: Reader,
  organisation: string,
  among: Among,
): Promise<Pick<Tables['holding'], 'person' | 'name' | 'establishment' | 'team'>[]> {
  return db
    .selectFrom('holding')
    .select(['person', 'name', 'establishment', 'team'])
    .where('organisation', '=', organisation)
    .$if(among !== 'all', (query) => query.where('person', 'in', peopleOf(db, organisation, among)))
    .orderBy('name')
    .execute();
}

/** Every invitation of each, the latest last. */
export function findListedInvitations(
  db: Reader,
  organisation: string,
  among: Among,
): Promise<
  Pick<
    Tables['invitation'],
    'person' | 'state' | 'delivery' | 'expires_at' | 'opened_at' | 'email_text'
  >[]
> {
  return db
    .selectFrom('invitation')
    .select(['person', 'state', 'delivery', 'expires_at', 'opened_at', 'email_text'])
    .where('organisation', '=', organisation)
    .$if(among !== 'all', (query) => query.where('person', 'in', peopleOf(db, organisation, among)))
    .orderBy('position')
    .execute();
}

/** Who has a PIN, and who an account that stands. */
export async function findListedKeys(
  db: Reader,
  organisation: string,
  among: Among,
): Promise<{ pins: Set<string>; accounts: Set<string> }> {
  const pins = await db
    .selectFrom('pin')
    .select('person')
    .where('organisation', '=', organisation)
    .$if(among !== 'all', (query) => query.where('person', 'in', peopleOf(db, organisation, among)))
    .execute();
  const accounts = await db
    .selectFrom('account_person')
    .select('person')
    .where('organisation', '=', organisation)
    .where('revoked_at', 'is', null)
    .$if(among !== 'all', (query) => query.where('person', 'in', peopleOf(db, organisation, among)))
    .execute();
  const ids = (rows: { person: string }[]) => new Set(rows.map(({ person }) => person));
  return { pins: ids(pins), accounts: ids(accounts) };
}

function peopleOf(db: Reader, organisation: string, among: Among) {
  return db
    .selectFrom('membership')
    .select('membership.person')
    .where('membership.organisation', '=', organisation)
    .where('membership.establishment', 'in', among === 'all' ? [] : [...among]);
}
