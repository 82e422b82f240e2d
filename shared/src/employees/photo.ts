import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Hash } from '../journal/hash.ts';

/** Largest photo that is taken, in bytes, and the types that it may have. */
export const photoLimit = 5 * 1024 * 1024;
export const photoTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
/** Longest side, in pixels, to which a tablet shrinks and the server shrinks again. */
export const photoSide = 512;

/** SHA-256 of `comptoir-photo-v1`, a line feed and the image exactly as it is sent: the name under which it travels. */
export function hashPhoto(bytes: Uint8Array): Hash {
  return bytesToHex(
    sha256.create().update(utf8ToBytes('comptoir-photo-v1\n')).update(bytes).digest(),
  );
}
