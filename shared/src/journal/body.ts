import * as z from 'zod/mini';
import { hashSchema } from './hash.ts';

/** The salted hash of an attachment. A body field that holds one has a name ending in `Text`. */
export const textRef = hashSchema;

/** `{from, to}` of one edited field: applied where the current value equals `from`, else refused `conflict`. */
export function editOf<T extends z.ZodMiniType>(value: T) {
  return z.strictObject({ from: value, to: value });
}

/** Milliseconds since 1970-01-01T00:00Z. */
export const instant = z.int().check(z.gte(0), z.lte(8_640_000_000_000_000));

/**
 * An instant that somebody chooses, before the year 2200: what lies beyond is a slip of the hand, and no page could write the day on
 * which the last instants fall.
 */
export const chosenInstant = z.int().check(z.gte(0), z.lt(7_258_118_400_000));

/** An ISO 8601 calendar date, `2026-11-21`. */
export const calendarDate = z.iso.date();

/** Wall time of day, `HH:MM`, 24 hours. */
export const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
