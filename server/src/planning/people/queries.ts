import type { Colour } from '@comptoir/shared/employees/operations';
import type { EstablishmentSettings } from '@comptoir/shared/establishments/operations';
import type { Reader } from '../../database/connection.ts';
import { findTexts, inChunks, readSettings } from '../../journal/queries.ts';
import { readName, writeName } from '../../journal/telling/names.ts';

/** Somebody as a plan shows them; names are empty once they were erased. */
export type PlanPerson = {
  id: string;
  name: string;
  given: string;
  colour: Colour;
  team: string | null;
  minorUntil: string | null;
  startsOn: string | null;
  endsOn: string | null;
  archived: boolean;
};

export async function findPeople(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<Map<string, PlanPerson>> {
  const rows = await inChunks([...new Set(ids)], (some) =>
    db
      .selectFrom('employee')
      .select(['person', 'name_text', 'colour', 'team'])
      .select(['minor_until', 'starts_on', 'ends_on', 'archived'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .execute(),
  );
  const hashes = rows.map(({ name_text }) => name_text);
  const texts = await findTexts(db, organisation, hashes);
  return new Map(
    rows.map((row) => {
      const text = texts.get(row.name_text) ?? null;
      const person: PlanPerson = {
        ...{ id: row.person, name: writeName(text) ?? '', given: readName(text)?.given ?? '' },
        ...{ colour: row.colour as Colour, team: row.team, minorUntil: row.minor_until },
        ...{ startsOn: row.starts_on, endsOn: row.ends_on, archived: row.archived === 1 },
      };
      return [row.person, person];
    }),
  );
}

/** Who belongs to an establishment and has not left. */
export async function findMembers(
  db: Reader,
  of: { organisation: string; establishment: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('employee', (join) =>
      join
        .onRef('employee.organisation', '=', 'membership.organisation')
        .onRef('employee.person', '=', 'membership.person'),
    )
    .select('membership.person')
    .where('membership.organisation', '=', of.organisation)
    .where('membership.establishment', '=', of.establishment)
    .where('employee.archived', '=', 0)
    .orderBy('membership.person')
    .execute();
  return rows.map(({ person }) => person);
}

/** Of these people, those who belong to an establishment and have not left. */
export async function findHere(
  db: Reader,
  of: { organisation: string; establishment: string },
  people: readonly string[],
): Promise<string[]> {
  const members = new Set(await findMembers(db, of));
  return [...new Set(people)].filter((person) => members.has(person));
}

export type Store = { id: string; name: string; settings: EstablishmentSettings };

/** Establishments by id. */
export async function findStores(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<Map<string, Store>> {
  const rows = await inChunks([...new Set(ids)], (some) =>
    db
      .selectFrom('establishment')
      .select(['establishment', 'name_text', 'settings'])
      .where('organisation', '=', organisation)
      .where('establishment', 'in', some)
      .orderBy('establishment')
      .execute(),
  );
  const texts = await findTexts(
    db,
    organisation,
    rows.map(({ name_text }) => name_text),
  );
  return new Map(
    rows.map(({ establishment: id, name_text, settings }) => [
      id,
      { id, name: texts.get(name_text) ?? '', settings: readSettings(settings) },
    ]),
  );
}

/** Ids of every establishment of an organisation. */
export async function findPlaces(db: Reader, organisation: string): Promise<string[]> {
  const rows = await db
    .selectFrom('establishment')
    .select('establishment')
    .where('organisation', '=', organisation)
    .orderBy('establishment')
    .execute();
  return rows.map(({ establishment }) => establishment);
}
