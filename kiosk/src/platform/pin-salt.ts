/** bcrypt's own order of base64 digits. */
const digits = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** 2^10 rounds (DESIGN §7). */
const prefix = '$2b$10$';

/**
 * A fresh salt as `hashPin` takes it: `$2b$10$` and 16 random bytes in 22 of bcrypt's digits.
 *
 * @param random gives that many random bytes
 */
export function makePinSalt(random: (length: number) => Uint8Array): string {
  let bits = 0;
  let held = 0;
  let text = '';
  for (const byte of random(16)) {
    bits = (bits << 8) | byte;
    held += 8;
    while (held >= 6) {
      held -= 6;
      text += digits[(bits >> held) & 63];
    }
    bits &= (1 << held) - 1;
  }
  // 128 bits fill 21 digits and two bits of the last.
  return `${prefix}${text}${digits[(bits << (6 - held)) & 63]}`;
}
