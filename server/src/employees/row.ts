import {
  type PersonName,
  colourSchema,
  personNameSchema,
} from '@comptoir/shared/employees/operations';
import type { EmployeeRow, FormerEmployeeRow } from '@comptoir/shared/sync/rows';
import type { RoomTables } from '../database/tables.ts';

export type StoredEmployee = RoomTables['employee'];

/** Hashes of the texts that a person's record refers to. */
export function textsOf(row: StoredEmployee): string[] {
  const { name_text, display_text, email_text, phone_text } = row;
  return [name_text, display_text, email_text, phone_text].filter((hash) => hash !== null);
}

/** @param elsewhere names of the other establishments */
export function employeeRow(
  row: StoredEmployee,
  texts: ReadonlyMap<string, string>,
  elsewhere: string[],
): EmployeeRow {
  const text = (hash: string | null): string | null => texts.get(hash ?? '') ?? null;
  return {
    id: row.person,
    name: nameOf(texts.get(row.name_text)),
    nameText: row.name_text,
    colour: colourSchema.parse(row.colour),
    role: row.role,
    team: row.team,
    minorUntil: row.minor_until,
    display: text(row.display_text),
    displayText: row.display_text,
    email: text(row.email_text),
    emailText: row.email_text,
    phone: text(row.phone_text),
    phoneText: row.phone_text,
    language: row.language,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    openPeriodLimit: row.open_period_limit,
    photo: row.photo,
    elsewhere,
  };
}

export function formerEmployeeRow(
  row: StoredEmployee,
  texts: ReadonlyMap<string, string>,
): FormerEmployeeRow {
  return {
    id: row.person,
    name: nameOf(texts.get(row.name_text)),
    colour: colourSchema.parse(row.colour),
    role: row.role,
    archivedAt: row.archived_at ?? 0,
    archivedBy: row.archived_by,
  };
}

/** The text of a name attachment; null once it was erased, and for a text that is not a name. */
export function nameOf(text: string | undefined): PersonName | null {
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
