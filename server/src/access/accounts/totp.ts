import { Secret, TOTP } from 'otpauth';

/** Seconds of one step; a code of the step before or after is taken, since clocks differ. */
const period = 30;
const settings = { algorithm: 'SHA1', digits: 6, period } as const;
/** 160 bits, as RFC 4226 recommends. */
export const secretLength = 20;

/** What an authenticator is told of a secret: as a link for a QR code, and to type by hand. */
export function describeSecret(
  bytes: Uint8Array<ArrayBuffer>,
  email: string,
): { url: string; secret: string } {
  const secret = new Secret({ buffer: bytes.slice().buffer });
  const totp = new TOTP({ ...settings, secret, issuer: 'Comptoir', label: email });
  return { url: totp.toString(), secret: secret.base32 };
}

/**
 * The step whose code this is, within one step of now; null for any other text.
 *
 * @param now ms
 */
export function stepOf(bytes: Uint8Array<ArrayBuffer>, code: string, now: number): number | null {
  const typed = code.replaceAll(/[\s\u202f\u00a0]/g, '');
  if (!/^\d{6}$/.test(typed)) return null;
  const secret = new Secret({ buffer: bytes.slice().buffer });
  const delta = TOTP.validate({ ...settings, token: typed, secret, timestamp: now, window: 1 });
  return delta === null ? null : Math.floor(now / 1000 / period) + delta;
}
