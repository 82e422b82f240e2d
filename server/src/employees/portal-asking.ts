import type { Permission } from '@comptoir/shared/access/permissions';
import type { Holding } from '@comptoir/shared/access/policy';
import { type House, type Subject, mayFromPortal } from '@comptoir/shared/access/portal-acts';
import type { EmployeeRecord } from '@comptoir/shared/employees/portal';
import { uuidSchema } from '@comptoir/shared/journal/ids';
import type { OperationRefusal, RefusalCode, Result } from '@comptoir/shared/refusals';
import type { Request, Response } from 'express';
import type { PortalSessions } from '../access/accounts/sessions.ts';
import type { Deps } from '../deps.ts';
import { accountScope } from '../http/authenticate.ts';
import { sendProblem } from '../http/problem.ts';
import {
  type AccountScope,
  type EstablishmentScope,
  covers,
  mintEstablishmentScope,
  portalSource,
} from '../http/scopes.ts';
import type { By } from './drafts.ts';
import { type AccessRoom, findRecords } from './records.ts';

/** A change as the table of who may ask for what reads it. */
export type Asked = Omit<Parameters<typeof mayFromPortal>[0], 'establishment'>;
/** Somebody within reach, and who asks: `scope` is where they may read, `account` what they hold. */
export type Found = { account: AccountScope; scope: EstablishmentScope; record: EmployeeRecord };

export type Asking = ReturnType<typeof makeAsking>;

/** How the routes of this room find out who asks, about whom, and whether they may. */
export function makeAsking(deps: Deps, sessions: PortalSessions, rooms: AccessRoom) {
  /** Who asks, with a permission that they hold somewhere; null once a refusal was answered. */
  const askedBy = async (
    request: Request,
    response: Response,
    permission: Permission,
  ): Promise<{ account: AccountScope; scope: EstablishmentScope } | null> => {
    const account = await accountScope(sessions, request, response);
    if (!account) return null;
    const scope = mintEstablishmentScope(account, permission);
    if (scope) return { account, scope };
    sendProblem(response, 'not-allowed');
    return null;
  };

  /** Whose record the address names, for somebody who may read it. Outside their reach there is nobody (X03). */
  const recordOf = async (request: Request, response: Response): Promise<Found | null> => {
    const asked = await askedBy(request, response, 'employees.read');
    if (!asked) return null;
    const id = uuidSchema.safeParse(request.params['id']);
    const people = id.success ? [id.data] : [];
    const now = deps.clock.now();
    const [record] = await findRecords(deps.db, rooms, asked.scope, { people, now });
    if (record) return { ...asked, record };
    sendProblem(response, 'not-found');
    return null;
  };

  /** The same, for somebody who may ask this of them. */
  const personOf = async (
    request: Request,
    response: Response,
    ask: (person: string) => Asked,
  ): Promise<Found | null> => {
    const found = await recordOf(request, response);
    if (!found) return null;
    if (mayAsk(found, ask(found.record.id))) return found;
    sendProblem(response, 'not-allowed');
    return null;
  };

  return { askedBy, recordOf, personOf };
}

/** What the one table says (portal-acts.ts); the journal judges it again, under its lock. */
export function mayAsk({ account, record }: Omit<Found, 'scope'>, asked: Asked): boolean {
  const act = { ...asked, establishment: null };
  return mayFromPortal(act, account.asker, houseOf(account, record));
}

/** What a judgement about one person may look up. */
function houseOf({ teams }: AccountScope, record: EmployeeRecord): House {
  const subject = subjectOf(record);
  return {
    teams,
    subject: (person) => (person === record.id ? subject : undefined),
    placeOfDevice: () => undefined,
    placeOfTeam: (team) => teams.find(({ id }) => id === team),
  };
}

function subjectOf({ establishments, team, role, access }: EmployeeRecord): Subject {
  const roles = access.roles.map(({ role: held, ...place }): Holding => {
    return { holds: { role: held }, ...place };
  });
  const grants = access.grants.map(({ grant, ...place }): Holding => {
    return { holds: { grant }, ...place };
  });
  return {
    establishments: establishments.map(({ id }) => id),
    team,
    holdings: [...roles, ...grants],
    manages: role === 'manager',
  };
}

export function byOf(account: AccountScope): By {
  return { actor: account.person, source: portalSource(account) };
}

/** The store on whose behalf somebody is changed: the first of theirs that the asker reaches. */
export function placeOf(
  scope: EstablishmentScope,
  { establishments }: EmployeeRecord,
): string | null {
  const places = establishments.map(({ id }) => id).sort();
  return places.find((id) => covers(scope, id)) ?? null;
}

export function end(response: Response, done: Result<null, OperationRefusal>): void {
  if (done.ok) response.status(204).end();
  else refuse(response, done);
}

/** What is malformed about an operation is malformed about the request that asked for it. */
export function refuse(response: Response, result: Result<unknown, RefusalCode>): void {
  if (result.ok) throw new Error('Nothing was refused.');
  sendProblem(response, result.refusal === 'malformed' ? 'bad-request' : result.refusal);
}
