import type { Chance } from './chance.ts';

/**
 * How large a world is. `small`: what a test of one trouble needs. `drawn`: what the seed says, now and then a chain with up
 * to 20 tablets. `dense`: crowds at the tablets, hundreds of operations a seed.
 */
export type Scale = 'small' | 'drawn' | 'dense';

export type Shape = {
  /** Which establishment each tablet stands in. */
  stores: number[];
  /** Crowds at the change of shift, and lines that are mostly down; null: one act at a time. */
  crowds: Crowds | null;
};

/** `people` at most, every `least` to `most` ms; `offline`: how long a line stays down, at most, ms. */
export type Crowds = { people: number; least: number; most: number; offline: number };

/** Establishments of the template. */
export const storeCount = 4;
const most = 20;

export function drawShape(chance: Chance, scale: Scale): Shape {
  // Two tablets in one store, and perhaps one in another: the smallest world in which all can go wrong.
  const small = Array.from({ length: 2 + chance.below(2) }, (_, at) => (at < 2 ? 0 : 1));
  if (scale === 'dense') {
    const least = chance.between(8_000, 20_000);
    const people = 20 + chance.below(20);
    const offline = chance.between(60_000, 200_000);
    return { stores: small, crowds: { people, least, most: 2 * least, offline } };
  }
  const large = chance.hits(0.03);
  if (scale === 'small' || !large) return { stores: small, crowds: null };
  // Mostly a few more; a chain of 20 is rare and dear.
  const count = chance.hits(0.7) ? 4 + chance.below(4) : 8 + chance.below(most - 7);
  return { stores: Array.from({ length: count }, () => chance.below(storeCount)), crowds: null };
}
