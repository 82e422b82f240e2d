import { expect, it } from 'vitest';
import { nameParts } from '../initials.ts';
import { type Present, byEstablishment } from './presence.ts';

const person = (name: string, establishment: string, since: number): Present => ({
  person: name,
  name,
  colour: 'brick',
  photo: null,
  team: null,
  establishment,
  state: 'in',
  since,
});

it('PORTAL-13 shows who is there by establishment, the longest first', () => {
  const present = [person('Awa', 'b', 30), person('Noé', 'a', 20), person('Élise', 'b', 10)];
  const shown = byEstablishment(present, [{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
  expect(
    shown.map(({ establishment, people }) => [establishment.id, people.map((p) => p.name)]),
  ).toEqual([
    ['a', ['Noé']],
    ['b', ['Élise', 'Awa']],
  ]);
});

it('takes the first word of a name for its short form', () => {
  expect(nameParts('Driss El Amrani')).toEqual({ given: 'Driss', family: 'El Amrani' });
});
