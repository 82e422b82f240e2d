import * as z from 'zod/mini';

/** A week, ms. */
const week = 7 * 24 * 3_600_000;

const span = z.int().check(z.gte(0), z.lte(week));
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
