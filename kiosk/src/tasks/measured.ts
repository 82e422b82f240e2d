import type { Measure } from '@comptoir/shared/tasks/operations';
import type { Speech } from '../language/speech.ts';

/** What a keypad may hold: a sign, up to four digits, a point and one or two digits. */
const shape = /^-?\d{0,4}(\.\d{0,2})?$/;

/** Adds one key (`0`–`9`, `.`, `-` toggles the sign) to what was typed; what cannot be a number stays as it was. */
export function typedWith(typed: string, key: string): string {
  if (key === '-') return typed.startsWith('-') ? typed.slice(1) : `-${typed}`;
  const next = key === '.' && /^-?$/.test(typed) ? `${typed}0.` : `${typed}${key}`;
  return shape.test(next) ? next : typed;
}

/** The number that was typed; null while it is none. */
export function valueOf(typed: string): number | null {
  return /\d/.test(typed) ? Number(typed) : null;
}

/** Bounds are inclusive. */
export function isOutOfBounds(value: number, { min, max }: Measure): boolean {
  return (min !== null && value < min) || (max !== null && value > max);
}

/** `1234,5`: the comma or the point of the language and nothing else, as it is typed and as spreadsheets read it. */
export function plainNumber({ number }: Speech, value: number): string {
  return String(value).replace('.', number(0.5).replace(/\d/g, ''));
}

/** « entre 0 et 4 °C »; null when nothing is bounded. */
export function boundsWords({ text, number }: Speech, { min, max, unit }: Measure): string | null {
  if (min !== null && max !== null) {
    return text('tasks.bounds', { min: number(min), max: number(max), unit });
  }
  if (max !== null) return text('tasks.at-most', { max: number(max), unit });
  if (min !== null) return text('tasks.at-least', { min: number(min), unit });
  return null;
}
