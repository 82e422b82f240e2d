/**
 * One seeded stream of chance: sfc32, 32-bit words, period about 2^128. Everything that the simulation
 * decides comes from streams of one seed, so a seed replays.
 */
export type Chance = {
  /** An integer from 0 to `limit` - 1. */
  below(limit: number): number;
  /** A number from `least` (inclusive) to `most` (exclusive). */
  between(least: number, most: number): number;
  hits(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  bytes(length: number): Uint8Array<ArrayBuffer>;
  /** A stream of its own: what one part of the world draws never shifts what another part draws. */
  fork(name: string): Chance;
};

export function seededChance(seed: number, name = ''): Chance {
  let [a, b, c, count] = [seed >>> 0, (seed / 2 ** 32) >>> 0, hashName(name), 1];
  const word = (): number => {
    const sum = (a + b + count) >>> 0;
    count = (count + 1) >>> 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + sum) >>> 0;
    return sum;
  };
  // The first words still look like the seed.
  for (let round = 0; round < 15; round++) word();
  const chance: Chance = {
    below: (limit) => Math.floor((word() / 2 ** 32) * limit),
    between: (least, most) => least + (word() / 2 ** 32) * (most - least),
    hits: (probability) => word() / 2 ** 32 < probability,
    pick: (list) => {
      if (list.length === 0) throw new RangeError('nothing to pick from');
      return list[chance.below(list.length)]!;
    },
    bytes: (length) => Uint8Array.from({ length }, () => word() >>> 24),
    fork: (child) => seededChance(seed, `${name}/${child}`),
  };
  return chance;
}

/** FNV-1a. */
function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (const char of name) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
  return hash >>> 0;
}
