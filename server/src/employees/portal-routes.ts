import { type Act, mayFromTablet } from '@comptoir/shared/access/tablet-acts';
import {
  type EmployeeRecord,
  createdEmployeeSchema,
  employeePatchSchema,
  employeeRequestSchema,
  membershipRequestSchema,
} from '@comptoir/shared/employees/portal';
import type { ServerEnvelope } from '@comptoir/shared/journal/operation';
import { uuidSchema } from '@comptoir/shared/journal/ids';
import type { OperationRefusal, RefusalCode, Result } from '@comptoir/shared/refusals';
import { protocolMarker } from '@comptoir/shared/sync/messages';
import express, { type Request, type Response, type Router } from 'express';
import * as z from 'zod/mini';
import type { PortalSessions } from '../access/accounts/sessions.ts';
import type { Deps } from '../deps.ts';
import { alsoHolds, requirePermission } from '../http/authenticate.ts';
import { readBody } from '../http/bodies.ts';
import { sendProblem } from '../http/problem.ts';
import {
  type EstablishmentScope,
  type OrganisationScope,
  covers,
  organisationOf,
  portalSource,
} from '../http/scopes.ts';
import { statuses } from '../http/statuses.ts';
import {
  addMembership,
  archiveEmployee,
  createEmployees,
  editEmployee,
  removeMembership,
  restoreEmployee,
} from './commands-of-doors.ts';
import type { By } from './drafts.ts';
import { type AccessRoom, findRecords } from './records.ts';

/** What other rooms do for people: they meet in the composition root. */
export type PeopleRooms = AccessRoom & {
  renewPin(
    deps: Deps,
    scope: OrganisationScope,
    input: { person: string; actor: string | null; source: ServerEnvelope['source'] },
  ): Promise<Result<{ pin: string }, 'not-found'>>;
};

/** A change of a person, as the table of who may ask for what reads it. */
type Asked = Pick<Extract<Act, { body: { person: string } }>, 'kind' | 'body'>;
type Found = { scope: EstablishmentScope; record: EmployeeRecord };

const nothing = z.optional(z.strictObject({}));

/**
 * `/api/portal/employees`: people of the establishments that the asker manages (spec EMP-15). Somebody of another
 * establishment does not exist here (X03).
 */
export function employeePortalRoutes(
  deps: Deps,
  { sessions, rooms }: { sessions: PortalSessions; rooms: PeopleRooms },
): Router {
  const router = express.Router();

  const askedBy = (request: Request, response: Response) =>
    requirePermission(sessions, request, response, 'employees.manage');

  /** Whose record the address names, for somebody who may ask this of them. */
  const personOf = async (
    request: Request,
    response: Response,
    ask: (person: string) => Asked,
  ): Promise<Found | null> => {
    const scope = await askedBy(request, response);
    if (!scope) return null;
    const id = uuidSchema.safeParse(request.params['id']);
    const people = id.success ? [id.data] : [];
    const [record] = await findRecords(deps.db, rooms, scope, { people, now: deps.clock.now() });
    if (!record) {
      sendProblem(response, 'not-found');
      return null;
    }
    const places = record.establishments.map((one) => one.id);
    const may =
      mayManager(scope, ask(record.id), record) ||
      (await alsoHolds(sessions, request, 'roles.give', places));
    if (may) return { scope, record };
    sendProblem(response, 'not-allowed');
    return null;
  };

  router.get('/', async (request, response) => {
    const scope = await askedBy(request, response);
    if (!scope) return;
    const all = { people: null, now: deps.clock.now() };
    response.json({ employees: await findRecords(deps.db, rooms, scope, all) });
  });

  router.post('/', async (request, response) => {
    const scope = await askedBy(request, response);
    const asked = scope && readBody(employeeRequestSchema, request.body, response);
    if (!asked) return;
    const { establishment, role } = asked;
    if (!covers(scope, establishment)) {
      sendProblem(response, 'not-found');
      return;
    }
    // As on the tablet, a manager adds staff; a manager at once is the administration's to make.
    if (
      role === 'manager' &&
      !(await alsoHolds(sessions, request, 'roles.give', [establishment]))
    ) {
      sendProblem(response, 'not-allowed');
      return;
    }
    const by = byOf(scope);
    const made = await createEmployees(deps, organisationOf(scope), [asked], by);
    const [employee] = made.ok ? made.value : [];
    if (employee === undefined) {
      refuse(response, made);
      return;
    }
    const pin = await rooms.renewPin(deps, organisationOf(scope), { person: employee, ...by });
    if (!pin.ok) refuse(response, pin);
    else {
      response.status(201).json(createdEmployeeSchema.parse({ employee, pin: pin.value.pin }));
    }
  });

  router.patch('/:id', async (request, response) => {
    const { role } = (request.body ?? {}) as { role?: unknown };
    const change = employeePatchSchema.shape.role.safeParse(role);
    const found = await personOf(request, response, (person) => ({
      kind: 'employee.edit',
      body: { person, changes: change.success && change.data ? { role: change.data } : {} },
    }));
    const patch = found && readBody(employeePatchSchema, request.body, response);
    if (!patch) return;
    const { scope, record } = found;
    const done = await editEmployee(
      deps,
      organisationOf(scope),
      { person: record.id, establishment: placeOf(scope, record), patch },
      byOf(scope),
    );
    const now = deps.clock.now();
    const [current] = await findRecords(deps.db, rooms, scope, { people: [record.id], now });
    if (done.ok && current) response.json(current);
    else if (!done.ok && done.refusal === 'conflict' && current) {
      const problem = { protocol: protocolMarker, refusal: done.refusal, current };
      response.status(statuses.conflict).json(problem);
    } else refuse(response, done);
  });

  for (const act of ['archive', 'restore'] as const) {
    router.post(`/:id/${act}`, async (request, response) => {
      const found = await personOf(request, response, (person) => ({
        kind: `employee.${act}`,
        body: { person },
      }));
      if (!found || readBody(nothing, request.body, response) === null) return;
      const { scope, record } = found;
      const person = record.id;
      const change = act === 'archive' ? archiveEmployee : restoreEmployee;
      end(response, await change(deps, organisationOf(scope), { person }, byOf(scope)));
    });
  }

  router.post('/:id/pin', async (request, response) => {
    const found = await personOf(request, response, (person) => ({
      kind: 'pin.renew',
      body: { person, from: 0, length: 6, change: false, sealedText: '' },
    }));
    if (!found || readBody(nothing, request.body, response) === null) return;
    const { scope, record } = found;
    const input = { person: record.id, ...byOf(scope) };
    const made = await rooms.renewPin(deps, organisationOf(scope), input);
    if (made.ok) response.json({ pin: made.value.pin });
    else refuse(response, made);
  });

  router.post('/:id/memberships', async (request, response) => {
    const found = await personOf(request, response, aboutStaff);
    const asked = found && readBody(membershipRequestSchema, request.body, response);
    if (!asked) return;
    await changeMembership(response, found, asked.establishment, addMembership);
  });

  router.delete('/:id/memberships/:establishment', async (request, response) => {
    const found = await personOf(request, response, aboutStaff);
    if (!found) return;
    await changeMembership(response, found, request.params.establishment, removeMembership);
  });

  const changeMembership = async (
    response: Response,
    { scope, record }: Found,
    establishment: string,
    change: typeof addMembership,
  ): Promise<void> => {
    if (!covers(scope, establishment)) {
      sendProblem(response, 'not-found');
      return;
    }
    const membership = { person: record.id, establishment };
    end(response, await change(deps, organisationOf(scope), membership, byOf(scope)));
  };

  return router;
}

/** Where somebody works is asked of the same people as whether they are there at all. */
function aboutStaff(person: string): Asked {
  return { kind: 'employee.archive', body: { person } };
}

/** What a manager may ask on the tablet of their store, they may ask here: one table for both. */
function mayManager(scope: EstablishmentScope, asked: Asked, record: EmployeeRecord): boolean {
  const act = { ...asked, actor: scope.person, auth: 'manager' } as Act;
  const archived = record.archivedAt !== null;
  return mayFromTablet(act, (person) =>
    person === scope.person
      ? { role: 'manager', archived: false, isMember: true }
      : { role: record.role, archived, isMember: true },
  );
}

function byOf(scope: EstablishmentScope): By {
  return { actor: scope.person, source: portalSource(scope) };
}

/** The store on whose behalf somebody is changed: the first of theirs that the asker manages. */
function placeOf(scope: EstablishmentScope, { establishments }: EmployeeRecord): string | null {
  const places = establishments.map(({ id }) => id).filter((id) => covers(scope, id));
  return places.sort()[0] ?? null;
}

function end(response: Response, done: Result<null, OperationRefusal>): void {
  if (done.ok) response.status(204).end();
  else refuse(response, done);
}

/** What is malformed about an operation is malformed about the request that asked for it. */
function refuse(response: Response, result: Result<unknown, RefusalCode>): void {
  if (result.ok) throw new Error('Nothing was refused.');
  sendProblem(response, result.refusal === 'malformed' ? 'bad-request' : result.refusal);
}
