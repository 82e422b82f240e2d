import type { Reader } from '../../database/connection.ts';
import { findNameTexts, findTexts, readSettings } from '../../journal/queries.ts';
import { writeName } from '../../journal/telling/names.ts';

/** Somebody present: where they work, and the team that stands on the roster. */
export type Listener = { id: string; team: string | null; establishments: string[] };

export type StoredTeam = { id: string; establishment: string; name: string; parent: string | null };

/** Everybody who has not left. */
export async function findListeners(db: Reader, organisation: string): Promise<Listener[]> {
  const rows = await db
    .selectFrom('employee')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.organisation', '=', 'employee.organisation')
        .onRef('membership.person', '=', 'employee.person'),
    )
    .select(['employee.person as id', 'employee.team', 'membership.establishment'])
    .where('employee.organisation', '=', organisation)
    .where('employee.archived', '=', 0)
    .orderBy('employee.person')
    .orderBy('membership.establishment')
    .execute();
  const people = new Map<string, Listener>();
  for (const { id, team, establishment } of rows) {
    const known = people.get(id);
    if (known) known.establishments.push(establishment);
    else people.set(id, { id, team, establishments: [establishment] });
  }
  return [...people.values()];
}

/** Every team of an organisation. */
export async function findTeamsIn(db: Reader, organisation: string): Promise<StoredTeam[]> {
  return db
    .selectFrom('team')
    .select(['team as id', 'establishment', 'name', 'parent'])
    .where('organisation', '=', organisation)
    .orderBy('team')
    .execute();
}

/** Every establishment of an organisation, by id. */
export async function findStoresOf(
  db: Reader,
  organisation: string,
): Promise<Map<string, { name: string; zone: string }>> {
  const rows = await db
    .selectFrom('establishment')
    .select(['establishment', 'name_text', 'settings'])
    .where('organisation', '=', organisation)
    .orderBy('establishment')
    .execute();
  const hashes = rows.map(({ name_text }) => name_text);
  const texts = await findTexts(db, organisation, hashes);
  return new Map(
    rows.map(({ establishment, name_text, settings }) => [
      establishment,
      { name: texts.get(name_text) ?? '', zone: readSettings(settings).zone },
    ]),
  );
}

/** Names by id; whoever was erased has none. */
export async function findNamesOf(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, string>> {
  const hashes = await findNameTexts(db, organisation, people);
  const texts = await findTexts(db, organisation, [...hashes.values()]);
  return new Map(
    [...hashes].flatMap(([person, hash]) => {
      const name = writeName(texts.get(hash) ?? null);
      return name ? [[person, name]] : [];
    }),
  );
}
