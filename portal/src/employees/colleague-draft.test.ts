import type { Asker, Holding } from '@comptoir/shared/access/policy';
import type { EmployeeLine } from '@comptoir/shared/employees/portal';
import { describe, expect, it } from 'vitest';
import {
  colleagueFaults,
  emptyColleague,
  grantsOf,
  isBegun,
  nextColleague,
  ownerOf,
  requestOf,
  roleToGive,
} from './colleague-draft.ts';
import { wayOfKey } from './way-keys.ts';

const place = '01930000-0000-7000-8000-000000000001';
const typed = {
  ...emptyColleague(place),
  given: ' Noé ',
  family: 'Blanc',
  email: 'Noe@Exemple.fr ',
  phone: '06 12 34 56 78',
  team: 'Salle',
  roles: ['manager' as const],
};
const awa = { id: '2', email: 'awa@exemple.fr' } as EmployeeLine;
const asker = (...holdings: Holding[]): Asker => ({
  person: 'p',
  holdings,
  memberships: new Set([place]),
  restricted: false,
});
const administration = (establishment: string | null): Holding => ({
  holds: { role: 'administration' },
  establishment,
  team: null,
});

describe('a new colleague', () => {
  it('C3 goes out with what was typed, read as an address and a number', () => {
    expect(requestOf(typed, 'create', [], [], null)).toMatchObject({
      establishment: place,
      name: { given: 'Noé', family: 'Blanc' },
      email: 'noe@exemple.fr',
      phone: '+33612345678',
      team: 'Salle',
      invite: false,
    });
    expect(requestOf(typed, 'invite-more', [], [], null).invite).toBe(true);
  });

  it('C5 C7 leaves place, team and roles to the next one, and nothing of who it was', () => {
    const next = nextColleague(typed);
    expect(next).toMatchObject({ establishment: place, team: 'Salle', roles: ['manager'] });
    expect(isBegun(typed)).toBe(true);
    expect(isBegun(next)).toBe(false);
  });

  it('C3 C21 is not created without a name, with half an address, or with that of somebody else', () => {
    const faults = (over: Partial<typeof typed>, way: 'create' | 'invite' = 'create') => [
      ...colleagueFaults({ ...typed, ...over }, way, [awa]),
    ];
    expect(faults({})).toEqual([]);
    expect(faults({ given: ' ', email: 'noe@', phone: '06 12' })).toEqual([
      'given',
      'email',
      'phone',
    ]);
    expect(faults({ email: '' })).toEqual([]);
    expect(faults({ email: '' }, 'invite')).toEqual(['needs-email']);
    expect(faults({ email: 'AWA@exemple.fr' })).toEqual(['taken']);
    expect(ownerOf('awa@exemple.fr', [awa])).toBe(awa);
    expect(faults({ given: 'No\u202eé' })).toEqual(['given-unwritable']);
  });

  it('W1 W4 offers the roles that whoever asks may give, as far as they may give them', () => {
    const all = asker(administration(null));
    expect(roleToGive('accounting', place, all, [])).toMatchObject({ establishment: null });
    expect(roleToGive('manager', place, all, [])).toMatchObject({ establishment: place });
    const here = asker(administration(place));
    expect(roleToGive('accounting', place, here, [])).toMatchObject({ establishment: place });
    expect(roleToGive('accounting', 'elsewhere', here, [])).toBeNull();
    const manager = asker({ holds: { role: 'manager' }, establishment: null, team: null });
    expect(roleToGive('manager', place, manager, [])).toBeNull();
  });

  it('R4 R5 gives the further grants beside the first one only', () => {
    const grants = (over: Partial<typeof typed>) =>
      grantsOf({ ...typed, ...over }).map(({ grant }) => grant);
    expect(grants({ allBookings: true, clients: true })).toEqual([]);
    expect(grants({ bookings: true, clients: true })).toEqual(['bookings.own', 'clients']);
  });
});

describe('the keys of the four ways', () => {
  const plain = { key: 'Enter', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

  it('C4 C5 C6 C7 has a key for each way, and Enter does the last one again', () => {
    expect(wayOfKey(plain, 'invite-more')).toBe('invite-more');
    expect(wayOfKey({ ...plain, ctrlKey: true }, 'invite')).toBe('create');
    expect(wayOfKey({ ...plain, metaKey: true, shiftKey: true }, 'invite')).toBe('create-more');
    expect(wayOfKey({ ...plain, altKey: true }, 'create')).toBe('invite');
    expect(wayOfKey({ ...plain, altKey: true, shiftKey: true }, 'create')).toBe('invite-more');
    expect(wayOfKey({ ...plain, key: 'a', altKey: true }, 'create')).toBeNull();
  });
});
