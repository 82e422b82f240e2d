import type { EmployeeRecord } from '@comptoir/shared/employees/portal';
import { unsetDetails } from '@comptoir/shared/employees/unset-details';
import { describe, expect, it } from 'vitest';
import { type PeopleFilter, fullName, peopleOf } from './people-list.ts';

const halles = { id: '01930000-0000-7000-8000-000000000101', name: 'Les Halles' };
const market = { id: '01930000-0000-7000-8000-000000000102', name: 'Le Marché' };
let made = 0;

function person(given: string, family: string, over: Partial<EmployeeRecord> = {}): EmployeeRecord {
  made += 1;
  return {
    ...unsetDetails,
    id: `01930000-0000-7000-8000-${String(made).padStart(12, '0')}`,
    name: { given, family },
    nameText: 'a'.repeat(64),
    colour: 'brick',
    role: 'employee',
    team: 'Salle',
    minorUntil: null,
    email: null,
    archivedAt: null,
    establishments: [halles],
    pin: null,
    access: { state: 'none', role: null, delivery: null, expiresAt: null, roles: [] },
    externalId: null,
    ...over,
  };
}

const people = [
  person('Zoé', 'Martin', { team: 'Bar' }),
  person('Élise', 'Roux', { email: 'elise@exemple.fr', establishments: [halles, market] }),
  person('Eric', 'Petit', { display: 'Ricou' }),
  person('Awa', 'Diop', { archivedAt: 1 }),
  person('', '', { name: null, archivedAt: 2 }),
];
const all: PeopleFilter = { query: '', establishment: null, archived: false };
const named = (filter: Partial<PeopleFilter>) =>
  peopleOf(people, { ...all, ...filter }).map((one) => fullName(one));

describe('the list of people', () => {
  it('PORTAL-7 K7 shows who is present in the order of their names, accents among their letters', () => {
    expect(named({})).toEqual(['Élise Roux', 'Eric Petit', 'Zoé Martin']);
  });

  it('PORTAL-7 shows archived people apart, those whose name was erased too', () => {
    expect(named({ archived: true })).toEqual([null, 'Awa Diop']);
  });

  it('PORTAL-7 finds every typed word, in any order, case and accent, in name, shown name, e-mail and team', () => {
    expect(named({ query: 'ZOE' })).toEqual(['Zoé Martin']);
    expect(named({ query: ' roux  eli ' })).toEqual(['Élise Roux']);
    expect(named({ query: 'ricou' })).toEqual(['Eric Petit']);
    expect(named({ query: 'elise@' })).toEqual(['Élise Roux']);
    expect(named({ query: 'bar' })).toEqual(['Zoé Martin']);
    expect(named({ query: 'zoé roux' })).toEqual([]);
    expect(named({ query: 'diop' })).toEqual([]);
  });

  it('PORTAL-7 keeps those of one establishment', () => {
    expect(named({ establishment: market.id })).toEqual(['Élise Roux']);
  });

  it('leaves the list that it was given as it was', () => {
    const before = [...people];
    peopleOf(people, all);
    expect(people).toEqual(before);
  });
});
