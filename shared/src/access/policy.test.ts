import { describe, expect, it } from 'vitest';
import { type Role, grants, permissions, permissionsOf, roles } from './permissions.ts';
import {
  type Asker,
  type Holding,
  type TeamPlace,
  mayHandOut,
  permissionsIn,
  permissionsOfHolding,
  reachOf,
  reaches,
  reachesPlace,
} from './policy.ts';

const [here, there, elsewhere] = ['here', 'there', 'elsewhere'];
const teams: TeamPlace[] = [
  { id: 'kitchen', establishment: here, name: 'Cuisine', parent: null },
  { id: 'pastry', establishment: here, name: 'Pâtisserie', parent: 'kitchen' },
  { id: 'sugar', establishment: here, name: 'Sucre', parent: 'pastry' },
  { id: 'dining', establishment: here, name: 'Salle', parent: null },
];
const role = (name: Role, establishment: string | null = null, team: string | null = null) =>
  ({ holds: { role: name }, establishment, team }) satisfies Holding;
const asker = (...holdings: Holding[]): Asker => ({
  person: 'awa',
  holdings,
  memberships: new Set([here, there]),
  restricted: false,
});
const places = (of: Asker, permission: Parameters<typeof reachOf>[1]) =>
  [here, there, elsewhere].filter((one) => reaches(reachOf(of, permission, teams), one));

describe('where a permission holds', () => {
  it('W6 W7 W8 ACC-12 every role brings what it names, and no role more than the administration', () => {
    for (const name of roles) {
      expect(permissionsIn(asker(role(name)))).toEqual(
        permissions.filter((one) => permissionsOf[name].includes(one)),
      );
      expect(permissionsOf[name].every((one) => permissionsOf.administration.includes(one))).toBe(
        true,
      );
    }
    for (const name of grants) {
      const brought = permissionsOfHolding({ holds: { grant: name } });
      const held = permissionsIn(
        asker({ holds: { grant: name }, establishment: null, team: null }),
      );
      expect(held).toEqual(
        permissions.filter(
          (one) => brought.includes(one) || one === 'own.profile' || one === 'support.request',
        ),
      );
    }
  });

  it('ACC-12 without an establishment is where one works for a manager, and everywhere for the others', () => {
    expect(places(asker(role('manager')), 'hours.read')).toEqual([here, there]);
    expect(places(asker(role('accounting')), 'hours.read')).toEqual([here, there, elsewhere]);
    expect(places(asker(role('accounting', elsewhere)), 'hours.read')).toEqual([elsewhere]);
  });

  it('ACC-12 adds up over roles, and stays apart by permission', () => {
    const both = asker(role('manager', here), role('fleet', there));
    expect(places(both, 'employees.read')).toEqual([here]);
    expect(places(both, 'devices.manage')).toEqual([there]);
    expect(reachOf(both, 'roles.give', teams)).toBeNull();
  });

  it('W13 ACC-12 of a team is that team and all below it', () => {
    const reach = reachOf(asker(role('manager', here, 'kitchen')), 'employees.manage', teams);
    const at = (team: string | null, establishment = here) =>
      reachesPlace(reach, { establishments: [establishment], team });
    expect(['Cuisine', 'Pâtisserie', 'Sucre'].map((one) => at(one))).toEqual([true, true, true]);
    expect([at('Salle'), at(null), at('Cuisine', there)]).toEqual([false, false, false]);
    expect(reaches(reach, here)).toBe(false);
  });

  it('W13 teams that hang below each other in a circle end where they begin', () => {
    const circle = teams.map((one) => (one.id === 'kitchen' ? { ...one, parent: 'sugar' } : one));
    const reach = reachOf(asker(role('manager', here, 'pastry')), 'employees.manage', circle);
    expect(reachesPlace(reach, { establishments: [here], team: 'Cuisine' })).toBe(true);
    expect(reachesPlace(reach, { establishments: [here], team: 'Salle' })).toBe(false);
  });

  it('W2 C14 leaves a profile and a call for help to whoever holds nothing, or is restricted', () => {
    const late = { ...asker(role('administration')), restricted: true };
    for (const one of [asker(), late]) {
      expect(permissionsIn(one)).toEqual(['own.profile', 'support.request']);
      expect(places(one, 'employees.read')).toEqual([]);
    }
  });
});

describe('giving', () => {
  const gives = (of: Asker, wanted: Holding) => mayHandOut(of, wanted, teams);

  it('W4 ROLE-4 asks for everything that is given, where it would hold', () => {
    const boss = asker(role('administration'));
    const store = asker(role('administration', here));
    for (const name of roles) {
      expect(gives(boss, role(name))).toBe(true);
      expect(gives(boss, role(name, elsewhere))).toBe(true);
      expect(gives(store, role(name, here))).toBe(true);
      expect(gives(store, role(name, here, 'kitchen'))).toBe(true);
      expect(gives(store, role(name, there))).toBe(false);
      expect(gives(store, role(name))).toBe(false);
      for (const other of roles.filter((one) => one !== 'administration')) {
        expect(gives(asker(role(other)), role(name))).toBe(false);
        expect(gives(asker(role(other, here)), role(name, here))).toBe(false);
      }
    }
  });

  it('W13 ROLE-7 is never for a team of another store, nor for one that is gone', () => {
    const boss = asker(role('administration'));
    expect(gives(boss, role('manager', there, 'kitchen'))).toBe(false);
    expect(gives(boss, role('manager', null, 'kitchen'))).toBe(false);
    expect(gives(boss, role('manager', here, 'bar'))).toBe(false);
    const cook = asker(role('administration', here, 'kitchen'));
    expect(gives(cook, role('manager', here, 'sugar'))).toBe(true);
    expect(gives(cook, role('manager', here, 'dining'))).toBe(false);
    expect(gives(cook, role('manager', here))).toBe(false);
  });
});
