import type * as z from 'zod/mini';
import type { planningRulesSchema } from './planning-rules-schema.ts';

export type PlanningRules = z.infer<typeof planningRulesSchema>;

/** Since when establishments plan. */
export const defaultPlanningRules: PlanningRules = {
  noticeDays: 7,
  partTimeNoticeDays: 7,
  colleagues: true,
  swaps: true,
  openShifts: true,
  tolerance: 5,
};
