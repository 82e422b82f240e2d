import { expect, it } from 'vitest';
import { labelled, suggested } from './people-choice.ts';

const people = [
  { id: '1', name: 'Awa Diop', hint: 'Salle' },
  { id: '2', name: 'Élise Roux', hint: 'Bar' },
  { id: '3', name: 'Awa Diop', hint: 'Bar' },
  { id: '4', name: 'Awa Diop', hint: 'Bar' },
];

it('gives everybody a label of their own', () => {
  expect(labelled(people).map((one) => one.label)).toEqual([
    'Awa Diop · Salle',
    'Élise Roux',
    'Awa Diop · Bar',
    'Awa Diop · Bar (2)',
  ]);
});

it('suggests by the beginnings of words, case and accents aside', () => {
  const choices = labelled(people);
  expect(suggested(choices, 'rou el', 9).map((one) => one.id)).toEqual(['2']);
  expect(suggested(choices, 'awa', 2).map((one) => one.id)).toEqual(['1', '3']);
  expect(suggested(choices, 'zo', 9)).toEqual([]);
});
