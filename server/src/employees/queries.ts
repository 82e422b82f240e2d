import {
  type PersonName,
  colourSchema,
  personNameSchema,
} from '@comptoir/shared/employees/operations';
import type { EmployeeRow } from '@comptoir/shared/sync/rows';
import type { Reader } from '../database/connection.ts';
import { findTexts, inChunks } from '../journal/queries.ts';

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
