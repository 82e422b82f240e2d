import { expect, test } from 'vitest';
import { type Place, backFrom, start } from './place.ts';

const awa = 'awa';
const shown = { person: awa, name: 'Awa Diop', pin: '482915' };
const every: Place[] = [
  start,
  { name: 'list', roll: 'former' },
  { name: 'list', roll: 'unknown' },
  { name: 'add' },
  { name: 'new-pin', shown, added: true, language: null },
  { name: 'new-pin', shown, added: false, language: null },
  { name: 'record', person: awa, tab: 'profile' },
  { name: 'edit', person: awa, tab: 'access', field: 'email' },
];

test('K6 K7 K8 every place below « Employés » leads back to the list, one step at a time', () => {
  for (const place of every) {
    let at: Place = place;
    for (let steps = 0; steps < 4; steps++) at = backFrom(at) ?? at;
    expect([place.name, at]).toEqual([place.name, start]);
  }
  expect(backFrom(start)).toBeNull();
  expect(backFrom({ name: 'edit', person: awa, tab: 'access', field: 'email' })).toEqual({
    name: 'record',
    person: awa,
    tab: 'access',
  });
});

test('K12 no way back leads to a PIN that was shown', () => {
  for (const place of every) expect(backFrom(place)?.name).not.toBe('new-pin');
});
