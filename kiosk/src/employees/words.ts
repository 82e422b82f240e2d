import { managerPinLength } from '@comptoir/shared/access/pin';
import type { Key, Speech } from '../language/speech.ts';
import type {
  AccessState,
  EmployeeField,
  EmployeeFields,
  EmployeeLine,
  RecordView,
} from './view.ts';

/** « Awa Diop »; who was erased has no name any more. */
export function nameOf({ text }: Pick<Speech, 'text'>, line: Pick<EmployeeLine, 'name'>): string {
  if (line.name === null) return text('employees.erased');
  return `${line.name.given} ${line.name.family}`.trim();
}

/** `3 mars 2026` of a calendar date such as `2026-03-03`. */
export function dateWords(language: Speech['language'], day: string): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  return format.format(Date.parse(`${day}T12:00:00Z`));
}

/** `12 nov. 2026` of an instant. */
export function dayWords(language: Speech['language'], at: number, zone: string): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'medium',
    timeZone: zone,
  });
  return format.format(at);
}

/** The value of a field as a person reads it; « – » where there is none. */
export function valueWords(
  speech: Speech,
  field: EmployeeField,
  value: EmployeeFields[EmployeeField],
): string {
  const { text, language, duration } = speech;
  if (field === 'openPeriodLimit')
    return value === null
      ? text('employees.limit-establishment')
      : duration(Number(value) * 60_000);
  if (field === 'photo') return text(value === null ? 'employees.photo-none' : 'employees.photo');
  if (value === null || value === '') return '–';
  if (typeof value === 'object') return `${value.given} ${value.family}`.trim();
  switch (field) {
    case 'startsOn':
    case 'endsOn':
    case 'minorUntil':
      return dateWords(language, String(value));
    case 'colour':
      return text(`employees.colour-${value as EmployeeFields['colour']}`);
    case 'role':
      return text(`employees.role-${value as EmployeeFields['role']}`);
    case 'language':
      return text(`settings.language-${String(value)}` as Key);
    case 'phone':
      return phoneWords(String(value));
    case 'name':
    case 'display':
    case 'email':
    case 'team':
      return String(value);
  }
}

/** `06 12 34 56 78` for a French number, as people here read them; any other as it is. */
export function phoneWords(phone: string): string {
  return phone.replace(/^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '0$1 $2 $3 $4 $5');
}

/** Icon and tone of the state of somebody's access: a state is a word, an icon and a colour. */
export const accessLooks = {
  none: { tone: 'quiet', icon: 'phone' },
  queued: { tone: 'warn', icon: 'sending' },
  pending: { tone: 'info', icon: 'mail' },
  expired: { tone: 'warn', icon: 'expected' },
  accepted: { tone: 'good', icon: 'check' },
  revoked: { tone: 'quiet', icon: 'close' },
} as const satisfies Record<AccessState, object>;

/** Whether this person has a code that does not open the settings once they are a manager. */
export function isTooShort({ pin }: Pick<RecordView, 'pin'>): boolean {
  return pin.state !== 'none' && pin.length < managerPinLength;
}
