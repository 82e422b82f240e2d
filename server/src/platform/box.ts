import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ivLength = 12;
const tagLength = 16;

/**
 * A secret at rest: AES-256-GCM under a server key, bound to what it belongs to.
 *
 * @param key 32 bytes
 * @param aad the id of the owner (device, person): a box that is moved to another row does not open
 * @returns base64url of iv ‖ ciphertext ‖ tag
 */
export function sealBox(key: Uint8Array, aad: string, bytes: Uint8Array): string {
  // Not the injected chance: a repeated iv under one key would give the key away.
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(aad, 'utf8'));
  const sealed = [iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat(sealed).toString('base64url');
}

/** @throws when the box was made with another key or for another owner, or was altered */
export function openBox(key: Uint8Array, aad: string, box: string): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(box, 'base64url');
  const end = bytes.length - tagLength;
  const iv = bytes.subarray(0, ivLength);
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(aad, 'utf8'));
  decipher.setAuthTag(bytes.subarray(end));
  const opened = [decipher.update(bytes.subarray(ivLength, end)), decipher.final()];
  return new Uint8Array(Buffer.concat(opened));
}
