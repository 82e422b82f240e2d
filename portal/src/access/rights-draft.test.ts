import type { Holdings } from '@comptoir/shared/access/portal';
import type { Asker } from '@comptoir/shared/access/policy';
import { describe, expect, it } from 'vitest';
import {
  changesBetween,
  firstPlace,
  isSame,
  mayTouch,
  placesOf,
  placesToGive,
  withRight,
  withoutRight,
} from './rights-draft.ts';

const house = { establishment: null, team: null };
const here = { establishment: 'e', team: null };
const there = { establishment: 'f', team: null };
const kitchen = { establishment: 'e', team: 'k' };
const nothing: Holdings = { roles: [], grants: [] };
const teams = [
  { id: 'k', establishment: 'e', name: 'Cuisine', parent: null },
  { id: 'w', establishment: 'f', name: 'Salle', parent: null },
];
const establishments = [{ id: 'e' }, { id: 'f' }];
const asker = (holdings: Asker['holdings']): Asker => ({
  person: 'p',
  holdings,
  memberships: new Set(['e']),
  restricted: false,
});
const administrator = asker([{ holds: { role: 'administration' }, ...house }]);

describe('the roles and grants of a form', () => {
  it('W1 W4 several roles stand at once, each in several places, and each once', () => {
    let held = withRight(nothing, 'manager', here);
    held = withRight(held, 'manager', kitchen);
    held = withRight(held, 'accounting', house);
    expect(withRight(held, 'accounting', house)).toBe(held);
    expect(placesOf(held, 'manager')).toEqual([here, kitchen]);
    expect(placesOf(withoutRight(held, 'manager', here), 'manager')).toEqual([kitchen]);
  });

  it('R5 ROLE-8 what stands only beside « their own bookings » goes with it, and stays where they still stand', () => {
    let held = withRight(nothing, 'bookings.own', here);
    held = withRight(held, 'bookings.own', there);
    held = withRight(held, 'bookings.all', kitchen);
    held = withRight(held, 'clients', there);
    expect(withoutRight(held, 'bookings.own', here).grants).toEqual([
      { grant: 'bookings.own', ...there },
      { grant: 'clients', ...there },
    ]);
    expect(withoutRight(withRight(held, 'bookings.own', house), 'bookings.own', here)).toEqual({
      roles: [],
      grants: [
        { grant: 'bookings.own', ...there },
        { grant: 'bookings.all', ...kitchen },
        { grant: 'clients', ...there },
        { grant: 'bookings.own', ...house },
      ],
    });
  });

  it('PORTAL-17 R9 what is given and what is taken is told before it is saved, whatever the order', () => {
    const from = withRight(withRight(nothing, 'manager', here), 'clients', here);
    const to = withRight(withoutRight(from, 'manager', here), 'fleet', house);
    expect(changesBetween(from, to)).toEqual({
      given: [{ role: 'fleet', ...house }],
      taken: [{ role: 'manager', ...here }],
    });
    const turned = { roles: [...to.roles].reverse(), grants: [...to.grants].reverse() };
    expect(isSame(to, turned)).toBe(true);
    expect(isSame(from, to)).toBe(false);
  });
});

describe('what is offered', () => {
  it('PORTAL-17 W4 is what one may hand out, where one may: the house, its stores, and teams where that means something', () => {
    const of = { asker: administrator, establishments, teams };
    expect(placesToGive('manager', nothing, of)).toEqual([
      house,
      here,
      kitchen,
      there,
      { establishment: 'f', team: 'w' },
    ]);
    expect(placesToGive('fleet', nothing, of)).toEqual([house, here, there]);
    expect(placesToGive('fleet', withRight(nothing, 'fleet', house), of)).toEqual([here, there]);
    const local = asker([{ holds: { role: 'administration' }, ...here }]);
    expect(placesToGive('support', nothing, { ...of, asker: local })).toEqual([here]);
    expect(placesToGive('manager', nothing, { ...of, asker: null })).toEqual([]);
  });

  it('W4 a manager hands out nothing, and touches nothing that stands', () => {
    const manager = asker([{ holds: { role: 'manager' }, ...here }]);
    expect(placesToGive('manager', nothing, { asker: manager, establishments, teams })).toEqual([]);
    expect(mayTouch(manager, 'manager', here, teams)).toBe(false);
    expect(mayTouch(administrator, 'manager', here, teams)).toBe(true);
  });

  it('begins with the store where somebody works for a manager and the calendar, with the house for the rest', () => {
    const offered = [house, here, kitchen, there];
    expect(firstPlace('manager', offered, [{ id: 'f' }])).toEqual(there);
    expect(firstPlace('bookings.own', offered, [{ id: 'e' }])).toEqual(here);
    expect(firstPlace('accounting', offered, [{ id: 'f' }])).toEqual(house);
    expect(firstPlace('accounting', [here], [{ id: 'f' }])).toEqual(here);
    expect(firstPlace('accounting', [], [{ id: 'f' }])).toBeNull();
  });
});
