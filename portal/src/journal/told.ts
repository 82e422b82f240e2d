import { type AccountEvent, accountEvents } from '@comptoir/shared/access/operations';
import {
  type Role,
  type SingleGrant,
  grants,
  roles,
  tokenScopes,
} from '@comptoir/shared/access/permissions';
import { type Colour, colours } from '@comptoir/shared/employees/operations';
import { type Kind, isKind } from '@comptoir/shared/journal/kinds';
import type { JournalEntry } from '@comptoir/shared/journal/portal';
import { type ToldField, type ToldForm, toldFields } from '@comptoir/shared/journal/told-fields';
import { type OperationRefusal, operationRefusals } from '@comptoir/shared/refusals';
import { absenceTypes } from '@comptoir/shared/planning/absence';
import { moments } from '@comptoir/shared/tasks/moments';
import { exportFormats } from '@comptoir/shared/timesheets/export-format';
import type { Key, Speech } from '../language/speech.ts';

/** What an entry of the audit log says, in the words of the reader. A kind or a field without words does not compile. */

type Covered<Word extends string, Prefix extends string> = [`${Prefix}${Word}`] extends [Key]
  ? true
  : never;
/** Every kind, field, role, grant, event, colour and refusal has its line in the catalogue. */
const covered: [
  Covered<Kind, 'journal.kind-'>,
  Covered<ToldField, 'journal.field-'>,
  Covered<Role, 'journal.code-role-'>,
  Covered<SingleGrant, 'journal.code-grant-'>,
  Covered<AccountEvent, 'journal.code-event-'>,
  Covered<Colour, 'journal.code-colour-'>,
  Covered<OperationRefusal, 'journal.refusal-'>,
] = [true, true, true, true, true, true, true];
void covered;

export function sentenceOf(speech: Speech, entry: JournalEntry): string {
  return piecesOf(speech, entry)
    .map(({ text }) => text)
    .join('');
}

/** Stand in a sentence where names come: characters that no name has (`isPlainText`). */
const marks = { who: '\ue000', person: '\ue001' };

/** A sentence in pieces: those that name somebody who is known say whom. */
export function piecesOf(
  { text }: Speech,
  entry: JournalEntry,
): { text: string; person: string | null }[] {
  const { actor, person } = entry;
  const names: Record<string, { text: string; person: string | null }> = {
    [marks.who]: {
      text: whoOf(text, entry),
      person: actor === null || actor.name === null ? null : actor.id,
    },
    [marks.person]: {
      text: person === null ? text('journal.somebody') : (person.name ?? text('journal.erased')),
      person: person === null || person.name === null ? null : person.id,
    },
  };
  const told = isKind(entry.kind)
    ? text(`journal.kind-${entry.kind}`, marks)
    : text('journal.other-kind', { ...marks, kind: entry.kind });
  return told
    .split(/([\ue000\ue001])/)
    .filter((piece) => piece !== '')
    .map((piece) => names[piece] ?? { text: piece, person: null });
}

function whoOf(text: Speech['text'], { actor, door }: JournalEntry): string {
  if (actor !== null) return actor.name ?? text('journal.erased');
  if (door === 'backoffice') return text('journal.who-software');
  if (door === 'command') return text('journal.who-command');
  return text(door === 'tablet' ? 'journal.somebody' : 'journal.who-system');
}

/** From where. */
export function doorOf({ text }: Speech, { door, place }: JournalEntry): string {
  if ((door === 'tablet' || door === 'backoffice') && place !== null) {
    return text(`journal.door-${door}-of`, { place });
  }
  return text(`journal.door-${door}`);
}

/** Why nothing came of it. */
export function refusalOf({ text }: Speech, refusal: string): string {
  const known = operationRefusals.find((one) => one === refusal);
  return known === undefined ? refusal : text(`journal.refusal-${known}`);
}

export function fieldOf({ text }: Speech, field: string): string {
  return isToldField(field) ? text(`journal.field-${field}`) : field;
}

/** One value of a field as people read it; null stays null. */
export function valueOf(
  speech: Speech,
  field: string,
  value: string | null,
  zone: string,
): string | null {
  if (value === null || !isToldField(field)) return value;
  const form: ToldForm = toldFields[field];
  const { text } = speech;
  const count = Number(value);
  switch (form) {
    case 'text':
    case 'number':
      return value;
    case 'code':
      return codeOf(speech, field, value);
    case 'codes':
      return value
        .split(', ')
        .map((one) => codeOf(speech, field, one))
        .join(', ');
    case 'flag':
      return text(value === 'true' ? 'journal.yes' : 'journal.no');
    case 'date':
      return `${speech.dayLong(value)} ${value.slice(0, 4)}`;
    case 'instant':
      return speech.moment(count, zone);
    case 'photo':
      return text('journal.image');
    case 'minutes':
      return speech.duration(count * 60_000);
    case 'duration':
      return speech.duration(count);
    case 'punches':
      return value
        .split('\n')
        .map((one) => {
          const [type = '', at] = one.split(' ');
          return `${codeOf(speech, 'punch', type)} ${speech.moment(Number(at), zone)}`;
        })
        .join('\n');
    case 'rules':
    case 'planning':
      return text('journal.rules');
    case 'hour':
    case 'days':
    case 'months':
    case 'digits':
      return text(`journal.${form}`, { count });
  }
}

const languages: Record<string, string> = { fr: 'Français', en: 'English' };
const codes: Partial<Record<ToldField, readonly string[]>> = {
  role: roles,
  grant: grants,
  colour: colours,
  erased: ['contacts', 'all'],
  punch: ['in', 'break-start', 'break-end', 'out'],
  delivery: ['sent', 'failed', 'kept'],
  event: accountEvents,
  moment: moments,
  decision: ['approved', 'refused'],
  exportFormat: exportFormats,
  absenceType: absenceTypes,
  swapAnswer: ['accepted', 'declined'],
};

function codeOf(speech: Speech, field: ToldField, value: string): string {
  if (field === 'language' || field === 'languages') return languages[value] ?? value;
  if (field === 'weekdays') {
    // 5 January 2026 was a Monday.
    return /^[1-7]$/.test(value)
      ? weekday(speech, `2026-01-${String(Number(value) + 4).padStart(2, '0')}`)
      : value;
  }
  if (field === 'scopes') {
    const scope = tokenScopes.find((one) => one === value);
    return scope === undefined ? value : speech.text(`tokens.${scope}`);
  }
  const known = codes[field]?.includes(value) === true;
  return known ? speech.text(`journal.code-${field}-${value}` as Key) : value;
}

function weekday(speech: Speech, day: string): string {
  return speech.dayShort(day).replace(/[\s\d.]+$/, '');
}

function isToldField(field: string): field is ToldField {
  return Object.hasOwn(toldFields, field);
}
