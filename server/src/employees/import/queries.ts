import type { Reader } from '../../database/connection.ts';
import { findTexts, readSettings } from '../../journal/queries.ts';

/** Every establishment of an organisation with its name and its zone. */
export async function findNamedEstablishments(
  db: Reader,
  organisation: string,
): Promise<{ id: string; name: string; zone: string }[]> {
  const rows = await db
    .selectFrom('establishment')
    .select(['establishment', 'name_text', 'settings'])
    .where('organisation', '=', organisation)
    .orderBy('establishment')
    .execute();
  const texts = await findTexts(
    db,
    organisation,
    rows.map(({ name_text }) => name_text),
  );
  return rows.map(({ establishment: id, name_text, settings }) => {
    return { id, name: texts.get(name_text) ?? '', zone: readSettings(settings).zone };
  });
}

/** Names of the teams of each establishment: those that were made, and those that people bear. */
export async function findTeamNames(
  db: Reader,
  organisation: string,
): Promise<Map<string, Set<string>>> {
  const made = await db
    .selectFrom('team')
    .select(['establishment', 'name'])
    .where('organisation', '=', organisation)
    .orderBy('name')
    .execute();
  const borne = await db
    .selectFrom('employee')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.organisation', '=', 'employee.organisation')
        .onRef('membership.person', '=', 'employee.person'),
    )
    .select(['membership.establishment', 'employee.team as name'])
    .distinct()
    .where('employee.organisation', '=', organisation)
    .where('employee.archived', '=', 0)
    .where('employee.team', 'is not', null)
    .orderBy('employee.team')
    .execute();
  const names = new Map<string, Set<string>>();
  for (const { establishment, name } of [...made, ...borne]) {
    if (name === null) continue;
    names.set(establishment, (names.get(establishment) ?? new Set()).add(name));
  }
  return names;
}
