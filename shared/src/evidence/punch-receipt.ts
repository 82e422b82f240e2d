import { base64urlnopad } from '@scure/base';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { Hash } from '../journal/hash.ts';
import { type PunchType, punchTypes } from '../punches/operations.ts';

/**
 * What the QR code after a punch says (O9): which operation of which tablet it is, and what it told. The tablet signs it,
 * so it holds even when the tablet never reached the server again.
 */
export type PunchStatement = {
  device: string;
  epoch: string;
  seq: number;
  /** Of the operation's bytes. */
  hash: Hash;
  person: string | null;
  type: PunchType;
  /** The tablet's own clock, ms. */
  wall: number;
};

/** `body` as it is signed; `signature` ES256 (raw r‖s, base64url) by the tablet's key over `punchReceiptInput(body)`. */
export type PunchReceipt = { body: string; signature: string };

const version = 1;
const bodyLength = 1 + 16 + 16 + 4 + 32 + 16 + 1 + 6;
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * One byte version, device, epoch, seq (32 bit), hash, person (zeros: unknown), type, wall (48 bit): 92 bytes, base64url.
 *
 * @throws RangeError for a clock beyond the year 10,000
 */
export function statementBody(statement: PunchStatement): string {
  const { device, epoch, seq, hash, person, type, wall } = statement;
  if (wall >= 2 ** 48) throw new RangeError(`a clock at ${wall} ms has no place in a receipt`);
  const bytes = new Uint8Array(bodyLength);
  const view = new DataView(bytes.buffer);
  bytes[0] = version;
  bytes.set(bytesOfUuid(device), 1);
  bytes.set(bytesOfUuid(epoch), 17);
  view.setUint32(33, seq);
  bytes.set(hexToBytes(hash), 37);
  bytes.set(bytesOfUuid(person ?? nobody), 69);
  bytes[85] = punchTypes.indexOf(type);
  view.setUint16(86, Math.floor(wall / 2 ** 32));
  view.setUint32(88, wall % 2 ** 32);
  return base64urlnopad.encode(bytes);
}

export function punchReceiptInput(body: string): string {
  return `comptoir-punch-receipt-v1\n${body}`;
}

/** What stands behind the `#` of the check page's address. */
export function writePunchReceipt({ body, signature }: PunchReceipt): string {
  return `${body}.${signature}`;
}

/** @returns null for anything that is not a receipt of this version; whether it is genuine the signature says */
export function readPunchReceipt(
  text: string,
): { receipt: PunchReceipt; statement: PunchStatement } | null {
  const [, body, signature] = /^([A-Za-z0-9_-]{1,200})\.([A-Za-z0-9_-]{86})$/.exec(text) ?? [];
  const bytes = body === undefined ? null : decoded(body);
  if (body === undefined || signature === undefined || bytes === null) return null;
  const type = punchTypes[bytes[85] ?? punchTypes.length];
  if (bytes.length !== bodyLength || bytes[0] !== version || type === undefined) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const person = uuidOf(bytes.subarray(69, 85));
  const statement: PunchStatement = {
    device: uuidOf(bytes.subarray(1, 17)),
    epoch: uuidOf(bytes.subarray(17, 33)),
    seq: view.getUint32(33),
    hash: bytesToHex(bytes.subarray(37, 69)),
    person: person === nobody ? null : person,
    type,
    wall: view.getUint16(86) * 2 ** 32 + view.getUint32(88),
  };
  return statementBody(statement) === body ? { receipt: { body, signature }, statement } : null;
}

function bytesOfUuid(uuid: string): Uint8Array {
  return hexToBytes(uuid.replaceAll('-', ''));
}

function uuidOf(bytes: Uint8Array): string {
  return bytesToHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function decoded(text: string): Uint8Array | null {
  try {
    return base64urlnopad.decode(text);
  } catch {
    // Letters of the alphabet in a number that no bytes have: not a receipt.
    return null;
  }
}
