import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import * as z from 'zod/mini';

/** Lower-case hexadecimal SHA-256, 64 characters. */
export type Hash = string;

export const hashSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/**
 * What a hash is of. The name stands in the hashed bytes, so a hash of one thing can never be
 * presented as the hash of another.
 */
export type HashDomain =
  | 'comptoir-op-v1'
  | 'comptoir-grant-v1'
  | 'comptoir-receipt-v1'
  | 'comptoir-attachment-v1'
  | 'comptoir-journal-v1'
  | 'comptoir-checkpoint-v1'
  | 'comptoir-publication-v1';

/** SHA-256 of `domain + "\n" + text`, both as UTF-8. Synchronous: it runs inside an IndexedDB transaction. */
export function hashText(domain: HashDomain, text: string): Hash {
  return bytesToHex(sha256(utf8ToBytes(`${domain}\n${text}`)));
}
