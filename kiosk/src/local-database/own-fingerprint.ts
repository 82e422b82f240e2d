import { fingerprint, publicKeySchema } from '@comptoir/shared/devices/enrolment';
import type { Platform } from '../platform/ports.ts';
import type { DeviceRow } from './schema.ts';

/** The six characters over this tablet's own keys; '' once one of them is forgotten. */
export async function fingerprintOf({ crypto }: Platform, row: DeviceRow): Promise<string> {
  const read = async ({ publicKey }: CryptoKeyPair) => {
    const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey);
    return publicKeySchema.parse({ kty, crv, x, y });
  };
  // A tablet that was declared lost has forgotten one of them.
  if (row.wrapKey === null) return '';
  return fingerprint(await read(row.signKey), await read(row.wrapKey));
}
