import type { OwnPermission, Permission } from '@comptoir/shared/access/permissions';
import type { Request, Response } from 'express';
import type { PortalSessions } from '../access/accounts/sessions.ts';
import type { Sessions } from '../devices/sessions.ts';
import { sendProblem } from './problem.ts';
import {
  type AccountScope,
  type DeviceScope,
  type EstablishmentScope,
  type OwnScope,
  mintEstablishmentScope,
  mintOwnScope,
} from './scopes.ts';

/**
 * Who asks: the tablet whose access token stands in `Authorization: Bearer`. Cookies and addresses say nothing.
 *
 * @returns its scope; or null, once the refusal has been answered
 */
export async function deviceScope(
  sessions: Sessions,
  request: Request,
  response: Response,
): Promise<DeviceScope | null> {
  const [, token] =
    /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(request.headers.authorization ?? '') ?? [];
  const found = token ? await sessions.scopeOf(token) : null;
  if (found?.ok) return found.value;
  sendProblem(response, found ? found.refusal : 'unauthorised');
  return null;
}

/**
 * Who asks: the account whose session stands in the cookie. A token in a header says nothing here.
 *
 * @returns its scope; or null, once the refusal has been answered
 */
export async function accountScope(
  sessions: PortalSessions,
  request: Request,
  response: Response,
): Promise<AccountScope | null> {
  const scope = await sessions.scopeOf(request);
  if (!scope) sendProblem(response, 'unauthorised');
  return scope;
}

/**
 * The same, for a permission and the establishments where it holds. The only way to an `EstablishmentScope`.
 *
 * @returns null, once `unauthorised` or `not-allowed` has been answered
 */
export async function requirePermission(
  sessions: PortalSessions,
  request: Request,
  response: Response,
  permission: Permission,
): Promise<EstablishmentScope | null> {
  const account = await accountScope(sessions, request, response);
  if (!account) return null;
  const scope = mintEstablishmentScope(account, permission);
  if (!scope) sendProblem(response, 'not-allowed');
  return scope;
}

/**
 * The same, for several permissions of which one is enough: a scope for each that they hold.
 *
 * @returns null, once `unauthorised` or `not-allowed` has been answered
 */
export async function requireAny(
  sessions: PortalSessions,
  request: Request,
  response: Response,
  permissions: readonly Permission[],
): Promise<EstablishmentScope[] | null> {
  const account = await accountScope(sessions, request, response);
  if (!account) return null;
  const scopes = permissions
    .map((permission) => mintEstablishmentScope(account, permission))
    .filter((scope) => scope !== null);
  if (scopes.length > 0) return scopes;
  sendProblem(response, 'not-allowed');
  return null;
}

/** The same, for what somebody may do with their own data. */
export async function requireOwn(
  sessions: PortalSessions,
  request: Request,
  response: Response,
  permission: OwnPermission,
): Promise<OwnScope | null> {
  const account = await accountScope(sessions, request, response);
  if (!account) return null;
  const scope = mintOwnScope(account, permission);
  if (!scope) sendProblem(response, 'not-allowed');
  return scope;
}

/**
 * Whether whoever asks proved who they are within the last ten minutes (spec ACC-24): logging in does, and
 * `POST /api/portal/me/proof`. Asked by whatever gives or takes rights, deletes, erases or changes a login.
 *
 * @returns false, once `prove-again` has been answered
 */
export async function requireProof(
  sessions: Pick<PortalSessions, 'isProved'>,
  request: Request,
  response: Response,
): Promise<boolean> {
  const proved = await sessions.isProved(request);
  if (!proved) sendProblem(response, 'prove-again');
  return proved;
}
