import { makeAttachment } from '@comptoir/shared/journal/attachments';
import type { Attachment } from '@comptoir/shared/journal/attachments';
import { type Colour, colours } from '@comptoir/shared/employees/operations';
import type { EmployeeRow } from '@comptoir/shared/sync/rows';
import { type Draft, type Writer, newId, newSalt } from '../sync/journal.ts';
import type { EmployeeField, EmployeeFields } from './view.ts';

/** The field of `employee.edit` that holds the hash of the text which the screen shows. */
const textFields = {
  name: 'nameText',
  display: 'displayText',
  email: 'emailText',
  phone: 'phoneText',
} as const;
type TextField = keyof typeof textFields;

function isTextField(field: EmployeeField): field is TextField {
  return Object.hasOwn(textFields, field);
}

/** Operations of a manager who has opened the settings. */
export function byManager(writer: Writer, manager: string) {
  return {
    id: newId(writer),
    actor: manager,
    auth: 'manager' as const,
    clock: writer.clock.reading(),
  };
}

/**
 * One `employee.edit` per field that differs from what the tablet shows now, so that a clash about one never holds
 * another back.
 */
export function editDrafts(
  writer: Writer,
  manager: string,
  row: EmployeeRow,
  changes: Partial<EmployeeFields>,
): Draft[] {
  const fields = Object.keys(changes) as EmployeeField[];
  return fields.flatMap((field) => editDraft(writer, manager, row, field, changes[field]) ?? []);
}

function editDraft(
  writer: Writer,
  manager: string,
  row: EmployeeRow,
  field: EmployeeField,
  to: unknown,
): Draft | null {
  if (to === undefined || JSON.stringify(row[field]) === JSON.stringify(to)) return null;
  const text = isTextField(field) ? textOf(writer, to) : null;
  const change = isTextField(field)
    ? { [textFields[field]]: { from: row[textFields[field]], to: text?.hash ?? null } }
    : { [field]: { from: row[field], to } };
  return {
    ...byManager(writer, manager),
    kind: 'employee.edit',
    body: { person: row.id, changes: change },
    attachments: text === null ? [] : [text],
  };
}

function textOf(writer: Writer, to: unknown): Attachment | null {
  if (to === null) return null;
  return makeAttachment(newSalt(writer), typeof to === 'string' ? to : JSON.stringify(to));
}

/** The colour that the fewest people bear; of several, the first in the palette. */
export function balancedColour(people: readonly Pick<EmployeeRow, 'colour'>[]): Colour {
  const bearers = (colour: Colour) => people.filter((person) => person.colour === colour).length;
  return [...colours].sort((a, b) => bearers(a) - bearers(b))[0] ?? 'teal';
}
