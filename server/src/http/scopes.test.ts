import type { Role } from '@comptoir/shared/access/permissions';
import { type Holding, permissionsIn } from '@comptoir/shared/access/policy';
import { describe, expect, it } from 'vitest';
import {
  coversPlace,
  covers,
  establishmentsIn,
  mintAccountScope,
  mintEstablishmentScope,
  mintOwnScope,
} from './scopes.ts';

const [here, there, elsewhere] = ['here', 'there', 'elsewhere'];
const kitchen = { id: 'kitchen', establishment: here, name: 'Cuisine', parent: null };
const pastry = { id: 'pastry', establishment: here, name: 'Pâtisserie', parent: 'kitchen' };

const as = (role: Role, establishment: string | null = null, team: string | null = null) =>
  ({ holds: { role }, establishment, team }) satisfies Holding;

function scopeWith(holdings: Holding[], restricted = false) {
  return mintAccountScope({
    organisation: 'o',
    account: 'a',
    person: 'p',
    session: 's',
    email: 'awa@maison-aubert.fr',
    language: 'fr',
    asker: { person: 'p', holdings, memberships: new Set([here, there]), restricted },
    teams: [kitchen, pastry],
  });
}

function places(
  permission: Parameters<typeof mintEstablishmentScope>[1],
  ...holdings: Holding[]
): string[] | null {
  const scope = mintEstablishmentScope(scopeWith(holdings), permission);
  return scope && [here, there, elsewhere].filter((place) => covers(scope, place));
}

describe('a permission', () => {
  it('K1 ACC-12 of the administration holds everywhere', () => {
    expect(places('devices.manage', as('administration'))).toEqual([here, there, elsewhere]);
  });

  it('ACC-12 of an administration of one establishment holds there alone', () => {
    expect(places('devices.manage', as('administration', there))).toEqual([there]);
  });

  it('K17 ACC-12 of a manager holds where they work, or where it was given for', () => {
    expect(places('employees.manage', as('manager'))).toEqual([here, there]);
    expect(places('employees.manage', as('manager', here))).toEqual([here]);
    expect(places('devices.manage', as('manager'))).toBeNull();
  });

  it('ACC-12 of a team’s manager holds for that team and those below it, and no whole store', () => {
    const scope = mintEstablishmentScope(
      scopeWith([as('manager', here, 'kitchen')]),
      'employees.manage',
    );
    if (!scope) throw new Error('A team’s manager manages nobody.');
    expect([here, there].filter((place) => covers(scope, place))).toEqual([]);
    expect(establishmentsIn(scope)).toEqual(new Set([here]));
    const at = (establishment: string, team: string | null) =>
      coversPlace(scope, { establishments: [establishment], team });
    expect([at(here, 'Cuisine'), at(here, 'Pâtisserie')]).toEqual([true, true]);
    expect([at(here, 'Salle'), at(here, null), at(there, 'Cuisine')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('W2 ACC-12 is nobody’s without a role, save their own profile and a call for help', () => {
    expect(permissionsIn(scopeWith([]).asker)).toEqual(['own.profile', 'support.request']);
    expect(mintOwnScope(scopeWith([]), 'own.hours')).toBeNull();
    expect(places('employees.manage')).toBeNull();
    expect(mintOwnScope(scopeWith([as('employee')]), 'own.hours')).toMatchObject({ person: 'p' });
  });

  it('C14 of an administrator who put the second factor off is their own profile and nothing else', () => {
    const late = scopeWith([as('administration')], true);
    expect(permissionsIn(late.asker)).toEqual(['own.profile', 'support.request']);
    expect(mintEstablishmentScope(late, 'employees.manage')).toBeNull();
  });
});
