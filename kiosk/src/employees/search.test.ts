import { expect, test } from 'vitest';
import { isFound } from './search.ts';

const line = {
  name: { given: 'Élise', family: "N'Guyen-Marchand" },
  display: 'Lise',
  team: 'Cuisine froide',
  email: 'elise@exemple.fr',
};

test('K6 a person is found by any name, team or address, without accents and in any order', () => {
  for (const query of ['elise', 'ELI', 'marchand él', 'lise', 'froide', 'guyen', '  ', 'exemple'])
    expect([query, isFound(line, query)]).toEqual([query, true]);
  for (const query of ['ise', 'elise roux', 'salle'])
    expect([query, isFound(line, query)]).toEqual([query, false]);
});

test('somebody who was erased is found by nothing but an empty search', () => {
  const erased = { name: null, display: null, team: null, email: null };
  expect(isFound(erased, '')).toBe(true);
  expect(isFound(erased, 'a')).toBe(false);
});
