import { type KeyObject, createPrivateKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { createPublicKey, randomBytes } from 'node:crypto';
import type { PublicKey } from '@comptoir/shared/devices/enrolment';
import { uuidv7 } from '@comptoir/shared/journal/ids';

export type DeviceKeys = { privateKey: KeyObject; publicKey: PublicKey };

export function newId(): string {
  return uuidv7(Date.now(), new Uint8Array(randomBytes(10)));
}

export function newKeys(): DeviceKeys {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '', d = '' } = privateKey.export({ format: 'jwk' });
  const publicKey: PublicKey = { kty: 'EC', crv: 'P-256', x, y };
  return { privateKey: createPrivateKey({ key: { ...publicKey, d }, format: 'jwk' }), publicKey };
}

/** ES256 over UTF-8, raw r‖s in base64url. */
export function signText({ privateKey }: DeviceKeys, text: string): string {
  const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
  return sign('sha256', Buffer.from(text), key).toString('base64url');
}

export function holds(publicKey: PublicKey, text: string, signature: string): boolean {
  const key = createPublicKey({ key: publicKey, format: 'jwk' });
  const checked = { key, dsaEncoding: 'ieee-p1363' } as const;
  return verify('sha256', Buffer.from(text), checked, Buffer.from(signature, 'base64url'));
}
