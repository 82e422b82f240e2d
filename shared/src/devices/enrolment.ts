import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import * as z from 'zod/mini';
import { hashText } from '../journal/hash.ts';
import { uuidSchema } from '../journal/ids.ts';

/** A P-256 public key as a JWK with nothing else in it: no private part, no algorithm of the sender's choice. */
export const publicKeySchema = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  y: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
});
export type PublicKey = z.infer<typeof publicKeySchema>;

/** RFC 7638 thumbprint, base64url. */
export function thumbprint(key: PublicKey): string {
  const canonical = JSON.stringify({ crv: key.crv, kty: key.kty, x: key.x, y: key.y });
  return base64urlnopad.encode(sha256(utf8ToBytes(canonical)));
}

/** Letters and digits that nobody confuses on a screen. */
const fingerprintAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Six characters over both public keys, compared by eye between tablet and approver. */
export function fingerprint(signKey: PublicKey, wrapKey: PublicKey): string {
  const digest = sha256(
    utf8ToBytes(`comptoir-fingerprint-v1\n${thumbprint(signKey)}\n${thumbprint(wrapKey)}`),
  );
  return Array.from(digest.subarray(0, 6), (byte) => fingerprintAlphabet[byte % 32]).join('');
}

/** RFC 8628 §6.1: consonants only, so that no word appears. Shown as `XXXX-XXXX`. */
export const userCodeAlphabet = 'BCDFGHJKLMNPQRSTVWXZ';

export const enrolmentRequestSchema = z.strictObject({
  signKey: publicKeySchema,
  wrapKey: publicKeySchema,
  /** ES256 by the sign key over `enrolmentInput(...)`: the sender holds the key. */
  proof: z.string().check(z.maxLength(100)),
  app: z.string().check(z.minLength(1), z.maxLength(40)),
});
export type EnrolmentRequest = z.infer<typeof enrolmentRequestSchema>;

export function enrolmentInput(signKey: PublicKey, wrapKey: PublicKey): string {
  return `comptoir-enrol-v1\n${thumbprint(signKey)}\n${thumbprint(wrapKey)}`;
}

/** Seconds between polls; RFC 8628 §3.5 adds five for each `slow-down`. */
export const enrolmentAnswerSchema = z.object({
  deviceCode: z.string(),
  userCode: z.string(),
  expiresIn: z.number(),
  interval: z.number(),
});
export type EnrolmentAnswer = z.infer<typeof enrolmentAnswerSchema>;

export const pollRequestSchema = z.strictObject({ deviceCode: z.string().check(z.maxLength(100)) });

export const sealedSchema = z.strictObject({
  /** The sender's one-time P-256 public key. */
  ephemeral: publicKeySchema,
  /** 12 bytes, base64url. */
  iv: z.string(),
  /** AES-256-GCM ciphertext and tag, base64url. */
  ciphertext: z.string(),
});
export type Sealed = z.infer<typeof sealedSchema>;

/** What approval gives to the tablet. Kept as the exact string whose hash starts the device's chain. */
export const grantSchema = z.object({
  v: z.literal(1),
  organisation: uuidSchema,
  establishment: uuidSchema,
  device: uuidSchema,
  /** The server's public keys: receipts are verified with one, exports are sealed to the other. */
  receiptKey: publicKeySchema,
  sealKey: publicKeySchema,
  /** K_device, 32 bytes, sealed to the tablet's wrap key with info `comptoir-seal-v1 device-key`. */
  deviceKey: sealedSchema,
  zone: z.string(),
});
export type Grant = z.infer<typeof grantSchema>;

export function hashGrant(bytes: string): string {
  return hashText('comptoir-grant-v1', bytes);
}

export const pollAnswerSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('pending') }),
  z.object({ status: z.literal('slow-down'), interval: z.number() }),
  z.object({ status: z.literal('expired') }),
  z.object({ status: z.literal('approved'), grant: z.string() }),
]);
export type PollAnswer = z.infer<typeof pollAnswerSchema>;
