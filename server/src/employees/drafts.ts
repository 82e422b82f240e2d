import { isDeepStrictEqual } from 'node:util';
import type { GrantHolding, RoleHolding } from '@comptoir/shared/access/portal';
import { readEmail, readPhone } from '@comptoir/shared/employees/contact';
import type { PersonName, TabletRole } from '@comptoir/shared/employees/operations';
import { colours } from '@comptoir/shared/employees/operations';
import type { EmployeePatch } from '@comptoir/shared/employees/portal';
import type { Language } from '@comptoir/shared/establishments/languages';
import type { Attachment } from '@comptoir/shared/journal/attachments';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import type { ServerEnvelope } from '@comptoir/shared/journal/operation';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import type { EmployeeRow } from '@comptoir/shared/sync/rows';
import type { Deps } from '../deps.ts';
import type { NewServerOperation } from '../journal/append.ts';
import { writeText } from '../journal/native-hash.ts';
import type { Changes } from './changes.ts';

/** Who asks, by which door: `actor` is the person behind an account, null for software and the server itself. */
export type By = { actor: string | null; source: ServerEnvelope['source'] };

export type NewEmployee = {
  /** Their id, where whoever asks has made it; a new one otherwise. */
  person?: string;
  establishment: string;
  name: PersonName;
  role: TabletRole;
  team: string | null;
  email: string | null;
  phone: string | null;
  /** The name by which payroll or HR software knows them. */
  externalId?: string;
  display?: string | null;
  language?: Language | null;
  startsOn?: string | null;
  endsOn?: string | null;
  /** Hash of an image that is held. */
  photo?: string | null;
  /** Roles beyond an employee's, and single grants. */
  roles?: readonly RoleHolding[];
  grants?: readonly GrantHolding[];
  /** Invites them at their e-mail. */
  invite?: boolean;
};

type Chance = Pick<Deps, 'clock' | 'random'>;

/**
 * The operations that put somebody on the roster with everything that is known of them, in their order; the first
 * creates. What nobody can have changed meanwhile is one edit.
 *
 * @returns `malformed` for an e-mail or a telephone number that is none
 */
export function draftEmployee(
  deps: Chance,
  by: By,
  input: NewEmployee,
): Result<{ person: string; operations: NewServerOperation[] }, 'malformed'> {
  const contact = readContact(input);
  if (!contact.ok) return contact;
  const { establishment, role, team } = input;
  const person = input.person ?? uuidv7(deps.clock.now(), deps.random.bytes(10));
  const written = { ...by, auth: 'none' as const, establishment };
  const bare = { ...written, attachments: [] };
  const { given, family } = input.name;
  const name = textOf(deps, JSON.stringify({ given: given.trim(), family: family.trim() }));
  const [chance = 0] = deps.random.bytes(1);
  const colour = colours[chance % colours.length]!;
  const created = { person, nameText: name.hash, colour, role, team: team?.trim() || null };
  const operations: NewServerOperation[] = [
    {
      ...written,
      kind: 'employee.create',
      body: { ...created, minorUntil: null },
      attachments: [name],
    },
  ];
  const details = detailsOf(deps, { ...input, ...contact.value });
  if (Object.keys(details.changes).length > 0) {
    const { changes, attachments } = details;
    operations.push({ ...written, kind: 'employee.edit', body: { person, changes }, attachments });
  }
  if (input.externalId !== undefined) {
    const body = { person, externalId: input.externalId };
    operations.push({ ...bare, kind: 'employee.identify', body });
  }
  for (const held of input.roles ?? []) {
    operations.push({ ...bare, kind: 'role.give', body: { person, ...held } });
  }
  for (const held of input.grants ?? []) {
    operations.push({ ...bare, kind: 'grant.give', body: { person, ...held } });
  }
  if (input.invite) operations.push({ ...bare, kind: 'access.open', body: { person, role } });
  return ok({ person, operations });
}

function detailsOf(
  deps: Chance,
  input: Pick<
    NewEmployee,
    'email' | 'phone' | 'display' | 'language' | 'startsOn' | 'endsOn' | 'photo'
  >,
): { changes: Changes; attachments: Attachment[] } {
  const { language = null, startsOn = null, endsOn = null, photo = null } = input;
  const texts = [
    ['displayText', input.display?.trim() || null],
    ['emailText', input.email],
    ['phoneText', input.phone],
  ] as const;
  const attachments: Attachment[] = [];
  const hashes = texts.map(([field, value]) => {
    if (value === null) return [field, null] as const;
    const text = textOf(deps, value);
    attachments.push(text);
    return [field, text.hash] as const;
  });
  const values = { ...Object.fromEntries(hashes), language, startsOn, endsOn, photo };
  const given = Object.entries(values).filter(([, to]) => to !== null);
  return {
    changes: Object.fromEntries(given.map(([field, to]) => [field, { from: null, to }])),
    attachments,
  };
}

/**
 * One operation per field that really changes, so that each stands for itself in the journal.
 *
 * @param row the person as they stand
 * @returns `conflict` where a field is not as the form showed it: then nothing at all is to be written
 */
export function draftEdit(
  deps: Chance,
  by: By & { establishment: string | null },
  row: EmployeeRow,
  patch: EmployeePatch,
): Result<NewServerOperation[], 'conflict' | 'malformed'> {
  const contact = readContact({ email: patch.email?.to ?? null, phone: patch.phone?.to ?? null });
  if (!contact.ok) return contact;
  const { name, display, email, phone, ...plain } = patch;
  const operations: NewServerOperation[] = [];
  const write = (changes: Changes, attachments: Attachment[]): void => {
    const body = { person: row.id, changes };
    operations.push({ ...by, auth: 'none', kind: 'employee.edit', body, attachments });
  };
  if (name) {
    if (!isDeepStrictEqual(name.from, row.name)) return refused('conflict');
    if (!isDeepStrictEqual(name.to, row.name)) {
      const text = textOf(deps, JSON.stringify({ given: name.to.given, family: name.to.family }));
      write({ nameText: { from: row.nameText, to: text.hash } }, [text]);
    }
  }
  const texts = [
    ['displayText', 'display', display, display?.to?.trim() || null],
    ['emailText', 'email', email, contact.value.email],
    ['phoneText', 'phone', phone, contact.value.phone],
  ] as const;
  for (const [field, shown, change, to] of texts) {
    if (!change) continue;
    if (change.from !== row[shown]) return refused('conflict');
    if (to === row[shown]) continue;
    const text = to === null ? null : textOf(deps, to);
    const edit = { from: row[field], to: text?.hash ?? null };
    write({ [field]: edit }, text ? [text] : []);
  }
  for (const [field, change] of Object.entries(plain)) {
    if (change === undefined) continue;
    if (change.from !== row[field as keyof typeof plain]) return refused('conflict');
    if (change.to !== change.from) write({ [field]: change }, []);
  }
  return ok(operations);
}

function readContact(given: {
  email: string | null;
  phone: string | null;
}): Result<{ email: string | null; phone: string | null }, 'malformed'> {
  const email = given.email?.trim() ? readEmail(given.email) : ok(null);
  const phone = given.phone?.trim() ? readPhone(given.phone) : ok(null);
  if (!email.ok || !phone.ok) return refused('malformed');
  return ok({ email: email.value, phone: phone.value });
}

function textOf({ random }: Chance, text: string): Attachment {
  return writeText(Buffer.from(random.bytes(16)).toString('hex'), text);
}
