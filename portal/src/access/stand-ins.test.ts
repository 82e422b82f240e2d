import { expect, it } from 'vitest';
import { standInsFor } from './stand-ins.ts';

const one = (person: string, canLogIn = true) => ({ person, name: person, canLogIn });
const cover = [
  { role: 'administration' as const, establishment: null, people: [one('Awa'), one('Bo')] },
  { role: 'manager' as const, establishment: 'e', people: [one('Awa'), one('Chloé', false)] },
  { role: 'accounting' as const, establishment: null, people: [one('Dora')] },
  { role: 'accounting' as const, establishment: 'e', people: [one('Awa'), one('Dora')] },
];
const at = (establishment: string | null, team: string | null = null) => ({ establishment, team });

it('PORTAL-18 W9 names whoever has the same rights and can log in, never oneself', () => {
  const whole = { role: 'administration' as const, ...at(null) };
  expect(standInsFor('Awa', whole, cover, [])).toEqual(['Bo']);
  expect(standInsFor('Eve', whole, cover, [])).toEqual(['Awa', 'Bo']);
});

it('W9 nobody stands in who cannot log in; a role of the whole house covers each store', () => {
  expect(standInsFor('Awa', { role: 'manager', ...at('e') }, cover, ['e'])).toEqual([]);
  expect(standInsFor('Awa', { role: 'accounting', ...at('e') }, cover, ['e'])).toEqual(['Dora']);
  expect(standInsFor('Awa', { role: 'accounting', ...at('f') }, cover, ['e'])).toEqual(['Dora']);
});

it('W9 a manager of wherever they work is covered where everybody of these stores is', () => {
  expect(standInsFor('Dora', { role: 'manager', ...at(null) }, cover, ['e'])).toEqual(['Awa']);
  expect(standInsFor('Dora', { role: 'manager', ...at(null) }, cover, ['e', 'f'])).toEqual([]);
});

it('says nothing where nobody asks: an employee, a team alone', () => {
  expect(standInsFor('Awa', { role: 'employee', ...at(null) }, cover, ['e'])).toBeNull();
  expect(standInsFor('Awa', { role: 'manager', ...at('e', 'k') }, cover, ['e'])).toBeNull();
});
