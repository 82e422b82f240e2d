import { readEmail, readPhone } from '@comptoir/shared/employees/contact';
import type { Language } from '@comptoir/shared/establishments/languages';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import type { EmployeeField, EmployeeFields } from './view.ts';
import { phoneWords } from './words.ts';

/** « Modifier » as it stands on the screen: what was typed, not yet what it means. */
export type FormValues = {
  given: string;
  family: string;
  display: string;
  email: string;
  phone: string;
  language: Language | '';
  team: string;
  startsOn: string;
  endsOn: string;
  minorUntil: string;
  colour: EmployeeFields['colour'];
  role: EmployeeFields['role'];
  /** K24: a limit of this person's own, or as the establishment has it. */
  ownLimit: boolean;
  hours: string;
  minutes: string;
};

export type FormFault =
  'name-missing' | 'email' | 'phone' | 'ends-before-start' | 'limit' | 'too-long' | 'date';
export type FormFaults = Partial<Record<keyof FormValues, FormFault>>;
/** Everything but the photo, which is an image and not a value. */
export type ReadFields = Omit<EmployeeFields, 'photo'>;

/** A limit may be between one hour and a day. Minutes. */
const limits = { least: 60, most: 24 * 60 };
const offered = 12 * 60;

export function valuesOf(fields: EmployeeFields): FormValues {
  const limit = fields.openPeriodLimit ?? offered;
  return {
    given: fields.name.given,
    family: fields.name.family,
    display: fields.display ?? '',
    email: fields.email ?? '',
    phone: phoneWords(fields.phone ?? ''),
    language: fields.language ?? '',
    team: fields.team ?? '',
    startsOn: fields.startsOn ?? '',
    endsOn: fields.endsOn ?? '',
    minorUntil: fields.minorUntil ?? '',
    colour: fields.colour,
    role: fields.role,
    ownLimit: fields.openPeriodLimit !== null,
    hours: String(Math.floor(limit / 60)),
    minutes: String(limit % 60),
  };
}

/** What was typed, read; or what is wrong with it, by field. */
export function readForm(values: FormValues): Result<ReadFields, FormFaults> {
  const faults: FormFaults = {};
  const given = values.given.trim();
  const family = values.family.trim();
  if (!/[^\p{Z}\p{C}\p{M}]/u.test(given)) faults.given = 'name-missing';
  if (given.length > 80) faults.given = 'too-long';
  if (family.length > 80) faults.family = 'too-long';
  const team = filled(values.team);
  if ((team?.length ?? 0) > 40) faults.team = 'too-long';
  const email = filled(values.email) === null ? null : readEmail(values.email);
  if (email !== null && !email.ok) faults.email = 'email';
  const phone = filled(values.phone) === null ? null : readPhone(values.phone);
  if (phone !== null && !phone.ok) faults.phone = 'phone';
  for (const key of ['startsOn', 'endsOn', 'minorUntil'] as const) {
    if (values[key] !== '' && !/^\d{4}-\d\d-\d\d$/.test(values[key])) faults[key] = 'date';
  }
  if (values.startsOn !== '' && values.endsOn !== '' && values.endsOn < values.startsOn)
    faults.endsOn = 'ends-before-start';
  const limit = Number(values.hours || 0) * 60 + Number(values.minutes || 0);
  if (
    values.ownLimit &&
    !(Number.isInteger(limit) && limit >= limits.least && limit <= limits.most)
  )
    faults.hours = 'limit';
  if (Object.keys(faults).length > 0) return refused(faults);
  return ok({
    name: { given, family },
    display: filled(values.display),
    email: email?.ok ? email.value : null,
    phone: phone?.ok ? phone.value : null,
    language: values.language === '' ? null : values.language,
    team,
    startsOn: filled(values.startsOn),
    endsOn: filled(values.endsOn),
    minorUntil: filled(values.minorUntil),
    colour: values.colour,
    role: values.role,
    openPeriodLimit: values.ownLimit ? limit : null,
  });
}

/** Only what the form changed: a field that nobody touched is never written over. */
export function changesOf(before: EmployeeFields, after: ReadFields): Partial<EmployeeFields> {
  const changed = (Object.keys(after) as (keyof ReadFields)[]).filter(
    (field) => !isSame(before[field], after[field]),
  );
  return Object.fromEntries(changed.map((field) => [field, after[field]]));
}

/** O4: fields that somebody else changed while the form was open, and that the form would change too. */
export function overtaken(
  before: EmployeeFields,
  now: EmployeeFields,
  changes: Partial<EmployeeFields>,
): EmployeeField[] {
  return (Object.keys(changes) as EmployeeField[]).filter(
    (field) => !isSame(before[field], now[field]) && !isSame(now[field], changes[field]),
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function filled(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}

/** What was typed and differs from what stood there: the part of a form that is worth keeping. */
export function typedIn(before: FormValues, values: FormValues): Partial<FormValues> {
  const typed = (Object.keys(values) as (keyof FormValues)[]).filter(
    (key) => values[key] !== before[key],
  );
  return Object.fromEntries(typed.map((key) => [key, values[key]]));
}
