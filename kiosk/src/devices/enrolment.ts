import {
  type EnrolmentAnswer,
  type Grant,
  type PublicKey,
  enrolmentAnswerSchema,
  enrolmentInput,
  grantSchema,
  pollAnswerSchema,
  publicKeySchema,
} from '@comptoir/shared/devices/enrolment';
import { unseal } from '@comptoir/shared/devices/sealing';
import type { DeviceRow } from '../local-database/schema.ts';
import { sealingCrypto } from '../platform/sealing-crypto.ts';
import type { Platform } from '../platform/ports.ts';
import { type Reply, ask, post, sign } from '../sync/requests.ts';

/** The tablet's two pairs of keys, neither of which can leave the browser. */
export type DeviceKeys = {
  signKey: CryptoKeyPair;
  wrapKey: CryptoKeyPair;
  public: { signKey: PublicKey; wrapKey: PublicKey };
};

export async function makeKeys({ subtle }: Platform['crypto']): Promise<DeviceKeys> {
  const curve = 'P-256';
  const [signKey, wrapKey] = await Promise.all([
    subtle.generateKey({ name: 'ECDSA', namedCurve: curve }, false, ['sign', 'verify']),
    subtle.generateKey({ name: 'ECDH', namedCurve: curve }, false, ['deriveBits']),
  ]);
  const jwk = async (key: CryptoKey) => {
    const { kty, crv, x, y } = await subtle.exportKey('jwk', key);
    return publicKeySchema.parse({ kty, crv, x, y });
  };
  return {
    signKey,
    wrapKey,
    public: { signKey: await jwk(signKey.publicKey), wrapKey: await jwk(wrapKey.publicKey) },
  };
}

const limits = (stop: AbortSignal) => ({ timeout: 15_000, stop });

export async function askForCode(
  platform: Platform,
  keys: DeviceKeys,
  stop: AbortSignal,
): Promise<Reply<EnrolmentAnswer>> {
  const { signKey, wrapKey } = keys.public;
  const proof = await sign(platform, keys, enrolmentInput(signKey, wrapKey));
  const body = { signKey, wrapKey, proof, app: platform.app };
  const path = '/api/devices/enrolments';
  return await ask(platform, path, post(body), enrolmentAnswerSchema, limits(stop));
}

export async function pollOnce(platform: Platform, deviceCode: string, stop: AbortSignal) {
  const path = '/api/devices/enrolments/poll';
  return await ask(platform, path, post({ deviceCode }), pollAnswerSchema, limits(stop));
}

/** Opens the grant: K_device comes out of its seal as a key that signs and verifies and never leaves. */
export async function openGrant(
  platform: Platform,
  keys: DeviceKeys,
  text: string,
): Promise<DeviceRow> {
  const grant: Grant = grantSchema.parse(JSON.parse(text));
  const { subtle } = platform.crypto;
  const recipient = { publicKey: keys.public.wrapKey, privateKey: keys.wrapKey.privateKey };
  const secret = await unseal(sealingCrypto(platform), recipient, 'device-key', grant.deviceKey);
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const deviceKey = await subtle.importKey('raw', secret, hmac, false, ['sign', 'verify']);
  secret.fill(0);
  return {
    key: 'identity',
    device: grant.device,
    organisation: grant.organisation,
    establishment: grant.establishment,
    zone: grant.zone,
    grant: text,
    signKey: keys.signKey,
    wrapKey: keys.wrapKey,
    deviceKey,
  };
}
