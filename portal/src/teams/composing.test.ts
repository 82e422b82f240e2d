import type { EmployeeLine } from '@comptoir/shared/employees/portal';
import type { TeamView } from '@comptoir/shared/teams/portal';
import { expect, it } from 'vitest';
import { candidatesOf, found, movesOf } from './composing.ts';

const salle: TeamView = { id: 's', establishment: 'e', name: 'Salle', parent: null, people: 2 };
const line = (id: string, given: string, fields: Partial<EmployeeLine> = {}): EmployeeLine => ({
  id,
  name: { given, family: 'Diop' },
  display: null,
  colour: 'teal',
  photo: null,
  email: null,
  phone: null,
  team: null,
  establishments: ['e'],
  archivedAt: null,
  role: 'employee',
  roles: [],
  status: 'none',
  invitedAt: null,
  pin: true,
  ...fields,
});
const lines = [
  line('1', 'Zoé', { team: 'salle' }),
  line('2', 'Élise', { team: 'Bar' }),
  line('3', 'Awa'),
  line('4', 'Bo', { archivedAt: 1, team: 'Salle' }),
  line('5', 'Cléo', { establishments: ['f'] }),
];

it('W13 offers whoever works there and is present, the team’s own first', () => {
  expect(candidatesOf(lines, salle, 'fr').map(({ name }) => name)).toEqual([
    'Zoé Diop',
    'Awa Diop',
    'Élise Diop',
  ]);
});

it('W13 is searched by name and by the team that somebody is in', () => {
  const all = candidatesOf(lines, salle, 'fr');
  expect(found(all, 'elise').map(({ id }) => id)).toEqual(['2']);
  expect(found(all, 'bar').map(({ id }) => id)).toEqual(['2']);
  expect(found(all, '')).toHaveLength(3);
});

it('PORTAL-19 TEAM-8 puts in who was out, takes out who was in, and touches nobody else', () => {
  const all = candidatesOf(lines, salle, 'fr');
  expect(movesOf(all, new Set(['1', '2']), salle)).toEqual({ into: ['2'], out: ['1'] });
  expect(movesOf(all, new Set(), salle)).toEqual({ into: [], out: [] });
});
