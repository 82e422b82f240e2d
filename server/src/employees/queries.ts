import {
  type PersonName,
  colourSchema,
  personNameSchema,
} from '@comptoir/shared/employees/operations';
import type { EmployeeRow } from '@comptoir/shared/sync/rows';
import type { Reader } from '../database/connection.ts';
import type { RoomTables } from '../database/tables.ts';
import { findTexts, inChunks } from '../journal/queries.ts';

export type RosterEntry = {
  archived: boolean;
  role: RoomTables['employee']['role'];
  /** Establishments that the person belongs to. */
  establishments: Set<string>;
};

/** What the roster says about these people; whoever is not in it is missing. */
export async function findRoster(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, RosterEntry>> {
  const asked = [...new Set(people)];
  const employees = await inChunks(asked, (some) =>
    db
      .selectFrom('employee')
      .select(['person', 'archived', 'role'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .execute(),
  );
  const memberships = await inChunks(asked, (some) =>
    db
      .selectFrom('membership')
      .select(['person', 'establishment'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .execute(),
  );
  const roster = new Map<string, RosterEntry>(
    employees.map(({ person, archived, role }) => [
      person,
      { archived: archived === 1, role, establishments: new Set<string>() },
    ]),
  );
  for (const { person, establishment } of memberships) {
    roster.get(person)?.establishments.add(establishment);
  }
  return roster;
}

/** Employees by id, with their names; an archived one is missing. */
export async function findEmployeeRows(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, EmployeeRow>> {
  const rows = await inChunks(people, (some) =>
    db
      .selectFrom('employee')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('archived', '=', 0)
      .where('person', 'in', some)
      .execute(),
  );
  const texts = await findTexts(
    db,
    organisation,
    rows.map(({ name_text }) => name_text),
  );
  return new Map(
    rows.map((row) => [
      row.person,
      {
        id: row.person,
        name: nameOf(texts.get(row.name_text)),
        nameText: row.name_text,
        colour: colourSchema.parse(row.colour),
        role: row.role,
        team: row.team,
        minorUntil: row.minor_until,
      },
    ]),
  );
}

/** The text of a name attachment; null once it was erased, and for a text that is not a name. */
function nameOf(text: string | undefined): PersonName | null {
  if (text === undefined) return null;
  const read = personNameSchema.safeParse(readJson(text));
  return read.success ? read.data : null;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // An attachment holds whatever its author wrote: what is not JSON is not a name.
    return null;
  }
}
