import { createHmac } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const period = 30_000;

/**
 * The authenticator on somebody's phone (RFC 6238, written from the RFC and not with the server's library). A code opens
 * once, so each one asked for here is of a later step; a server takes that of the next one already.
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

  /** A code that was not used before; where this step and the next have served, it waits like everybody. */
  async code(): Promise<string> {
    const now = () => Math.floor((Date.now() + this.shift) / period);
    const step = Math.max(this.last + 1, now());
    while (step > now() + 1) await new Promise((resolve) => setTimeout(resolve, 250));
    this.last = step;
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const mac = createHmac('sha1', this.secret).update(counter).digest();
    const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 0xf) & 0x7fff_ffff;
    return String(number % 1_000_000).padStart(6, '0');
  }
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((one) => alphabet.indexOf(one).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/[01]{8}/g)?.map((one) => parseInt(one, 2)) ?? []);
}
