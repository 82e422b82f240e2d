import type { Key } from '../language/speech.ts';
import type { EmployeeFields } from './view.ts';

/** What each field is called. */
export const fieldNames = {
  name: 'employees.name',
  display: 'employees.display',
  email: 'employees.email',
  phone: 'employees.phone',
  language: 'employees.language',
  team: 'employees.team-field',
  startsOn: 'employees.startsOn',
  endsOn: 'employees.endsOn',
  minorUntil: 'employees.minorUntil',
  colour: 'employees.colour',
  role: 'employees.role',
  openPeriodLimit: 'employees.limit',
  photo: 'employees.photo',
} as const satisfies Record<keyof EmployeeFields, Key>;
