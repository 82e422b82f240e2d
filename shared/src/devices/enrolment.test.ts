import { utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { fingerprint, publicKeySchema, thumbprint, type PublicKey } from './enrolment.ts';
import { seal, type SealingCrypto, type SealPurpose, unseal } from './sealing.ts';
import { sessionInput } from './session.ts';

/** Node's own: a tablet's browser has the same. */
const webcrypto = (globalThis as unknown as { crypto: SealingCrypto }).crypto;

async function keyPair(): Promise<{ publicKey: PublicKey; privateKey: object }> {
  const ecdh = { name: 'ECDH', namedCurve: 'P-256' };
  const pair = (await webcrypto.subtle.generateKey(ecdh, false, ['deriveBits'])) as {
    publicKey: object;
    privateKey: object;
  };
  const { kty, crv, x, y } = (await webcrypto.subtle.exportKey('jwk', pair.publicKey)) as PublicKey;
  return { publicKey: publicKeySchema.parse({ kty, crv, x, y }), privateKey: pair.privateKey };
}

// RFC 7515 appendix A.3, the P-256 key of the ES256 example.
const known: PublicKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
};

describe('keys of a tablet', () => {
  it('DEVICE-2 the thumbprint is that of RFC 7638', () => {
    expect(thumbprint(known)).toBe('oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U');
    const shuffled = { y: known.y, x: known.x, crv: known.crv, kty: known.kty };
    expect(thumbprint(shuffled)).toBe(thumbprint(known));
  });

  it('DEVICE-2 the fingerprint is six plain characters, and another for another key', async () => {
    const [one, other] = [await keyPair(), await keyPair()];
    const shown = fingerprint(one.publicKey, other.publicKey);
    expect(shown).toMatch(/^[A-HJ-NP-Z2-9]{6}$/);
    expect(fingerprint(other.publicKey, one.publicKey)).not.toBe(shown);
    expect(fingerprint(one.publicKey, one.publicKey)).not.toBe(shown);
  });

  it.each([
    ['a private part', { ...known, d: 'AAAA' }],
    ['an algorithm of the sender’s choice', { ...known, alg: 'none' }],
    ['another curve', { ...known, crv: 'P-384' }],
    ['another type', { ...known, kty: 'oct' }],
    ['a short coordinate', { ...known, x: 'AA' }],
  ])('D07 DEVICE-1 a key with %s is none', (_, key) => {
    expect(publicKeySchema.safeParse(key).success).toBe(false);
  });

  it('D06 DEVICE-7 what a session signs binds purpose, device and nonce', () => {
    expect(sessionInput('d', 'session', 'n')).toBe('comptoir-nonce-v1\nsession\nd\nn');
  });
});

describe('sealing', () => {
  const secret = utf8ToBytes('K_device, 32 octets — à garder');

  it.each<SealPurpose>(['device-key', 'emergency-export', 'pin'])(
    'DEVICE-6 what is sealed for %s opens for its key and purpose alone',
    async (purpose) => {
      const [tablet, stranger] = [await keyPair(), await keyPair()];
      const sealed = await seal(webcrypto, tablet.publicKey, purpose, secret);
      expect(await unseal(webcrypto, tablet, purpose, sealed)).toEqual(secret);
      await expect(unseal(webcrypto, stranger, purpose, sealed)).rejects.toThrow();
      const others = (['device-key', 'emergency-export', 'pin'] as const).filter(
        (other) => other !== purpose,
      );
      for (const other of others) {
        await expect(unseal(webcrypto, tablet, other, sealed)).rejects.toThrow();
      }
    },
  );

  it('DEVICE-6 what was altered does not open', async () => {
    const tablet = await keyPair();
    const sealed = await seal(webcrypto, tablet.publicKey, 'device-key', secret);
    const flip = (text: string) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
    const { publicKey: ephemeral } = await keyPair();
    for (const altered of [
      { ...sealed, ciphertext: flip(sealed.ciphertext) },
      { ...sealed, ciphertext: sealed.ciphertext.slice(0, -4) },
      { ...sealed, iv: flip(sealed.iv) },
      { ...sealed, ephemeral },
    ]) {
      await expect(unseal(webcrypto, tablet, 'device-key', altered)).rejects.toThrow();
    }
  });

  it('DEVICE-6 the same secret is never sealed twice the same way', async () => {
    const { publicKey } = await keyPair();
    const [one, other] = [
      await seal(webcrypto, publicKey, 'pin', secret),
      await seal(webcrypto, publicKey, 'pin', secret),
    ];
    expect(one.ephemeral).not.toEqual(other.ephemeral);
    expect(one.ciphertext).not.toBe(other.ciphertext);
  });
});
