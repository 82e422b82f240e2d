import { randomBytes } from 'node:crypto';

/** Source of chance, injected so that a simulation seed decides everything. */
export type Random = { bytes(length: number): Uint8Array<ArrayBuffer> };

export const systemRandom: Random = { bytes: (length) => new Uint8Array(randomBytes(length)) };
