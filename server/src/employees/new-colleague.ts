import { readEmail } from '@comptoir/shared/employees/contact';
import type { EmployeePatch, EmployeeRequest } from '@comptoir/shared/employees/portal';
import { type OperationRefusal, type Result, ok } from '@comptoir/shared/refusals';
import type { Trx } from '../database/connection.ts';
import { inTransaction } from '../database/driver.ts';
import type { Deps } from '../deps.ts';
import { type AccountScope, type OrganisationScope, organisationOf } from '../http/scopes.ts';
import { wake } from '../journal/append.ts';
import { lockHead } from '../journal/head.ts';
import { ChangeRefused, createWithin, editEmployee, refusalOfChange } from './commands-of-doors.ts';
import type { NewEmployee } from './drafts.ts';
import type { EmailsRoom } from './import/house.ts';
import { once, requestHash } from './once.ts';
import { byOf } from './portal-asking.ts';

/**
 * « Nouveau collègue »: puts somebody on the roster, with all that they are given, or nobody (spec EMP-19). Under an id that
 * the page made, asking twice makes one person (EMP-28).
 *
 * @returns `again`: they were there already, by this very request; `email-taken` for the address of somebody else, `conflict`
 *   where the id stands for somebody else
 */
export async function createColleague(
  deps: Deps,
  rooms: EmailsRoom,
  account: AccountScope,
  asked: EmployeeRequest,
): Promise<Result<{ employee: string; again: boolean }, OperationRefusal>> {
  const scope = organisationOf(account);
  const input = newEmployee(asked);
  const made = await inTransaction(deps.db, async (trx) => {
    await lockHead(trx, scope.organisation);
    let touched: ReadonlySet<string> = new Set();
    const write = async (): Promise<Result<string, OperationRefusal>> => {
      const created = await createWithin(trx, deps, scope, [input], byOf(account));
      if (!created.ok) return created;
      ({ touched } = created.value);
      const [person = ''] = created.value.people;
      // Only whoever may create is told whose address it is: asked afterwards, and all of it rolled back.
      const { email } = asked;
      if (await isTaken(trx, rooms, scope, { email, person }))
        throw new ChangeRefused('email-taken');
      return ok(person);
    };
    if (asked.id === undefined) {
      const done = await write();
      return done.ok ? ok({ employee: done.value, again: false, touched }) : done;
    }
    const attempt = { account, attempt: asked.id, request: requestHash(JSON.stringify(asked)) };
    const done = await once(trx, attempt, deps.clock.now(), write);
    if (!done.ok) return done;
    return ok({ employee: done.value.value, again: done.value.again, touched });
  }).catch(refusalOfChange);
  if (made.ok) wake(deps, scope.organisation, made.value.touched);
  return made;
}

/**
 * Changes fields of somebody as the portal's form showed them (`editEmployee`).
 *
 * @returns what that answers, and `email-taken` for a new address that is somebody else's
 */
export function editColleague(
  deps: Deps,
  rooms: EmailsRoom,
  account: AccountScope,
  input: { person: string; establishment: string | null; patch: EmployeePatch },
): Promise<Result<null, OperationRefusal>> {
  const scope = organisationOf(account);
  const { person, patch } = input;
  const { from = null, to = null } = patch.email ?? {};
  const refuses = async (trx: Trx) => {
    const taken = to !== from && (await isTaken(trx, rooms, scope, { email: to, person }));
    return taken ? ('email-taken' as const) : null;
  };
  return editEmployee(deps, scope, { ...input, refuses }, byOf(account));
}

/** Whether an address is that of somebody else who is there, or who logs in with it. */
async function isTaken(
  trx: Trx,
  { findEmailOwners }: EmailsRoom,
  { organisation }: OrganisationScope,
  { email, person }: { email: string | null; person: string | null },
): Promise<boolean> {
  const read = readEmail(email ?? '');
  if (!read.ok) return false;
  const owners = (await findEmailOwners(trx, organisation)).get(read.value) ?? [];
  return [...owners].some((owner) => owner !== person);
}

/** As the roster takes them: a manager of their store unlocks its tablets. */
function newEmployee(asked: EmployeeRequest): NewEmployee {
  const { id, establishment, roles, ...rest } = asked;
  const manages = roles.some(
    ({ role, establishment: where, team }) =>
      role === 'manager' && team === null && (where === null || where === establishment),
  );
  return {
    ...rest,
    ...(id !== undefined && { person: id }),
    establishment,
    role: manages ? 'manager' : 'employee',
    roles: roles.filter(({ role }) => role !== 'employee'),
  };
}
