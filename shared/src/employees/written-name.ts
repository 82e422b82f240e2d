import * as z from 'zod/mini';
import { personNameSchema } from './operations.ts';

/**
 * What no name is written with: control characters, ends of lines, marks that turn the direction of what follows, the
 * invisible blanks of no width, half a character. (The joiners that some scripts are written with stay.)
 */
const unwritable = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

/** Whether a text shows as it is and stays on its line (spec EMP-18): asked of names where somebody writes them. */
export function isPlainText(text: string): boolean {
  return !unwritable.test(text);
}

/** A name as the portal takes it. What tablets and the journal hold is read by `personNameSchema`, whatever it says. */
export const writtenNameSchema = z.strictObject({
  given: personNameSchema.shape.given.check(z.refine(isPlainText)),
  family: personNameSchema.shape.family.check(z.refine(isPlainText)),
});
