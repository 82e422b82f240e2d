import { createPublicKey, verify } from 'node:crypto';
import { type PublicKey, publicKeySchema } from '@comptoir/shared/devices/enrolment';

/** A raw r‖s signature of P-256 is 64 bytes, 86 characters of base64url. Nothing else is looked at. */
const signatureShape = /^[A-Za-z0-9_-]{86}$/;

/**
 * Verifies ES256 by a registered key. Algorithm and key are the server's choice; nothing that the sender
 * writes picks either.
 */
export function verifySignature(key: PublicKey, input: string, signature: string): boolean {
  if (!signatureShape.test(signature)) return false;
  return verify(
    'sha256',
    Buffer.from(input),
    {
      key: createPublicKey({ key, format: 'jwk' }),
      // WebCrypto signs r‖s; Node's default expects DER and would refuse every tablet.
      dsaEncoding: 'ieee-p1363',
    },
    Buffer.from(signature, 'base64url'),
  );
}

/** Whether the coordinates are a point of the curve: a key that is not can neither verify nor unwrap. */
export function isPointOnCurve(key: PublicKey): boolean {
  try {
    createPublicKey({ key, format: 'jwk' });
    return true;
  } catch {
    // OpenSSL tells a bad point by an error and by nothing else.
    return false;
  }
}

/** Reads a key back from the directory. */
export function storedKey(json: string): PublicKey {
  return publicKeySchema.parse(JSON.parse(json));
}
