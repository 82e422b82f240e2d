import type * as z from 'zod/mini';
import type { limitsSchema } from './limits-schema.ts';

const minute = 60_000;
const hour = 60 * minute;

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
