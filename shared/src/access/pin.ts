import { type Result, ok, refused } from '../refusals.ts';
import type { TabletRole } from './permissions.ts';
import { isWeak } from './weak-pins.ts';

/** Digits of a PIN where nothing else is asked for. */
export const defaultPinLength = 6;
/** Exactly this many for whoever unlocks the settings. */
export const managerPinLength = 6;

/**
 * What was typed or received, as a PIN (spec PIN-1): a string of four to six ASCII digits, and nothing else.
 * A number, other scripts' digits, signs and spaces are refused before anything is hashed.
 */
export function parsePin(input: unknown): Result<string, 'malformed'> {
  return typeof input === 'string' && /^[0-9]{4,6}$/.test(input) ? ok(input) : refused('malformed');
}

export type PinFault = 'malformed' | 'wrong-length' | 'weak';

/**
 * Whether a PIN may become somebody's (spec PIN-2, PIN-3). Nobody is ever told that it is already somebody else's.
 *
 * @param personal digits that others know of this person (birth date, telephone, number): never part of a PIN
 */
export function checkNewPin(
  input: unknown,
  role: TabletRole,
  personal: readonly string[] = [],
): Result<string, PinFault> {
  const pin = parsePin(input);
  if (!pin.ok) return pin;
  if (role === 'manager' && pin.value.length !== managerPinLength) return refused('wrong-length');
  if (isWeak(pin.value) || personal.some((text) => reveals(text, pin.value)))
    return refused('weak');
  return pin;
}

function reveals(text: string, pin: string): boolean {
  return text.replace(/[^0-9]/g, '').includes(pin);
}

/**
 * A random PIN that is not weak (spec PIN-4).
 *
 * @param random gives that many random bytes
 */
export function generatePin(length: number, random: (count: number) => Uint8Array): string {
  for (;;) {
    let pin = '';
    while (pin.length < length) {
      // 250 is the largest multiple of ten in a byte: above it the digits would not be even.
      for (const byte of random(16)) if (byte < 250 && pin.length < length) pin += byte % 10;
    }
    if (!isWeak(pin)) return pin;
  }
}

/** What K_device authenticates in the tablet's PIN row (spec PIN-5): UTF-8 of this string, by HMAC-SHA-256. */
export function pinTagInput(of: {
  organisation: string;
  person: string;
  version: number;
  /** The whole bcrypt string, `$2b$10$` and 53 characters. */
  bcrypt: string;
}): string {
  return `pin-v1|${of.organisation}|${of.person}|${of.version}|${of.bcrypt}`;
}
