import { randomBytes, randomFillSync } from 'node:crypto';

/** Source of chance, injected so that a simulation seed decides everything. */
export type Random = { bytes(length: number): Uint8Array<ArrayBuffer> };

/** Ids and salts are short and many: their bytes are drawn together, and each is handed out once. */
const pool = new Uint8Array(8_192);
const short = 64;
let used = pool.length;

export const systemRandom: Random = {
  bytes(length) {
    if (length > short) return new Uint8Array(randomBytes(length));
    if (used + length > pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    const taken = pool.slice(used, used + length);
    // What was handed out is nowhere else in memory.
    pool.fill(0, used, used + length);
    used += length;
    return taken;
  },
};
