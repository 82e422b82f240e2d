import { expect, it } from 'vitest';
import { sentencesOf } from './sentences.ts';

const words = {
  greeting: 'Bonjour {{name}}, {{name}}.',
  punches_one: '{{count}} pointage',
  punches_other: '{{count}} pointages',
  minutes: '{{count}} min',
};
const french = sentencesOf('fr', words);
const english = sentencesOf('en', words);

it('fills what is said into its places, and nothing into what was filled in', () => {
  expect(french('greeting', { name: 'Awa' })).toBe('Bonjour Awa, Awa.');
  expect(french('greeting', { name: '{{count}} $& $1', count: 2 })).toBe(
    'Bonjour {{count}} $& $1, {{count}} $& $1.',
  );
  expect(french('greeting')).toBe('Bonjour , .');
});

it('chooses the plural as each language counts', () => {
  expect([0, 1, 1.5, 2].map((count) => french('punches', { count }))).toEqual([
    '0 pointage',
    '1 pointage',
    '1.5 pointage',
    '2 pointages',
  ]);
  expect([0, 1, 2].map((count) => english('punches', { count }))).toEqual([
    '0 pointages',
    '1 pointage',
    '2 pointages',
  ]);
  // French says « many » from a million on, and no sentence here does.
  expect(french('punches', { count: 1_000_000 })).toBe('1000000 pointages');
  expect(french('minutes', { count: 1 })).toBe('1 min');
});

it('says the key where there is no sentence', () => {
  expect(french('nobody.wrote-it')).toBe('nobody.wrote-it');
});
