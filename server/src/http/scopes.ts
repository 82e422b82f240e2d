import {
  type Permission,
  type Role,
  type TokenScope,
  permissions,
  permissionsOf,
} from '@comptoir/shared/access/permissions';
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

/** A role that stands; `establishment` null: the whole organisation. */
export type Grant = { role: Role; establishment: string | null };

/** Somebody logged in to the portal, as one person of one organisation. What they may do is asked for by name. */
export type AccountScope = {
  readonly organisation: string;
  readonly account: string;
  readonly person: string;
  /** Hash of the session's token. */
  readonly session: string;
  readonly email: string;
  readonly language: Language;
  readonly grants: readonly Grant[];
  /** Establishments that the person belongs to. */
  readonly memberships: ReadonlySet<string>;
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
  readonly establishments: 'all' | ReadonlySet<string>;
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

/** @returns null where no role that stands brings the permission (spec ACC-12) */
export function mintEstablishmentScope(
  scope: AccountScope,
  permission: Permission,
): EstablishmentScope | null {
  const { organisation, account, person } = scope;
  const giving = scope.grants.filter(({ role }) => permissionsOf[role].includes(permission));
  if (giving.length === 0) return null;
  const everywhere = giving.some(
    ({ role, establishment }) => role === 'administration' && establishment === null,
  );
  // Whoever manages without being told where manages where they work, and nowhere else.
  const somewhere = giving.flatMap(({ establishment }) =>
    establishment === null ? [...scope.memberships] : [establishment],
  );
  const establishments = everywhere ? 'all' : new Set(somewhere);
  return { organisation, account, person, permission, establishments } as EstablishmentScope;
}

export function mintOwnScope(scope: AccountScope, permission: OwnPermission): OwnScope | null {
  const { organisation, account, person } = scope;
  return permissionsIn(scope).includes(permission)
    ? ({ organisation, account, person } as OwnScope)
    : null;
}

export type OwnPermission = Extract<Permission, `own.${string}`>;

/** Every permission that somebody holds anywhere. */
export function permissionsIn({ grants }: Pick<AccountScope, 'grants'>): Permission[] {
  return permissions.filter((one) => grants.some(({ role }) => permissionsOf[role].includes(one)));
}

export function covers(scope: EstablishmentScope, establishment: string): boolean {
  return scope.establishments === 'all' || scope.establishments.has(establishment);
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
