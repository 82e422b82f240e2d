import type { OwnPermission, Permission, TokenScope } from '@comptoir/shared/access/permissions';
import {
  type Asker,
  type Place,
  type Reach,
  type TeamPlace,
  permissionsIn,
  reachOf,
  reaches,
  reachesPlace,
} from '@comptoir/shared/access/policy';
import type { Language } from '@comptoir/shared/establishments/languages';

declare const minted: unique symbol;

/**
 * An enrolled tablet that proved its key. Only authentication mints it (`mintDeviceScope`), and every
 * query of the sync door demands it: one without the tenant check does not compile.
 */
export type DeviceScope = {
  readonly organisation: string;
  readonly establishment: string;
  readonly device: string;
  readonly [minted]: 'device';
};

/** The server itself, acting on one organisation: set-up, local commands, the demonstration. */
export type OrganisationScope = {
  readonly organisation: string;
  readonly [minted]: 'organisation';
};

/** Somebody logged in to the portal, as one person of one organisation. What they may do is asked for by name. */
export type AccountScope = {
  readonly organisation: string;
  readonly account: string;
  readonly person: string;
  /** Hash of the session's token. */
  readonly session: string;
  readonly email: string;
  readonly language: Language;
  /** What stands for them at this request. */
  readonly asker: Asker;
  /** Every team of the organisation. */
  readonly teams: readonly TeamPlace[];
  readonly [minted]: 'account';
};

/** One's own hours, profile and requests: no other person can be named. */
export type OwnScope = {
  readonly organisation: string;
  readonly account: string;
  readonly person: string;
  readonly [minted]: 'own';
};

/** A permission that somebody holds, and where. Minted by `requirePermission` alone. */
export type EstablishmentScope = {
  readonly organisation: string;
  readonly account: string;
  readonly person: string;
  readonly permission: Permission;
  readonly reach: Reach;
  readonly [minted]: 'establishments';
};

/** Payroll or HR software with a token of the organisation, and what it may do. */
export type BackofficeScope = {
  readonly organisation: string;
  readonly token: string;
  readonly scopes: ReadonlySet<TokenScope>;
  readonly [minted]: 'backoffice';
};

export function mintBackofficeScope(scope: Omit<BackofficeScope, typeof minted>): BackofficeScope {
  return scope as BackofficeScope;
}

export function mintAccountScope(scope: Omit<AccountScope, typeof minted>): AccountScope {
  return scope as AccountScope;
}

/** @returns null where nothing that stands brings the permission (spec ACC-12) */
export function mintEstablishmentScope(
  scope: AccountScope,
  permission: Permission,
): EstablishmentScope | null {
  const { organisation, account, person, asker, teams } = scope;
  const reach = reachOf(asker, permission, teams);
  return reach === null
    ? null
    : ({ organisation, account, person, permission, reach } as EstablishmentScope);
}

export function mintOwnScope(scope: AccountScope, permission: OwnPermission): OwnScope | null {
  const { organisation, account, person } = scope;
  return permissionsIn(scope.asker).includes(permission)
    ? ({ organisation, account, person } as OwnScope)
    : null;
}

/** Whether the whole establishment lies within the scope. */
export function covers({ reach }: EstablishmentScope, establishment: string): boolean {
  return reaches(reach, establishment);
}

/** Whether somebody does: by an establishment, or by their team there. */
export function coversPlace({ reach }: EstablishmentScope, place: Place): boolean {
  return reachesPlace(reach, place);
}

/** Establishments of which the scope holds anything at all; `all` for the whole organisation. */
export function establishmentsIn({ reach }: EstablishmentScope): 'all' | ReadonlySet<string> {
  return reach.everywhere ? 'all' : new Set([...reach.establishments, ...reach.teams.keys()]);
}

/** Whether the scope is the whole organisation. */
export function coversAll({ reach }: EstablishmentScope): boolean {
  return reach.everywhere;
}

/** The organisation that an account or a token acts in, for commands that append on its behalf. */
export function organisationOf(
  scope: AccountScope | OwnScope | EstablishmentScope | BackofficeScope,
): OrganisationScope {
  return mintOrganisationScope(scope.organisation);
}

/** What operations of the portal carry as their origin. */
export function portalSource(scope: { account: string }) {
  return { door: 'portal' as const, account: scope.account };
}

export function mintDeviceScope(scope: Omit<DeviceScope, typeof minted>): DeviceScope {
  return scope as DeviceScope;
}

export function mintOrganisationScope(organisation: string): OrganisationScope {
  return { organisation } as OrganisationScope;
}
