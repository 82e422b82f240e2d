import type { EmployeeRow, FormerEmployeeRow } from '@comptoir/shared/sync/rows';
import type { Reader } from '../database/connection.ts';
import type { Tables } from '../database/tables.ts';
import { findErased, findTexts, inChunks } from '../journal/queries.ts';
import { type StoredEmployee, employeeRow, formerEmployeeRow, textsOf } from './row.ts';

/**
 * Employees by id, with their texts; an archived one is missing.
 *
 * @param here the establishment that asks: `elsewhere` names the others; null names all of them
 */
export async function findEmployeeRows(
  db: Reader,
  organisation: string,
  people: readonly string[],
  here: string | null,
): Promise<Map<string, EmployeeRow>> {
  const rows = (await findStoredEmployees(db, organisation, people)).filter(isPresent);
  const stores = await findStoresOf(
    db,
    organisation,
    rows.map(({ person }) => person),
  );
  const names = [...stores.values()].flat().map(({ nameText }) => nameText);
  const texts = await findTexts(db, organisation, [...rows.flatMap(textsOf), ...names]);
  return new Map(
    rows.map((row) => {
      const others = (stores.get(row.person) ?? []).filter(({ id }) => id !== here);
      const elsewhere = others.map(({ nameText }) => texts.get(nameText) ?? '');
      return [row.person, employeeRow(row, texts, elsewhere.sort())];
    }),
  );
}

/** Archived people by id; one who is present is missing. */
export async function findFormerEmployeeRows(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, FormerEmployeeRow>> {
  const stored = await findStoredEmployees(db, organisation, people);
  const rows = stored.filter((row) => !isPresent(row));
  const texts = await findTexts(db, organisation, rows.flatMap(textsOf));
  return new Map(rows.map((row) => [row.person, formerEmployeeRow(row, texts)]));
}

function isPresent({ archived }: StoredEmployee): boolean {
  return archived === 0;
}

/** Rows as they are stored, archived people too. */
export function findStoredEmployees(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<StoredEmployee[]> {
  return inChunks([...new Set(people)], (some) =>
    db
      .selectFrom('employee')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .execute(),
  );
}

/** Establishments where each of these people works, with the hashes of their names. */
async function findStoresOf(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, { id: string; nameText: string }[]>> {
  const rows = await inChunks(people, (some) =>
    db
      .selectFrom('membership')
      .innerJoin('establishment', (join) =>
        join
          .onRef('establishment.organisation', '=', 'membership.organisation')
          .onRef('establishment.establishment', '=', 'membership.establishment'),
      )
      .select(['membership.person', 'establishment.establishment', 'establishment.name_text'])
      .where('membership.organisation', '=', organisation)
      .where('membership.person', 'in', some)
      .execute(),
  );
  const stores = new Map<string, { id: string; nameText: string }[]>();
  for (const { person, establishment, name_text } of rows) {
    const store = { id: establishment, nameText: name_text };
    stores.set(person, [...(stores.get(person) ?? []), store]);
  }
  return stores;
}

/** The person whom payroll or HR software knows by this name. */
export async function findByExternalId(
  db: Reader,
  organisation: string,
  externalId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('external_id')
    .select('person')
    .where('organisation', '=', organisation)
    .where('external_id', '=', externalId)
    .executeTakeFirst();
  return row?.person ?? null;
}

/** Whose each of these names of payroll is; one that is nobody's is missing. */
export async function findOwnersOfExternalIds(
  db: Reader,
  organisation: string,
  externalIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await inChunks([...new Set(externalIds)], (some) =>
    db
      .selectFrom('external_id')
      .select(['external_id', 'person'])
      .where('organisation', '=', organisation)
      .where('external_id', 'in', some)
      .execute(),
  );
  return new Map(rows.map(({ external_id, person }) => [external_id, person]));
}

/** The latest name of each of these people in payroll or HR software; who has none is missing. */
export async function findExternalIds(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, string>> {
  const rows = await inChunks(people, (some) =>
    db
      .selectFrom('external_id')
      .select(['person', 'external_id'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .orderBy('position')
      .execute(),
  );
  return new Map(rows.map(({ person, external_id }) => [person, external_id]));
}

/** Present or archived people of an establishment, by id. */
export async function findPeopleOf(
  db: Reader,
  organisation: string,
  establishments: readonly string[],
): Promise<string[]> {
  const rows = await inChunks(establishments, (some) =>
    db
      .selectFrom('membership')
      .select('person')
      .distinct()
      .where('organisation', '=', organisation)
      .where('establishment', 'in', some)
      .execute(),
  );
  return [...new Set(rows.map(({ person }) => person))];
}

/** Everybody whom the organisation ever had, by id. */
export async function findAllPeople(db: Reader, organisation: string): Promise<string[]> {
  const rows = await db
    .selectFrom('employee')
    .select('person')
    .where('organisation', '=', organisation)
    .execute();
  return rows.map(({ person }) => person);
}

/** Which of these images are held, or were erased: nobody waits for those. */
export async function findPhotoHashes(
  db: Reader,
  organisation: string,
  hashes: readonly string[],
): Promise<Set<string>> {
  const rows = await inChunks(hashes, (some) =>
    db
      .selectFrom('photo')
      .select('hash')
      .where('organisation', '=', organisation)
      .where('hash', 'in', some)
      .execute(),
  );
  const held = new Set(rows.map(({ hash }) => hash));
  const absent = hashes.filter((hash) => !held.has(hash));
  return new Set([...held, ...(await findErased(db, organisation, absent))]);
}

/** An image as WebP; null where the organisation has none under this hash. */
export async function findPhoto(
  db: Reader,
  organisation: string,
  hash: string,
): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('photo')
    .select('webp')
    .where('organisation', '=', organisation)
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row?.webp ?? null;
}

/** The image that the house shows as its logo. */
export async function findLogo(db: Reader, organisation: string): Promise<string | null> {
  const row = await db
    .selectFrom('organisation')
    .select('logo')
    .where('organisation', '=', organisation)
    .executeTakeFirst();
  return row?.logo ?? null;
}

/** Whose photo an image is. Nobody's, once it was replaced. */
export async function findPhotoOwners(
  db: Reader,
  organisation: string,
  hash: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('employee')
    .select('person')
    .where('organisation', '=', organisation)
    .where('photo', '=', hash)
    .execute();
  return rows.map(({ person }) => person);
}

/** Somebody with everything that the roster knows of them, archived people too. */
export type PersonOnFile = {
  row: EmployeeRow;
  archivedAt: number | null;
  establishments: { id: string; name: string }[];
  externalId: string | null;
};

export async function findPeopleOnFile(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, PersonOnFile>> {
  const rows = await findStoredEmployees(db, organisation, people);
  const ids = rows.map(({ person }) => person);
  const stores = await findStoresOf(db, organisation, ids);
  const externalIds = await findExternalIds(db, organisation, ids);
  const names = [...stores.values()].flat().map(({ nameText }) => nameText);
  const texts = await findTexts(db, organisation, [...rows.flatMap(textsOf), ...names]);
  return new Map(
    rows.map((row) => {
      const establishments = (stores.get(row.person) ?? []).map(({ id, nameText }) => ({
        id,
        name: texts.get(nameText) ?? '',
      }));
      return [
        row.person,
        {
          row: employeeRow(
            row,
            texts,
            establishments.map(({ name }) => name),
          ),
          archivedAt: row.archived === 1 ? (row.archived_at ?? 0) : null,
          establishments,
          externalId: externalIds.get(row.person) ?? null,
        },
      ];
    }),
  );
}

/** What this account was answered under an id of its page; undefined where it never asked. */
export function findPortalAnswer(
  db: Reader,
  of: Pick<Tables['portal_answer'], 'organisation' | 'account' | 'attempt'>,
): Promise<Pick<Tables['portal_answer'], 'request' | 'answer'> | undefined> {
  return db
    .selectFrom('portal_answer')
    .select(['request', 'answer'])
    .where('organisation', '=', of.organisation)
    .where('account', '=', of.account)
    .where('attempt', '=', of.attempt)
    .executeTakeFirst();
}
