import type { EmployeeLine } from '@comptoir/shared/employees/portal';
import type { TeamView } from '@comptoir/shared/teams/portal';
import { describe, expect, it } from 'vitest';
import { type UsersView, countsOf, entriesOf, usersOf } from './users-list.ts';
import { searchOf, usersSearch, viewOf } from './users-search.ts';

const id = (n: number) => `01930000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [halles, market] = [id(901), id(902)];
let made = 0;

function line(given: string, family: string, over: Partial<EmployeeLine> = {}): EmployeeLine {
  made += 1;
  return {
    id: id(made),
    name: { given, family },
    display: null,
    colour: 'brick',
    photo: null,
    email: null,
    phone: null,
    team: null,
    establishments: [halles],
    archivedAt: null,
    role: 'employee',
    roles: [],
    status: 'none',
    invitedAt: null,
    pin: true,
    ...over,
  };
}

const lines = [
  line('Zoé', 'Martin', { team: 'Bar', status: 'active', roles: ['accounting'] }),
  line('Élise', 'Roux', { establishments: [halles, market], status: 'bounced', invitedAt: 50 }),
  line('Eric', 'Petit', { team: 'Salle', status: 'invited', invitedAt: 90, role: 'manager' }),
  line('Awa', 'Diop', { archivedAt: 1, status: 'revoked' }),
  line('', '', { name: null, archivedAt: 2 }),
  line('Noé', 'Blanc', { pin: false, status: 'expired', invitedAt: 10, phone: '+33612345678' }),
];
const team = (n: number, name: string, parent: number | null): TeamView => ({
  id: id(n),
  establishment: halles,
  name,
  parent: parent === null ? null : id(parent),
  people: 0,
});
// The sub-team is listed before the team that it hangs from.
const teams = [team(803, 'Bar', 802), team(802, 'Comptoir', 801), team(801, 'Salle', null)];
const usual = viewOf({});
const entries = entriesOf(lines, 'fr');
const named = (view: Partial<UsersView>) =>
  usersOf(entries, { ...usual, ...view }, teams).map(({ name }) => name);

describe('the list of users', () => {
  it('PORTAL-7 C2 shows who is present in the order of their names, accents among their letters', () => {
    expect(named({})).toEqual(['Élise Roux', 'Eric Petit', 'Noé Blanc', 'Zoé Martin']);
    expect(named({ down: true })).toEqual(['Zoé Martin', 'Noé Blanc', 'Eric Petit', 'Élise Roux']);
  });

  it('PORTAL-7 C2 goes by a column, with whoever has nothing in it at the end both ways', () => {
    expect(named({ order: 'team' })).toEqual([
      ...['Zoé Martin', 'Eric Petit'],
      ...['Élise Roux', 'Noé Blanc'],
    ]);
    expect(named({ order: 'team', down: true })).toEqual([
      ...['Eric Petit', 'Zoé Martin'],
      ...['Élise Roux', 'Noé Blanc'],
    ]);
  });

  it('PORTAL-7 C2 stands under four tabs, with a count for each', () => {
    expect(named({ tab: 'active' })).toEqual(['Zoé Martin']);
    expect(named({ tab: 'invited' })).toEqual(['Élise Roux', 'Eric Petit', 'Noé Blanc']);
    expect(named({ tab: 'archived' })).toEqual(['Awa Diop', '']);
    expect(countsOf(entries)).toEqual({ all: 4, active: 1, invited: 3, archived: 2 });
  });

  it('PORTAL-7 finds by the beginning of every word, a telephone too', () => {
    expect(named({ query: ' mar  zoe ' })).toEqual(['Zoé Martin']);
    expect(named({ query: '06 12' })).toEqual(['Noé Blanc']);
    expect(named({ query: 'oux' })).toEqual([]);
  });

  it('PORTAL-7 W13 keeps one role, establishment, status, those without a PIN, and a team with what is below it', () => {
    expect(named({ role: 'manager' })).toEqual(['Eric Petit']);
    expect(named({ role: 'accounting' })).toEqual(['Zoé Martin']);
    expect(named({ role: 'employee' })).toEqual(['Élise Roux', 'Noé Blanc']);
    expect(named({ establishment: market })).toEqual(['Élise Roux']);
    expect(named({ status: 'expired' })).toEqual(['Noé Blanc']);
    expect(named({ noPin: true })).toEqual(['Noé Blanc']);
    expect(named({ team: id(801) })).toEqual(['Eric Petit', 'Zoé Martin']);
    expect(named({ team: id(803) })).toEqual(['Zoé Martin']);
  });

  it('PORTAL-7 sorts by what needs a hand and by the last invitation, names among equals', () => {
    expect(named({ order: 'status' })).toEqual([
      'Élise Roux',
      'Noé Blanc',
      'Eric Petit',
      'Zoé Martin',
    ]);
    expect(named({ order: 'invited' })).toEqual([
      'Eric Petit',
      'Élise Roux',
      'Noé Blanc',
      'Zoé Martin',
    ]);
  });

  it('leaves the list that it was given as it was', () => {
    const before = [...entries];
    usersOf(entries, { ...usual, order: 'status', down: true }, teams);
    expect(entries).toEqual(before);
  });
});

describe('a view in the address', () => {
  it('PORTAL-7 comes back as it was', () => {
    const view: UsersView = {
      tab: 'invited',
      query: 'zoé 06',
      role: 'fleet',
      establishment: halles,
      team: id(801),
      status: 'bounced',
      noPin: true,
      order: 'status',
      down: true,
    };
    expect(viewOf(usersSearch.parse(searchOf(view)))).toEqual(view);
    expect(searchOf(usual)).toEqual({});
  });

  it('is the usual one where nobody understands it, and figures stay a search', () => {
    expect(viewOf(usersSearch.parse({ tab: 'x', role: 7, order: [], q: 612 }))).toEqual({
      ...usual,
      query: '612',
    });
  });
});
