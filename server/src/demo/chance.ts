import { createHash } from 'node:crypto';
import type { Random } from '../platform/random.ts';

/** Chance that a seed decides: the demonstration is the same restaurant each time. Never for secrets. */
export type Chance = Random & {
  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number;
};

export function seededChance(seed: string): Chance {
  let block = Buffer.alloc(0);
  let counter = 0;
  const bytes = (length: number): Uint8Array<ArrayBuffer> => {
    while (block.length < length) {
      const next = createHash('sha256').update(`${seed}\n${counter++}`).digest();
      block = Buffer.concat([block, next]);
    }
    const taken = new Uint8Array(block.subarray(0, length));
    block = block.subarray(length);
    return taken;
  };
  return {
    bytes,
    between(min, max) {
      const [a = 0, b = 0, c = 0, d = 0] = bytes(4);
      const fraction = (a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d) / 2 ** 32;
      return min + Math.floor(fraction * (max - min + 1));
    },
  };
}
