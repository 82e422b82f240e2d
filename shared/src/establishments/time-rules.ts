import type * as z from 'zod/mini';
import { frenchLimits } from './limits.ts';
import type { timeRulesSchema } from './time-rules-schema.ts';

export type TimeRules = z.infer<typeof timeRulesSchema>;

/** Since when establishments have them: 35 h (L3121-27), 25 % and 50 % (L3121-36), night from 21 to 6 (L3122-2). */
export const defaultTimeRules: TimeRules = {
  rounding: null,
  paidBreaks: 0,
  overtime: [
    { after: 35 * 60, rate: 25 },
    { after: 43 * 60, rate: 50 },
  ],
  night: { from: '21:00', to: '06:00' },
  holidays: 'france',
  limits: frenchLimits,
};
