import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameOrder } from './name-order.ts';

const letters = [
  ...'aàâeéèêiïoôuüyÿcçnñ',
  ...'AÀEÉZzbdm',
  ...'œŒæßøł',
  ...'019',
  ..." -’'._",
  ...'Жя東',
];
const names = fc.array(fc.constantFrom(...letters), { maxLength: 8 }).map((some) => some.join(''));

describe('the order of names', () => {
  it.each(['fr', 'en'] as const)('is the one of the language (%s)', (language) => {
    const order = nameOrder(language);
    const collator = new Intl.Collator(language);
    fc.assert(
      fc.property(names, names, (a, b) => {
        expect(Math.sign(order(a, b))).toBe(Math.sign(collator.compare(a, b)));
      }),
      { numRuns: 5_000 },
    );
  });

  it('puts people where one looks for them', () => {
    const shown = ['Zoé', 'Élodie', 'elsa', 'Jean-Luc', 'Jean', 'Œdipe', 'Jean Luc', 'Eléa', 'Zoe'];
    expect(shown.sort(nameOrder('fr'))).toEqual([...shown].sort(new Intl.Collator('fr').compare));
  });
});
