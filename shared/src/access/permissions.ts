import * as z from 'zod/mini';

/** What somebody may do in the portal (DESIGN §8). Each is asked for by name; nobody asks for a role. */
export const permissions = [
  'own.hours',
  'own.profile',
  'employees.manage',
  'access.open',
  'tasks.manage',
  'establishments.manage',
  'devices.manage',
  'mail.read',
  'tokens.manage',
  'roles.give',
] as const;
export type Permission = (typeof permissions)[number];

export const roles = ['employee', 'manager', 'administration'] as const;
export const roleSchema = z.enum(roles);
export type Role = (typeof roles)[number];

const own: readonly Permission[] = ['own.hours', 'own.profile'];
const managing: readonly Permission[] = [...own, 'employees.manage', 'access.open', 'tasks.manage'];

/** A role is a named set, and nothing else. */
export const permissionsOf: Record<Role, readonly Permission[]> = {
  employee: own,
  manager: managing,
  administration: permissions,
};

/** Scopes of a back-office token. */
export const tokenScopes = ['punches.read', 'employees.read', 'employees.write'] as const;
export const scopeNameSchema = z.enum(tokenScopes);
export type TokenScope = (typeof tokenScopes)[number];

/** Roles grow with the portal; the tablet asks only who may unlock its settings. */
export const tabletRoles = ['employee', 'manager'] as const;
export const tabletRoleSchema = z.enum(tabletRoles);
export type TabletRole = (typeof tabletRoles)[number];
