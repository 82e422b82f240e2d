import type { Body } from '@comptoir/shared/journal/kinds';
import type { StoredEmployee } from './row.ts';

export type Changes = Body<'employee.edit'>['changes'];
export type Field = keyof Changes;

/** Each field of an edit and the column that holds it. A field without one does not compile. */
const columns = {
  nameText: 'name_text',
  colour: 'colour',
  team: 'team',
  role: 'role',
  displayText: 'display_text',
  emailText: 'email_text',
  phoneText: 'phone_text',
  language: 'language',
  startsOn: 'starts_on',
  endsOn: 'ends_on',
  minorUntil: 'minor_until',
  openPeriodLimit: 'open_period_limit',
  photo: 'photo',
} as const satisfies Record<Field, keyof StoredEmployee>;

export function currentOf(row: StoredEmployee, field: Field): StoredEmployee[keyof StoredEmployee] {
  return row[columns[field]];
}

/** @returns the columns that an edit sets; null where one of them is not as its author saw it */
export function settle(row: StoredEmployee, changes: Changes): Partial<StoredEmployee> | null {
  const given = Object.entries(changes) as [Field, { from: unknown; to: unknown }][];
  if (given.some(([field, { from }]) => from !== currentOf(row, field))) return null;
  return Object.fromEntries(given.map(([field, { to }]) => [columns[field], to]));
}
