import type { EmployeePatch, EmployeeRecord } from '@comptoir/shared/employees/portal';
import type { TabletRole } from '@comptoir/shared/employees/operations';
import type { Language } from '@comptoir/shared/establishments/languages';
import { readEmail, readPhone } from '@comptoir/shared/employees/contact';

/** The fields of a record, each of which is saved, and may clash, alone. */
export const fields = [
  'name',
  'display',
  'email',
  'phone',
  'team',
  'role',
  'language',
  'startsOn',
  'endsOn',
  'minorUntil',
  'openPeriodLimit',
] as const;
export type FieldName = (typeof fields)[number];

/** What the form shows: texts as they are typed, '' where there is none. */
export type Draft = {
  given: string;
  family: string;
  display: string;
  email: string;
  phone: string;
  team: string;
  role: TabletRole;
  language: Language | '';
  startsOn: string;
  endsOn: string;
  minorUntil: string;
  /** Hours, '' for those of the establishment. */
  openPeriodLimit: string;
};

export function draftOf(record: EmployeeRecord): Draft {
  return {
    given: record.name?.given ?? '',
    family: record.name?.family ?? '',
    display: record.display ?? '',
    email: record.email ?? '',
    phone: record.phone ?? '',
    team: record.team ?? '',
    role: record.role,
    language: record.language ?? '',
    startsOn: record.startsOn ?? '',
    endsOn: record.endsOn ?? '',
    minorUntil: record.minorUntil ?? '',
    openPeriodLimit: hoursText(record.openPeriodLimit),
  };
}

export type Fault = 'given' | 'email' | 'phone' | 'endsOn' | 'openPeriodLimit';

/** What stops the draft from being saved, by field. */
export function faultsOf(draft: Draft): Set<Fault> {
  const faults = new Set<Fault>();
  if (draft.given.trim() === '') faults.add('given');
  if (draft.email.trim() !== '' && !readEmail(draft.email).ok) faults.add('email');
  if (draft.phone.trim() !== '' && !readPhone(draft.phone).ok) faults.add('phone');
  const dates = [draft.startsOn, draft.endsOn];
  if (!dates.includes('') && draft.endsOn < draft.startsOn) faults.add('endsOn');
  if (readHours(draft.openPeriodLimit) === 'wrong') faults.add('openPeriodLimit');
  return faults;
}

/** Minutes as hours are typed: 630 is « 10,5 ». */
export function hoursText(minutes: number | null): string {
  return minutes === null ? '' : String(Math.round((minutes / 60) * 100) / 100).replace('.', ',');
}

/** Hours as they are typed, in minutes: an hour to a day; null for none. */
function readHours(text: string): number | null | 'wrong' {
  const typed = text.trim().replace(',', '.');
  if (typed === '') return null;
  const minutes = /^\d{1,2}(\.\d{1,2})?$/.test(typed) ? Math.round(Number(typed) * 60) : 0;
  return minutes >= 60 && minutes <= 24 * 60 ? minutes : 'wrong';
}

function emailOf(draft: Draft): string | null {
  const read = readEmail(draft.email);
  return read.ok ? read.value : emptyAsNull(draft.email);
}

function phoneOf(draft: Draft): string | null {
  const read = readPhone(draft.phone);
  return read.ok ? read.value : emptyAsNull(draft.phone);
}

function emptyAsNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}

/** What a draft makes of the record: only the fields that differ, each `{from, to}`. */
export function patchOf(record: EmployeeRecord, draft: Draft): EmployeePatch {
  const patch: EmployeePatch = {};
  const name = { given: draft.given.trim(), family: draft.family.trim() };
  const was = record.name;
  if (was?.given !== name.given || was.family !== name.family) patch.name = { from: was, to: name };
  const display = emptyAsNull(draft.display);
  if (display !== record.display) patch.display = { from: record.display, to: display };
  const email = emailOf(draft);
  if (email !== record.email) patch.email = { from: record.email, to: email };
  const phone = phoneOf(draft);
  if (phone !== record.phone) patch.phone = { from: record.phone, to: phone };
  const team = emptyAsNull(draft.team);
  if (team !== record.team) patch.team = { from: record.team, to: team };
  if (draft.role !== record.role) patch.role = { from: record.role, to: draft.role };
  const language = draft.language === '' ? null : draft.language;
  if (language !== record.language) patch.language = { from: record.language, to: language };
  const startsOn = emptyAsNull(draft.startsOn);
  if (startsOn !== record.startsOn) patch.startsOn = { from: record.startsOn, to: startsOn };
  const endsOn = emptyAsNull(draft.endsOn);
  if (endsOn !== record.endsOn) patch.endsOn = { from: record.endsOn, to: endsOn };
  const minorUntil = emptyAsNull(draft.minorUntil);
  if (minorUntil !== record.minorUntil) {
    patch.minorUntil = { from: record.minorUntil, to: minorUntil };
  }
  const limit = readHours(draft.openPeriodLimit);
  // What is shown is rounded: a limit that nobody touched is not sent back.
  const touched = draft.openPeriodLimit.trim() !== hoursText(record.openPeriodLimit);
  if (touched && limit !== 'wrong' && limit !== record.openPeriodLimit) {
    patch.openPeriodLimit = { from: record.openPeriodLimit, to: limit };
  }
  return patch;
}

/**
 * The fields about which two people disagree: changed by this form, and by somebody else since it was opened, to
 * something else.
 */
export function clashesOf(opened: EmployeeRecord, now: EmployeeRecord, draft: Draft): FieldName[] {
  const mine = patchOf(opened, draft);
  const still = patchOf(now, draft);
  return fields.filter((field) => {
    const before = JSON.stringify(valueOf(opened, field));
    const present = JSON.stringify(valueOf(now, field));
    return mine[field] !== undefined && still[field] !== undefined && before !== present;
  });
}

/** The draft over the record of now: what somebody else changed and this form did not touch is theirs. */
export function rebase(opened: EmployeeRecord, now: EmployeeRecord, draft: Draft): Draft {
  return take(draft, now, untouched(opened, draft));
}

/** The draft with some of its fields as the record has them. */
export function take(draft: Draft, record: EmployeeRecord, taken: readonly FieldName[]): Draft {
  const theirs = draftOf(record);
  const next = { ...draft };
  for (const field of taken) {
    if (field === 'name') Object.assign(next, { given: theirs.given, family: theirs.family });
    else Object.assign(next, { [field]: theirs[field] });
  }
  return next;
}

function untouched(opened: EmployeeRecord, draft: Draft): FieldName[] {
  const mine = patchOf(opened, draft);
  return fields.filter((field) => mine[field] === undefined);
}

function valueOf(record: EmployeeRecord, field: FieldName): unknown {
  return field === 'name' ? record.name && [record.name.given, record.name.family] : record[field];
}
