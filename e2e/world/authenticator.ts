import { createHmac } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const period = 30_000;

/**
 * The authenticator on somebody's phone (RFC 6238, written from the RFC and not with the server's library). A code opens
 * once: each one asked for here is of a later step, so that no story waits half a minute for the next.
 */
export class Authenticator {
  private readonly secret: Buffer;
  private readonly shift: number;
  private last = -Infinity;

  /** @param shift ms between its clock and the machine's */
  constructor(base32: string, shift = 0) {
    this.secret = fromBase32(base32.replaceAll(/\s/g, ''));
    this.shift = shift;
  }

  /** A code that was not used before, of the step before this one at the earliest. */
  code(): string {
    const now = Math.floor((Date.now() + this.shift) / period);
    this.last = Math.max(this.last + 1, now - 1);
    if (this.last > now + 1) throw new Error('more codes than a server takes at once');
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(this.last));
    const mac = createHmac('sha1', this.secret).update(counter).digest();
    const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 0xf) & 0x7fff_ffff;
    return String(number % 1_000_000).padStart(6, '0');
  }
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((one) => alphabet.indexOf(one).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/[01]{8}/g)?.map((one) => parseInt(one, 2)) ?? []);
}
