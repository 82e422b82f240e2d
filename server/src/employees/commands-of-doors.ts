import type { EmployeePatch } from '@comptoir/shared/employees/portal';
import type { Body } from '@comptoir/shared/journal/kinds';
import { type OperationRefusal, type Result, ok, refused } from '@comptoir/shared/refusals';
import type { Trx } from '../database/connection.ts';
import { inTransaction } from '../database/driver.ts';
import type { Deps } from '../deps.ts';
import type { OrganisationScope } from '../http/scopes.ts';
import { type NewServerOperation, appendServer, appendWithin, wake } from '../journal/append.ts';
import { lockHead } from '../journal/head.ts';
import { findEstablishments } from '../journal/queries.ts';
import { type By, type NewEmployee, draftEdit, draftEmployee } from './drafts.ts';
import { findEmployeeRows, findOwnersOfExternalIds, findPhotoHashes } from './queries.ts';

/*
 * What the portal, the back office and the set-up ask of the roster. Whether they may is asked before, at their doors;
 * every change goes through the journal like a tablet's.
 */

/** Establishments whose tablets are to be woken after the commit (`wake`). */
export type Touched = { touched: ReadonlySet<string> };

/**
 * Puts people on the roster with their roles, grants and invitations, all or none. They have no PIN yet.
 *
 * @returns their ids, in order; `not-found` for a store or a photo that is not there, `conflict` where an external id is
 *   somebody's already, or what a room refused of what `by` asks
 */
export async function createEmployees(
  deps: Deps,
  scope: OrganisationScope,
  inputs: readonly NewEmployee[],
  by: By,
): Promise<Result<string[], OperationRefusal>> {
  const made = await inTransaction(deps.db, (trx) =>
    createWithin(trx, deps, scope, inputs, by),
  ).catch(refusalOfChange);
  if (!made.ok) return made;
  wake(deps, scope.organisation, made.value.touched);
  return ok(made.value.people);
}

/**
 * The same inside a transaction of the caller, who has more to write with it.
 *
 * @throws ChangeRefused where a room refuses what its actor asks
 */
export async function createWithin(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'random'>,
  scope: OrganisationScope,
  inputs: readonly NewEmployee[],
  by: By,
): Promise<Result<{ people: string[] } & Touched, 'malformed' | 'not-found' | 'conflict'>> {
  const { organisation } = scope;
  await lockHead(trx, organisation);
  const stores = [...new Set(inputs.flatMap(placesOf))];
  const known = await findEstablishments(trx, organisation, stores);
  if (known.size < stores.length) return refused('not-found');
  const photos = [...new Set(inputs.flatMap(({ photo }) => photo ?? []))];
  if ((await findPhotoHashes(trx, organisation, photos)).size < photos.length) {
    return refused('not-found');
  }
  const named = inputs.flatMap(({ externalId }) => externalId ?? []);
  if (new Set(named).size < named.length) return refused('conflict');
  if ((await findOwnersOfExternalIds(trx, organisation, named)).size > 0) {
    return refused('conflict');
  }
  const drafts = inputs.map((input) => draftEmployee(deps, by, input));
  const people: string[] = [];
  const operations: NewServerOperation[] = [];
  for (const draft of drafts) {
    if (!draft.ok) return draft;
    people.push(draft.value.person);
    operations.push(...draft.value.operations);
  }
  // What each room has to do for all of them is one run.
  operations.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const { touched } = await appendAll(trx, deps, scope, operations);
  return ok({ people, touched });
}

const order: readonly NewServerOperation['kind'][] = [
  'employee.create',
  'employee.edit',
  'employee.identify',
  'role.give',
  'grant.give',
  'access.open',
];

/** Establishments that must be there: where somebody works, and where they hold something. */
function placesOf({ establishment, roles = [], grants = [] }: NewEmployee): string[] {
  const held = [...roles, ...grants].flatMap((one) => one.establishment ?? []);
  return [establishment, ...held];
}

/** All of it was rolled back: something of it was not theirs to ask. */
export function refusalOfChange(error: unknown): { ok: false; refusal: OperationRefusal } {
  if (error instanceof ChangeRefused) return refused(error.refusal);
  throw error;
}

/**
 * Changes fields of one person as a form showed them, all or none (`draftEdit`): a field that somebody else changed
 * meanwhile refuses the whole.
 *
 * @param input `establishment`: the store on whose behalf, null: the organisation. `refuses`: why not, asked under the lock
 */
export async function editEmployee(
  deps: Deps,
  scope: OrganisationScope,
  input: {
    person: string;
    establishment: string | null;
    patch: EmployeePatch;
    refuses?: (trx: Trx) => Promise<OperationRefusal | null>;
  },
  by: By,
): Promise<Result<null, OperationRefusal>> {
  const edited = await inTransaction(
    deps.db,
    async (trx): Promise<Result<Touched, OperationRefusal>> => {
      await lockHead(trx, scope.organisation);
      const refusal = (await input.refuses?.(trx)) ?? null;
      return refusal === null ? editWithin(trx, deps, scope, input, by) : refused(refusal);
    },
  ).catch(refusalOfChange);
  if (!edited.ok) return edited;
  wake(deps, scope.organisation, edited.value.touched);
  return ok(null);
}

/** The same inside a transaction of the caller. @throws ChangeRefused where a room refuses what its actor asks */
export async function editWithin(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'random'>,
  scope: OrganisationScope,
  input: { person: string; establishment: string | null; patch: EmployeePatch },
  by: By,
): Promise<Result<Touched, 'malformed' | 'not-found' | 'conflict'>> {
  const { person, establishment, patch } = input;
  await lockHead(trx, scope.organisation);
  const rows = await findEmployeeRows(trx, scope.organisation, [person], null);
  const row = rows.get(person);
  if (!row) return refused('not-found');
  const photo = patch.photo?.to ?? null;
  if (photo !== null && !(await findPhotoHashes(trx, scope.organisation, [photo])).has(photo)) {
    return refused('not-found');
  }
  const drafted = draftEdit(deps, { ...by, establishment }, row, patch);
  if (!drafted.ok) return drafted;
  return ok(await appendAll(trx, deps, scope, drafted.value));
}

/** Takes somebody off every roster: PIN and access end, records stay. */
export function archiveEmployee(
  deps: Deps,
  scope: OrganisationScope,
  input: { person: string },
  by: By,
): Promise<Result<null, OperationRefusal>> {
  const { person } = input;
  return one(deps, scope, by, { establishment: null, kind: 'employee.archive', body: { person } });
}

/** Brings somebody back to the stores they left; without a PIN until a new one. */
export function restoreEmployee(
  deps: Deps,
  scope: OrganisationScope,
  input: { person: string },
  by: By,
): Promise<Result<null, OperationRefusal>> {
  const { person } = input;
  return one(deps, scope, by, { establishment: null, kind: 'employee.restore', body: { person } });
}

/**
 * Deletes personal data of somebody archived, for good.
 *
 * @returns `too-early` for somebody who is present, or before the retention period of their stores is over
 */
export function eraseEmployee(
  deps: Deps,
  scope: OrganisationScope,
  input: Body<'employee.erase'>,
  by: By,
): Promise<Result<null, OperationRefusal>> {
  return one(deps, scope, by, { establishment: null, kind: 'employee.erase', body: input });
}

/** `person` was a second record of `into`. */
export function mergeEmployees(
  deps: Deps,
  scope: OrganisationScope,
  input: { person: string; into: string },
  by: By,
): Promise<Result<null, OperationRefusal>> {
  return one(deps, scope, by, { establishment: null, kind: 'employee.merge', body: input });
}

type Membership = { person: string; establishment: string };

export function addMembership(
  deps: Deps,
  scope: OrganisationScope,
  { person, establishment }: Membership,
  by: By,
): Promise<Result<null, OperationRefusal>> {
  return one(deps, scope, by, { establishment, kind: 'membership.add', body: { person } });
}

/** @returns `not-allowed` for the last store of somebody: who works nowhere is archived */
export function removeMembership(
  deps: Deps,
  scope: OrganisationScope,
  { person, establishment }: Membership,
  by: By,
): Promise<Result<null, OperationRefusal>> {
  return one(deps, scope, by, { establishment, kind: 'membership.remove', body: { person } });
}

/** Gives the name by which payroll or HR software knows somebody; `conflict` where it is another's. */
export function identifyEmployee(
  deps: Deps,
  scope: OrganisationScope,
  input: { person: string; externalId: string },
  by: By,
): Promise<Result<null, OperationRefusal>> {
  return one(deps, scope, by, { establishment: null, kind: 'employee.identify', body: input });
}

type Bare = Pick<NewServerOperation, 'kind' | 'body' | 'establishment'>;

async function one(
  deps: Deps,
  scope: OrganisationScope,
  by: By,
  bare: Bare,
): Promise<Result<null, OperationRefusal>> {
  const operation = { ...bare, ...by, auth: 'none', attachments: [] } as NewServerOperation;
  const [outcome] = await appendServer(deps, scope, [operation]);
  return outcome?.refusal ? refused(outcome.refusal) : ok(null);
}

/** Rolls everything back: a room refused one of the operations. */
export class ChangeRefused extends Error {
  readonly refusal: OperationRefusal;

  constructor(refusal: OperationRefusal) {
    super(`A change of the roster was ${refusal}.`);
    this.refusal = refusal;
  }
}

/** All or none: what was checked under the lock is applied, unless its actor may not ask for it. */
async function appendAll(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'random'>,
  scope: OrganisationScope,
  operations: readonly NewServerOperation[],
): Promise<Touched> {
  const { outcomes, touched } = await appendWithin(trx, deps, scope, operations);
  const failed = outcomes.find(({ refusal }) => refusal !== undefined);
  if (failed?.refusal) throw new ChangeRefused(failed.refusal);
  return { touched };
}
