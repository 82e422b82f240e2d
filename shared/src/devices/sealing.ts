import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { type PublicKey, type Sealed, publicKeySchema } from './enrolment.ts';

/**
 * The one sealing recipe: ephemeral ECDH P-256 → HKDF-SHA-256 (salt: both raw public x‖y, ephemeral
 * first; info: `comptoir-seal-v1 ` + purpose) → AES-256-GCM with a random 12-byte iv.
 * WebCrypto is an argument: `shared` has no platform of its own.
 */
export type SealPurpose = 'device-key' | 'emergency-export' | 'pin';

type Key = object;
/** The part of WebCrypto that sealing uses; the browser's and Node's `crypto` both have it. */
export type SealingCrypto = {
  getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>;
  subtle: {
    generateKey(algorithm: object, extractable: boolean, usages: string[]): Promise<unknown>;
    importKey(
      format: 'jwk' | 'raw',
      data: unknown,
      algorithm: unknown,
      extractable: boolean,
      usages: string[],
    ): Promise<unknown>;
    exportKey(format: 'jwk', key: unknown): Promise<unknown>;
    deriveBits(algorithm: object, key: unknown, length: number): Promise<ArrayBuffer>;
    encrypt(algorithm: object, key: unknown, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
    decrypt(algorithm: object, key: unknown, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  };
};

const ecdh = { name: 'ECDH', namedCurve: 'P-256' };

export async function seal(
  crypto: SealingCrypto,
  recipient: PublicKey,
  purpose: SealPurpose,
  plaintext: Uint8Array<ArrayBuffer>,
): Promise<Sealed> {
  const pair = (await crypto.subtle.generateKey(ecdh, false, ['deriveBits'])) as {
    publicKey: Key;
    privateKey: Key;
  };
  const exported = (await crypto.subtle.exportKey('jwk', pair.publicKey)) as Record<
    string,
    unknown
  >;
  const { kty, crv, x, y } = exported;
  const ephemeral = publicKeySchema.parse({ kty, crv, x, y });
  const key = await deriveKey(crypto, pair.privateKey, recipient, {
    ephemeral,
    recipient,
    purpose,
  });
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const ciphertext = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plaintext);
  return {
    ephemeral,
    iv: base64urlnopad.encode(iv),
    ciphertext: base64urlnopad.encode(new Uint8Array(ciphertext)),
  };
}

/** @throws when the box was not sealed to this key for this purpose, or was altered */
export async function unseal(
  crypto: SealingCrypto,
  recipient: { publicKey: PublicKey; privateKey: Key },
  purpose: SealPurpose,
  sealed: Sealed,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await deriveKey(crypto, recipient.privateKey, sealed.ephemeral, {
    ephemeral: sealed.ephemeral,
    recipient: recipient.publicKey,
    purpose,
  });
  const iv = bytesOf(sealed.iv);
  return new Uint8Array(
    await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytesOf(sealed.ciphertext)),
  );
}

async function deriveKey(
  crypto: SealingCrypto,
  own: Key,
  other: PublicKey,
  context: { ephemeral: PublicKey; recipient: PublicKey; purpose: SealPurpose },
): Promise<unknown> {
  const public_ = await crypto.subtle.importKey('jwk', other, ecdh, false, []);
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: public_ }, own, 256);
  const { ephemeral, recipient } = context;
  const salt = bytesOf(ephemeral.x, ephemeral.y, recipient.x, recipient.y);
  const info = utf8ToBytes(`comptoir-seal-v1 ${context.purpose}`);
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt, info },
    material,
    256,
  );
  return crypto.subtle.importKey('raw', bits, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

function bytesOf(...parts: string[]): Uint8Array<ArrayBuffer> {
  const decoded = parts.map((part) => base64urlnopad.decode(part));
  const joined = new Uint8Array(decoded.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of decoded) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
