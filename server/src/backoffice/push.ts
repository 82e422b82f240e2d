import { isDeepStrictEqual } from 'node:util';
import {
  type Push,
  type PushAnswer,
  type PushedFields,
  pushedFields,
} from '@comptoir/shared/backoffice/messages';
import { readEmail, readPhone } from '@comptoir/shared/employees/contact';
import type { EmployeePatch } from '@comptoir/shared/employees/portal';
import type { RefusalCode } from '@comptoir/shared/refusals';
import type { EmployeeRow } from '@comptoir/shared/sync/rows';
import type { Trx } from '../database/connection.ts';
import type { Deps } from '../deps.ts';
import { type BackofficeScope, organisationOf } from '../http/scopes.ts';
import { type NewServerOperation, appendWithin } from '../journal/append.ts';
import { writeVersion } from './commands.ts';
import { findPlace } from './place.ts';
import { findVersion } from './queries.ts';
import type { BackofficeRooms, ByToken } from './rooms.ts';
import type { Sentence } from './texts.ts';

/** What became of an item, before it is put into words. Nothing of it is about a person. */
export type Kept = Pick<PushAnswer, 'externalId' | 'status' | 'employee' | 'field'> & {
  refusal?: RefusalCode;
  sentence?: Sentence;
};
type Done = { kept: Kept; touched: ReadonlySet<string> };

/** One transaction that holds the organisation's lock, on behalf of one token. */
type At = {
  trx: Trx;
  deps: Pick<Deps, 'clock' | 'random'>;
  rooms: BackofficeRooms;
  scope: BackofficeScope;
};
type Item = { externalId: string; push: Push };

const nobody: ReadonlySet<string> = new Set();

/**
 * Puts one person as payroll has them, all of the item or nothing (spec BO-6 to BO-9). Everything is judged before the
 * first operation is written.
 */
export async function pushEmployee(at: At, item: Item): Promise<Done> {
  const { trx, rooms, scope } = at;
  const { organisation } = scope;
  const { externalId, push } = item;
  const person = await rooms.findByExternalId(trx, organisation, externalId);
  const version = versionOf(push);
  const last = version === null ? null : await findVersion(trx, organisation, externalId);
  if (person !== null && version !== null && last !== null && version <= last) {
    // The same version again is the same push again; what was changed here since then stays.
    return version < last
      ? refuse(item, 'conflict', 'older', 'version', person)
      : unchanged(item, person);
  }
  const wrong = wrongContact(push);
  if (wrong) return refuse(item, 'malformed', `bad-${wrong}`, wrong);
  const done = person === null ? await create(at, item) : await change(at, item, person);
  if (version !== null && done.kept.status !== 'refused') {
    await writeVersion(trx, { organisation, external_id: externalId, version });
  }
  return done;
}

async function create(at: At, item: Item): Promise<Done> {
  const { trx, deps, rooms, scope } = at;
  const { externalId, push } = item;
  if (push.active === false) return refuse(item, 'not-found', 'nobody-to-archive', 'active');
  if (push.if) return refuse(item, 'not-found', 'nobody-to-compare', 'if');
  const { name, email = null, phone = null, team = null } = push;
  if (!name) return refuse(item, 'malformed', 'name-missing', 'name');
  const place = await findPlace(trx, rooms, scope.organisation, push.establishment ?? null);
  if (!place.ok) return refuse(item, place.refusal, place.sentence, 'establishment');
  const establishment = place.id;
  const by = byOf(scope);
  const input = { establishment, name, role: 'employee' as const, team, email, phone, externalId };
  const made = await rooms.createWithin(trx, deps, organisationOf(scope), [input], by);
  if (!made.ok) throw new Error(`A pushed person was ${made.refusal} after they were judged.`);
  const [employee = ''] = made.value.people;
  const file = (await rooms.findPeopleOnFile(trx, scope.organisation, [employee])).get(employee);
  const edits =
    file && rooms.draftEdit(deps, { ...by, establishment }, file.row, patchOf(file.row, push));
  if (!edits?.ok) throw new Error('A person who was just pushed cannot be changed.');
  const touched = await append(at, edits.value);
  const kept: Kept = { externalId, status: 'created', employee };
  return { kept, touched: new Set([...touched, ...made.value.touched]) };
}

async function change(at: At, item: Item, person: string): Promise<Done> {
  const { trx, deps, rooms, scope } = at;
  const { externalId, push } = item;
  const { organisation } = scope;
  const file = (await rooms.findPeopleOnFile(trx, organisation, [person])).get(person);
  if (!file) throw new Error('An external id names nobody of the roster.');
  const moved = movedField(file.row, push.if ?? {});
  if (moved) return refuse(item, 'conflict', 'changed', `if.${moved}`, person);
  const by = byOf(scope);
  const home = file.establishments.map(({ id }) => id).sort()[0] ?? null;
  const patch = patchOf(file.row, push);
  const edits = rooms.draftEdit(deps, { ...by, establishment: home }, file.row, patch);
  if (!edits.ok) throw new Error(`A pushed change was ${edits.refusal} after it was judged.`);
  const archived = file.archivedAt !== null;
  if (archived && push.active === true && file.row.name === null) {
    return refuse(item, 'not-found', 'erased', 'active', person);
  }
  if (archived && push.active !== true) {
    // Whoever left is left as they were: payroll goes on to push its leavers.
    if (push.active === false || edits.value.length === 0) return unchanged(item, person);
    return refuse(item, 'conflict', 'archived', 'active', person);
  }
  const operations: NewServerOperation[] = [];
  const bare = { ...by, auth: 'none' as const, attachments: [] };
  const write = (kind: 'employee.archive' | 'employee.restore'): void => {
    operations.push({ ...bare, establishment: null, kind, body: { person } });
  };
  if (archived) write('employee.restore');
  operations.push(...edits.value);
  if (push.establishment !== undefined) {
    const place = await findPlace(trx, rooms, organisation, push.establishment);
    if (!place.ok) return refuse(item, place.refusal, place.sentence, 'establishment');
    const establishment = place.id;
    if (!file.establishments.some(({ id }) => id === establishment)) {
      operations.push({ ...bare, establishment, kind: 'membership.add', body: { person } });
    }
  }
  if (push.active === false) {
    if (await rooms.isLastAdministrator(trx, organisation, person)) {
      return refuse(item, 'not-allowed', 'last-administrator', 'active', person);
    }
    write('employee.archive');
  }
  if (operations.length === 0) return unchanged(item, person);
  const touched = await append(at, operations);
  return { kept: { externalId, status: 'updated', employee: person }, touched };
}

/** What was judged is applied: anything else is a bug, and rolls the item back. */
async function append(
  { trx, deps, scope }: At,
  operations: readonly NewServerOperation[],
): Promise<ReadonlySet<string>> {
  if (operations.length === 0) return nobody;
  const { outcomes, touched } = await appendWithin(trx, deps, organisationOf(scope), operations);
  const failed = outcomes.find(({ status }) => status !== 'applied');
  if (failed) throw new Error(`A pushed change was ${failed.refusal ?? failed.status}.`);
  return touched;
}

function byOf({ token }: BackofficeScope): ByToken {
  return { actor: null, source: { door: 'backoffice', account: null, token } };
}

function versionOf({ version, updatedAt }: Push): number | null {
  if (version !== undefined) return version;
  return updatedAt === undefined ? null : Date.parse(updatedAt);
}

function wrongContact({ email, phone }: Push): 'email' | 'phone' | null {
  if (email?.trim() && !readEmail(email).ok) return 'email';
  return phone?.trim() && !readPhone(phone).ok ? 'phone' : null;
}

/** Fields that were pushed, from what stands: the last writer of a field is the one that counts. */
function patchOf(row: EmployeeRow, push: Push): EmployeePatch {
  const given = pushedFields.filter((field) => push[field] !== undefined);
  return Object.fromEntries(given.map((field) => [field, { from: row[field], to: push[field] }]));
}

/** The first field that is not what payroll takes it for. */
function movedField(row: EmployeeRow, expected: PushedFields): keyof PushedFields | undefined {
  return pushedFields.find((field) => {
    const value = expected[field];
    if (value === undefined) return false;
    return !isDeepStrictEqual(canonical(field, value), row[field]);
  });
}

/** Contact in the form in which it is kept; what is no address is compared as it came. */
function canonical(field: keyof PushedFields, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (value.trim() === '') return null;
  if (field !== 'email' && field !== 'phone') return value;
  const read = field === 'email' ? readEmail(value) : readPhone(value);
  return read.ok ? read.value : value;
}

function unchanged({ externalId }: Item, employee: string): Done {
  return { kept: { externalId, status: 'unchanged', employee }, touched: nobody };
}

function refuse(
  { externalId }: Item,
  refusal: RefusalCode,
  ...[sentence, field, employee]: [Sentence, string, string?]
): Done {
  const kept: Kept = { externalId, status: 'refused', refusal, sentence, field };
  return { kept: employee === undefined ? kept : { ...kept, employee }, touched: nobody };
}
