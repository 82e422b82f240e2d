import { type Permission, permissions, permissionsOf } from '@comptoir/shared/access/permissions';
import type { Asker } from '@comptoir/shared/access/policy';
import type { AccessView } from '@comptoir/shared/access/portal';
import type { EmployeeRecord } from '@comptoir/shared/employees/portal';
import { unsetDetails } from '@comptoir/shared/employees/unset-details';
import { describe, expect, it } from 'vitest';
import { type Looking, mayEdit, recordActsFor } from './record-acts.ts';

const none: AccessView = {
  state: 'none',
  role: null,
  delivery: null,
  expiresAt: null,
  roles: [],
  grants: [],
  login: null,
  secondFactor: false,
  last: false,
};
const record = (
  access: Partial<AccessView> = {},
  fields: Partial<EmployeeRecord> = {},
): EmployeeRecord => ({
  ...unsetDetails,
  id: 'awa',
  name: { given: 'Awa', family: 'Diop' },
  nameText: 'a'.repeat(64),
  colour: 'teal',
  role: 'employee',
  team: null,
  minorUntil: null,
  email: 'awa@exemple.fr',
  archivedAt: null,
  establishments: [{ id: 'e', name: 'Le Comptoir' }],
  pin: null,
  externalId: null,
  ...fields,
  access: { ...none, ...access },
});
const looking = (
  role: 'administration' | 'manager',
  held: readonly Permission[] = permissionsOf[role],
): Looking => {
  const asker: Asker = {
    person: 'camille',
    holdings: [{ holds: { role }, establishment: role === 'manager' ? 'e' : null, team: null }],
    memberships: new Set(['e']),
    restricted: false,
  };
  return { me: 'camille', permissions: held, asker, teams: [] };
};
const administrator = looking('administration', permissions);
const manager = looking('manager');
const acts = (one: EmployeeRecord, by: Looking) => recordActsFor(one, by).map(({ act }) => act);

describe('the three dots right of the name', () => {
  it('PORTAL-16 C18 offer what makes sense for how the access stands', () => {
    expect(acts(record(), administrator)).toEqual(['invite', 'pin', 'archive']);
    expect(acts(record({ state: 'pending' }), administrator)).toEqual([
      'resend',
      'link',
      'revoke',
      'pin',
      'archive',
      'delete-account',
    ]);
    const login = { state: 'accepted' as const, login: 'awa@exemple.fr', secondFactor: true };
    expect(acts(record(login), administrator)).toEqual([
      'revoke',
      'reset',
      'factor-off',
      'pin',
      'archive',
      'delete-account',
    ]);
    expect(acts(record({ state: 'revoked' }, { archivedAt: 1 }), administrator)).toEqual([
      'restore',
      'erase',
    ]);
  });

  it('C16 leave one’s own password and second factor to one’s own profile', () => {
    const own = record(
      { state: 'accepted', login: 'awa@exemple.fr', secondFactor: true },
      { id: 'camille' },
    );
    expect(acts(own, administrator)).not.toContain('reset');
    expect(acts(own, administrator)).not.toContain('factor-off');
  });

  it('C10 K10 say what an invitation lacks, in its place', () => {
    const [first] = recordActsFor(record({}, { email: null }), administrator);
    expect(first).toEqual({ act: 'invite', unable: 'no-email' });
  });

  it('PORTAL-16 W9 the last administrator is kept, and the menu says why', () => {
    const last = record({
      state: 'accepted',
      login: 'awa@exemple.fr',
      last: true,
      roles: [{ role: 'administration', establishment: null, team: null }],
    });
    const kept = recordActsFor(last, administrator).filter(({ unable }) => unable === 'last');
    expect(kept.map(({ act }) => act)).toEqual(['revoke', 'archive', 'delete-account']);
  });
});

describe('what a manager is offered', () => {
  const login = { state: 'accepted' as const, login: 'awa@exemple.fr' };

  it('W3 of somebody of the store: the access and the code, not the login', () => {
    expect(acts(record(login), manager)).toEqual(['revoke', 'pin', 'archive']);
  });

  it('ROLE-5 of somebody who holds more than they do: nothing', () => {
    const accountant = record({
      ...login,
      roles: [{ role: 'accounting', establishment: null, team: null }],
    });
    expect(acts(accountant, manager)).toEqual([]);
    expect(mayEdit(accountant, manager)).toBe(false);
    expect(mayEdit(record(), manager)).toBe(true);
    expect(mayEdit(record({}, { archivedAt: 1 }), manager)).toBe(false);
  });

  it('of somebody of another store: nothing', () => {
    const far = record(login, { establishments: [{ id: 'f', name: 'Annexe' }] });
    expect(acts(far, manager)).toEqual([]);
  });

  it('where it is not known what one holds, what one’s permissions say', () => {
    expect(acts(record(login), { ...manager, asker: null })).toEqual(['revoke', 'pin', 'archive']);
  });
});
