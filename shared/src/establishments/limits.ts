import * as z from 'zod/mini';

const minute = 60_000;
const hour = 60 * minute;

const span = z.int().check(z.gte(0), z.lte(7 * 24 * hour));
const pause = z.strictObject({ after: span, length: span });

/** Legal limits in ms. Agreements change them, so they are parameters; the defaults are those of French law. */
export const limitsSchema = z.strictObject({
  /** A break of `length` once the day's work reaches `after`. */
  break: pause,
  daily: span,
  weekly: span,
  /** `limit` on average over `weeks`. */
  average: z.strictObject({ weeks: z.int().check(z.gte(2), z.lte(52)), limit: span }),
  rest: span,
  minor: z.strictObject({
    /** A break of `length` once uninterrupted work reaches `after`. */
    break: pause,
    daily: span,
    weekly: span,
    rest: span,
  }),
});
export type Limits = z.infer<typeof limitsSchema>;

/** Ms of daily rest under 16 (L3164-1), where the minors' own parameter is not longer. */
export const restUnder16 = 14 * hour;

export const frenchLimits: Limits = {
  // L3121-16
  break: { after: 6 * hour, length: 20 * minute },
  // L3121-18
  daily: 10 * hour,
  // L3121-20
  weekly: 48 * hour,
  // L3121-22
  average: { weeks: 12, limit: 44 * hour },
  // L3131-1
  rest: 11 * hour,
  minor: {
    // L3162-3
    break: { after: 4.5 * hour, length: 30 * minute },
    // L3162-1
    daily: 8 * hour,
    weekly: 35 * hour,
    // L3164-1
    rest: 12 * hour,
  },
};
