import { describe, expect, it } from 'vitest';
import { fr } from '../language/fr.ts';
import { speak } from '../language/speech.ts';
import { boundsWords, isOutOfBounds, typedWith, valueOf } from './measured.ts';

const type = (keys: string) => [...keys].reduce(typedWith, '');

describe('typing a measured value', () => {
  it.each([
    ['3', 3],
    ['-18', -18],
    ['18-', -18],
    ['18--', 18],
    ['.5', 0.5],
    ['-.5', -0.5],
    ['4.25', 4.25],
    ['4.259', 4.25],
    ['4..2', 4.2],
    ['99999', 9999],
    ['', null],
    ['-', null],
  ])('reads « %s » as %s', (keys, value) => {
    expect(valueOf(type(keys))).toBe(value);
  });
});

describe('the bounds of a measure', () => {
  const fridge = { unit: '°C', min: 0, max: 4 };

  it('O10 counts the bounds themselves as inside', () => {
    expect([-0.1, 0, 4, 4.1].map((value) => isOutOfBounds(value, fridge))).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(isOutOfBounds(-30, { unit: '°C', min: null, max: -18 })).toBe(false);
  });

  it('says them in words', () => {
    const french = speak('fr', fr);
    expect(boundsWords(french, fridge)).toBe('entre 0 et 4 °C');
    expect(boundsWords(french, { unit: '°C', min: null, max: -18 })).toBe('-18 °C au plus');
    expect(boundsWords(french, { unit: '°C', min: 63, max: null })).toBe('63 °C au moins');
    expect(boundsWords(french, { unit: 'L', min: null, max: null })).toBeNull();
  });
});
