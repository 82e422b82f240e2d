import { exportColumnsSchema } from '@comptoir/shared/timesheets/export-format';
import type { ExportView } from '@comptoir/shared/timesheets/portal';
import type { Reader } from '../../database/connection.ts';
import { findTexts } from '../../journal/queries.ts';
import { findShownPeople } from '../sheets/queries.ts';

/** Exports that the house has defined and not archived, by name. */
export async function findExports(db: Reader, organisation: string): Promise<ExportView[]> {
  const rows = await db
    .selectFrom('export')
    .select(['export', 'name_text', 'format', 'columns'])
    .where('organisation', '=', organisation)
    .where('archived', '=', 0)
    .orderBy('export')
    .execute();
  const texts = await findTexts(
    db,
    organisation,
    rows.map(({ name_text }) => name_text),
  );
  return rows
    .map((row) => ({
      id: row.export,
      name: texts.get(row.name_text) ?? '',
      format: row.format,
      columns: exportColumnsSchema.parse(JSON.parse(row.columns)),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'));
}

/** Somebody whose hours are exported. Names are empty after erasure. */
export type PayrollPerson = {
  id: string;
  given: string;
  family: string;
  team: string | null;
  externalId: string | null;
  /** Where they belong. */
  establishments: string[];
};

/**
 * Who belongs to an establishment or punched there within a stretch of time (ms, the end excluded), archived people too;
 * `establishment` null: everybody of the house. By family name.
 */
export async function findPayrollPeople(
  db: Reader,
  organisation: string,
  of: { establishment: string | null; from: number; to: number },
): Promise<PayrollPerson[]> {
  const { establishment } = of;
  const members = await db
    .selectFrom('membership')
    .select(['person', 'establishment'])
    .where('organisation', '=', organisation)
    .orderBy('establishment')
    .execute();
  // A look for each person, not through all punches of the time: those of a large house are millions.
  const workers = await db
    .selectFrom('employee')
    .select('employee.person')
    .where('employee.organisation', '=', organisation)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('punch')
          .select('punch.id')
          .whereRef('punch.organisation', '=', 'employee.organisation')
          .whereRef('punch.person', '=', 'employee.person')
          .where('punch.at', '>=', of.from)
          .where('punch.at', '<', of.to)
          .$if(establishment !== null, (query) =>
            query.where('punch.establishment', '=', establishment ?? ''),
          ),
      ),
    )
    .execute();
  const here = members.filter(
    (one) => establishment === null || one.establishment === establishment,
  );
  const people = new Set([...here, ...workers].map(({ person }) => person));
  const places = new Map<string, string[]>();
  for (const { person, establishment: place } of members) {
    const known = places.get(person);
    if (known) known.push(place);
    else places.set(person, [place]);
  }
  const shown = await findShownPeople(db, organisation, [...people]);
  const { compare } = new Intl.Collator('fr');
  return [...shown.values()]
    .map(({ id, given, family, team, externalId }) => ({
      ...{ id, given, family, team, externalId, establishments: places.get(id) ?? [] },
    }))
    .sort(
      (a, b) => compare(`${a.family} ${a.given}`, `${b.family} ${b.given}`) || compare(a.id, b.id),
    );
}
