import * as z from 'zod/mini';
import { timeOfDay } from '../journal/body.ts';
import { limitsSchema } from './limits-schema.ts';

/** Minutes to which a day's paid time is rounded. They divide the hour. */
export const roundingSteps = [5, 6, 10, 12, 15, 20, 30] as const;

/**
 * How an establishment turns corrected time into paid time, and what it warns of. Parameters: law and agreements change
 * them. Punches and corrections are never touched by any of them.
 */
export const timeRulesSchema = z.strictObject({
  /** The last step, of a business day's paid time; null: none. */
  rounding: z.nullable(
    z.strictObject({
      minutes: z.literal(roundingSteps),
      mode: z.enum(['nearest', 'down', 'up']),
    }),
  ),
  /** Minutes of a business day's breaks that are paid. */
  paidBreaks: z.int().check(z.gte(0), z.lte(240)),
  /** Weekly thresholds in minutes, ascending, and the percentage that time beyond each is raised by. */
  overtime: z
    .array(
      z.strictObject({
        after: z.int().check(z.gte(0), z.lte(7 * 24 * 60)),
        rate: z.int().check(z.gte(0), z.lte(300)),
      }),
    )
    .check(
      z.maxLength(4),
      z.refine((steps) =>
        steps.every(({ after }, index) => index === 0 || after > steps[index - 1]!.after),
      ),
    ),
  /** Wall times between which work counts as night work; null: it is not counted. */
  night: z.nullable(z.strictObject({ from: timeOfDay, to: timeOfDay })),
  /** Public holidays whose hours are counted apart. */
  holidays: z.enum(['none', 'france', 'alsace-moselle']),
  limits: limitsSchema,
});
