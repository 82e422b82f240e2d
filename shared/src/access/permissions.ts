import * as z from 'zod/mini';

/**
 * What somebody may do (DESIGN §8). Each is asked for by name; nobody asks for a role. The scope that a permission holds
 * in (own, team, establishment, organisation) comes with the role that brings it: see policy.ts.
 */
export const permissions = [
  // of oneself
  'own.profile',
  'own.hours',
  'own.schedule',
  'support.request',
  // of a team or an establishment
  'employees.read',
  'employees.manage',
  'access.open',
  'presence.read',
  'hours.read',
  'punches.approve',
  'tasks.manage',
  'teams.manage',
  'planning.publish',
  'announcements.publish',
  // of accounting, the fleet, support
  'periods.lock',
  'statements.issue',
  'exports.read',
  'devices.manage',
  'support.answer',
  // of the administration
  'establishments.manage',
  'organisation.manage',
  'mail.read',
  'tokens.manage',
  'roles.give',
  'employees.erase',
  'journal.read',
  // of the calendar: single grants
  'bookings.own',
  'bookings.all',
  'clients.read',
] as const;
export type Permission = (typeof permissions)[number];
export type OwnPermission = Extract<Permission, `own.${string}`>;

export const roles = [
  'employee',
  'manager',
  'accounting',
  'fleet',
  'support',
  'administration',
] as const;
export const roleSchema = z.enum(roles);
export type Role = (typeof roles)[number];

/**
 * Single grants on top of roles (R4 to R8). « Business, statistiques, promotion » is the role `administration`. The
 * last two stand only beside `bookings.own`.
 */
export const grants = ['bookings.own', 'bookings.all', 'clients'] as const;
export const grantSchema = z.enum(grants);
export type SingleGrant = (typeof grants)[number];

/** What everybody with an account may do, whatever their roles (W2). */
export const always: readonly Permission[] = ['own.profile', 'support.request'];

const own: readonly Permission[] = [...always, 'own.hours', 'own.schedule'];
const managing: readonly Permission[] = [
  ...own,
  'employees.read',
  'employees.manage',
  'access.open',
  'presence.read',
  'hours.read',
  'punches.approve',
  'tasks.manage',
  'teams.manage',
  'planning.publish',
  'announcements.publish',
];

/** A role is a named set, and nothing else. */
export const permissionsOf: Record<Role, readonly Permission[]> = {
  employee: own,
  manager: managing,
  accounting: [
    ...own,
    'employees.read',
    'hours.read',
    'periods.lock',
    'statements.issue',
    'exports.read',
  ],
  fleet: [...own, 'devices.manage'],
  support: [...own, 'support.answer'],
  administration: permissions,
};

export const permissionsOfGrant: Record<SingleGrant, readonly Permission[]> = {
  'bookings.own': ['bookings.own'],
  'bookings.all': ['bookings.all'],
  clients: ['clients.read'],
};

/** Scopes of a back-office token. */
export const tokenScopes = ['punches.read', 'employees.read', 'employees.write'] as const;
export const scopeNameSchema = z.enum(tokenScopes);
export type TokenScope = (typeof tokenScopes)[number];

/** Roles grow with the portal; the tablet asks only who may unlock its settings. */
export const tabletRoles = ['employee', 'manager'] as const;
export const tabletRoleSchema = z.enum(tabletRoles);
export type TabletRole = (typeof tabletRoles)[number];
