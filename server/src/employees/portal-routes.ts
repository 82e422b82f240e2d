import {
  createdEmployeeSchema,
  employeePatchSchema,
  employeeRequestSchema,
  eraseRequestSchema,
  membershipRequestSchema,
  pinsRequestSchema,
} from '@comptoir/shared/employees/portal';
import type { ServerEnvelope } from '@comptoir/shared/journal/operation';
import type { Result } from '@comptoir/shared/refusals';
import { protocolMarker } from '@comptoir/shared/sync/messages';
import express, { type Response, type Router } from 'express';
import * as z from 'zod/mini';
import type { PortalSessions } from '../access/accounts/sessions.ts';
import type { Deps } from '../deps.ts';
import { requireProof } from '../http/authenticate.ts';
import { readBody } from '../http/bodies.ts';
import { sendJson } from '../http/gzip.ts';
import { sendProblem } from '../http/problem.ts';
import {
  type OrganisationScope,
  coversPlace,
  mintEstablishmentScope,
  organisationOf,
} from '../http/scopes.ts';
import { statuses } from '../http/statuses.ts';
import {
  addMembership,
  archiveEmployee,
  eraseEmployee,
  removeMembership,
  restoreEmployee,
} from './commands-of-doors.ts';
import { exportRoutes } from './export/routes.ts';
import type { EmailsRoom } from './import/house.ts';
import { importRoutes } from './import/routes.ts';
import { type RolesRoom, findLines } from './list/lines.ts';
import { createColleague, editColleague } from './new-colleague.ts';
import {
  type Asked,
  type Found,
  byOf,
  end,
  makeAsking,
  mayAsk,
  placeOf,
  refuse,
} from './portal-asking.ts';
import { type AccessRoom, findRecords } from './records.ts';

/** What other rooms do for people: they meet in the composition root. */
export type PeopleRooms = AccessRoom &
  RolesRoom &
  EmailsRoom & {
    renewPin(
      deps: Deps,
      scope: OrganisationScope,
      input: { person: string; actor: string | null; source: ServerEnvelope['source'] },
    ): Promise<Result<{ pin: string }, 'not-found' | 'not-allowed'>>;
    /** Whether a mail server takes what is sent. */
    mailed: boolean;
  };

const nothing = z.optional(z.strictObject({}));

/**
 * `/api/portal/employees`: people within the asker's reach (spec EMP-15, EMP-17). Somebody outside of it does not exist
 * here (X03).
 */
export function employeePortalRoutes(
  deps: Deps,
  { sessions, rooms }: { sessions: PortalSessions; rooms: PeopleRooms },
): Router {
  const router = express.Router();
  const asking = makeAsking(deps, sessions, rooms);
  const { askedBy, recordOf, personOf } = asking;
  router.use('/import', importRoutes(deps, { asking, sessions, rooms }));
  router.use('/export', exportRoutes(deps, asking, rooms));

  router.get('/', async (request, response) => {
    const asked = await askedBy(request, response, 'employees.read');
    if (!asked) return;
    const employees = await findLines(deps.db, rooms, asked.scope, deps.clock.now());
    await sendJson(request, response, { employees });
  });

  router.get('/:id', async (request, response) => {
    const found = await recordOf(request, response);
    if (found) response.json(found.record);
  });

  router.post('/', async (request, response) => {
    const who = await askedBy(request, response, 'employees.manage');
    const asked = who && readBody(employeeRequestSchema, request.body, response);
    if (!asked) return;
    const { account, scope } = who;
    const { establishment, team, invite } = asked;
    if (!coversPlace(scope, { establishments: [establishment], team })) {
      sendProblem(response, 'not-found');
      return;
    }
    if (invite && !asked.email?.trim()) {
      sendProblem(response, 'no-email');
      return;
    }
    const gives = asked.grants.length > 0 || asked.roles.some(({ role }) => role !== 'employee');
    if (gives && !(await requireProof(sessions, request, response))) return;
    const made = await createColleague(deps, rooms, account, asked);
    if (!made.ok) {
      refuse(response, made);
      return;
    }
    const { employee, again } = made.value;
    if (again && !(await mayStillReset(response, who, employee))) return;
    const by = byOf(account);
    const pin = await rooms.renewPin(deps, organisationOf(scope), { person: employee, ...by });
    if (!pin.ok) refuse(response, pin);
    else {
      const { mailed } = rooms;
      const created = { employee, pin: pin.value.pin, invited: invite, mailed, again };
      response.status(201).json(createdEmployeeSchema.parse(created));
    }
  });

  /** Somebody who was created by this very request: since then others may have changed who they are. */
  const mayStillReset = async (
    response: Response,
    { account, scope }: Pick<Found, 'account' | 'scope'>,
    person: string,
  ): Promise<boolean> => {
    const now = deps.clock.now();
    const [record] = await findRecords(deps.db, rooms, scope, { people: [person], now });
    const isThere = record !== undefined && record.archivedAt === null;
    const may = isThere && mayAsk({ account, record }, aboutPin(person));
    if (!may) sendProblem(response, isThere ? 'not-allowed' : 'not-found');
    return may;
  };

  router.patch('/:id', async (request, response) => {
    const { role } = (request.body ?? {}) as { role?: unknown };
    const change = employeePatchSchema.shape.role.safeParse(role);
    const found = await personOf(request, response, (person) => ({
      kind: 'employee.edit',
      body: { person, changes: change.success && change.data ? { role: change.data } : {} },
    }));
    const patch = found && readBody(employeePatchSchema, request.body, response);
    if (!patch) return;
    if (patch.role && !(await requireProof(sessions, request, response))) return;
    const { account, scope, record } = found;
    const place = placeOf(scope, record);
    const input = { person: record.id, establishment: place, patch };
    const done = await editColleague(deps, rooms, account, input);
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
      const { account, scope, record } = found;
      const change = act === 'archive' ? archiveEmployee : restoreEmployee;
      const person = record.id;
      end(response, await change(deps, organisationOf(scope), { person }, byOf(account)));
    });
  }

  router.post('/:id/erase', async (request, response) => {
    const found = await personOf(request, response, (person) => ({
      kind: 'employee.erase',
      body: { person, what: 'all' },
    }));
    const asked = found && readBody(eraseRequestSchema, request.body, response);
    if (!asked || !(await requireProof(sessions, request, response))) return;
    const { account, scope, record } = found;
    const input = { person: record.id, what: asked.what };
    end(response, await eraseEmployee(deps, organisationOf(scope), input, byOf(account)));
  });

  router.post('/:id/pin', async (request, response) => {
    const found = await personOf(request, response, aboutPin);
    if (!found || readBody(nothing, request.body, response) === null) return;
    const { account, scope, record } = found;
    const input = { person: record.id, ...byOf(account) };
    const made = await rooms.renewPin(deps, organisationOf(scope), input);
    if (made.ok) response.json({ pin: made.value.pin });
    else refuse(response, made);
  });

  router.post('/pins', async (request, response) => {
    const who = await askedBy(request, response, 'employees.manage');
    const asked = who && readBody(pinsRequestSchema, request.body, response);
    if (!asked) return;
    const { account, scope } = who;
    const people = [...new Set(asked.people)];
    const now = deps.clock.now();
    const records = await findRecords(deps.db, rooms, scope, { people, now });
    if (records.length < people.length) {
      sendProblem(response, 'not-found');
      return;
    }
    if (!records.every((record) => mayAsk({ account, record }, aboutPin(record.id)))) {
      sendProblem(response, 'not-allowed');
      return;
    }
    const pins: { person: string; pin: string }[] = [];
    for (const { id: person, pin, archivedAt } of records) {
      // Whoever has one keeps it: it may have been written down already.
      if (pin !== null || archivedAt !== null) continue;
      const made = await rooms.renewPin(deps, organisationOf(scope), { person, ...byOf(account) });
      if (made.ok) pins.push({ person, pin: made.value.pin });
    }
    response.json({ pins });
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
    { account, scope, record }: Found,
    establishment: string,
    change: typeof addMembership,
  ): Promise<void> => {
    const managed = mintEstablishmentScope(account, 'employees.manage');
    // A whole store is asked for: whoever manages a team puts nobody into a store.
    if (!managed || !coversPlace(managed, { establishments: [establishment], team: null })) {
      sendProblem(response, 'not-found');
      return;
    }
    const membership = { person: record.id, establishment };
    end(response, await change(deps, organisationOf(scope), membership, byOf(account)));
  };

  return router;
}

/** Where somebody works is asked of the same people as whether they are there at all. */
function aboutStaff(person: string): Asked {
  return { kind: 'employee.archive', body: { person } };
}

function aboutPin(person: string): Asked {
  return { kind: 'pin.set', body: { person, version: 1, length: 6 } };
}
