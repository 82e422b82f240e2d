import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  webcrypto,
} from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
  fsyncSync,
  closeSync,
} from 'node:fs';
import { join } from 'node:path';
import { type PublicKey, publicKeySchema } from '@comptoir/shared/devices/enrolment';
import * as z from 'zod/mini';
import type { ServerKeys } from '../deps.ts';

const privateJwkSchema = z.extend(publicKeySchema, {
  d: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
});

/** A key is not there although there is data that it belongs to. */
export class KeyMissing extends Error {}

/**
 * Opens the server's secrets in `folder`, and makes those that are missing (a first start). The folder and
 * its files are readable by the server's user alone.
 *
 * @param options `mayMake`: false where there is data already, which new keys would not open
 * @throws KeyMissing with its name; and when a key file is there and cannot be read: a secret is never replaced silently
 */
export async function openKeys(
  folder: string,
  { mayMake }: { mayMake: boolean } = { mayMake: true },
): Promise<ServerKeys> {
  if (mayMake) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const secret = (name: string, make: () => string) => readSecret(folder, name, mayMake && make);
  const receipt = privateJwkSchema.parse(JSON.parse(secret('receipt.jwk', newEcKey)));
  const seal = privateJwkSchema.parse(JSON.parse(secret('seal.jwk', newEcKey)));
  const pin = Buffer.from(secret('pin.key', newSecretKey), 'base64url');
  if (pin.length !== 32) throw new Error('pin.key does not hold 32 bytes');
  // Also where there is data: a new one only means that browsers subscribe again at their next visit.
  const vapid = privateJwkSchema.parse(JSON.parse(readSecret(folder, 'vapid.jwk', newEcKey)));
  const pepper = Buffer.from(secret('pepper.key', newSecretKey), 'base64url');
  if (pepper.length !== 32) throw new Error('pepper.key does not hold 32 bytes');
  return {
    receipt: {
      privateKey: createPrivateKey({ key: receipt, format: 'jwk' }),
      publicKey: publicPart(receipt),
    },
    seal: {
      privateKey: await webcrypto.subtle.importKey(
        'jwk',
        seal,
        { name: 'ECDH', namedCurve: 'P-256' },
        false,
        ['deriveBits'],
      ),
      publicKey: publicPart(seal),
    },
    vapid: { publicKey: publicPart(vapid), d: vapid.d },
    pin: new Uint8Array(pin),
    pepper: {
      id: createHash('sha256').update(pepper).digest('hex').slice(0, 8),
      key: new Uint8Array(pepper),
    },
  };
}

function newEcKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y, d } = privateKey.export({ format: 'jwk' });
  return JSON.stringify({ kty, crv, x, y, d });
}

function newSecretKey(): string {
  return randomBytes(32).toString('base64url');
}

function publicPart(key: z.infer<typeof privateJwkSchema>): PublicKey {
  const { kty, crv, x, y } = key;
  createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' });
  return { kty, crv, x, y };
}

function readSecret(folder: string, name: string, make: (() => string) | false): string {
  const path = join(folder, name);
  if (make && !existsSync(path)) writeDurably(path, `${make()}\n`);
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw code === 'ENOENT' ? new KeyMissing(name, { cause }) : cause;
  }
}

/** Half a key file after a power cut would lock every PIN for ever: write aside, sync, then rename. */
function writeDurably(path: string, text: string): void {
  const aside = `${path}.new`;
  const file = openSync(aside, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(aside, path);
}
