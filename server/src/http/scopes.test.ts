import { describe, expect, it } from 'vitest';
import {
  type Grant,
  covers,
  mintAccountScope,
  mintEstablishmentScope,
  mintOwnScope,
  permissionsIn,
} from './scopes.ts';

const [here, there, elsewhere] = ['here', 'there', 'elsewhere'];

function scopeWith(...grants: Grant[]) {
  return mintAccountScope({
    organisation: 'o',
    account: 'a',
    person: 'p',
    session: 's',
    email: 'awa@maison-aubert.fr',
    language: 'fr',
    grants,
    memberships: new Set([here, there]),
  });
}

function places(permission: Parameters<typeof mintEstablishmentScope>[1], ...grants: Grant[]) {
  const scope = mintEstablishmentScope(scopeWith(...grants), permission);
  return scope && [here, there, elsewhere].filter((place) => covers(scope, place));
}

describe('a permission', () => {
  it('K1 ACC-12 of the administration holds everywhere', () => {
    expect(places('devices.manage', { role: 'administration', establishment: null })).toEqual([
      here,
      there,
      elsewhere,
    ]);
  });

  it('ACC-12 of an administration of one establishment holds there alone', () => {
    expect(places('devices.manage', { role: 'administration', establishment: there })).toEqual([
      there,
    ]);
  });

  it('K17 ACC-12 of a manager holds where they work, or where it was given for', () => {
    expect(places('employees.manage', { role: 'manager', establishment: null })).toEqual([
      here,
      there,
    ]);
    expect(places('employees.manage', { role: 'manager', establishment: here })).toEqual([here]);
    expect(places('devices.manage', { role: 'manager', establishment: null })).toBeNull();
  });

  it('W2 ACC-12 is nobody’s without a role', () => {
    expect(permissionsIn(scopeWith())).toEqual([]);
    expect(mintOwnScope(scopeWith(), 'own.hours')).toBeNull();
    expect(places('employees.manage')).toBeNull();
    expect(
      mintOwnScope(scopeWith({ role: 'employee', establishment: null }), 'own.hours'),
    ).toMatchObject({ person: 'p' });
  });
});
