import * as z from 'zod/mini';

/** How an establishment plans. Parameters: agreements and houses differ. */
export const planningRulesSchema = z.strictObject({
  /** Days ahead within which a change of the schedule is late notice. */
  noticeDays: z.int().check(z.gte(0), z.lte(31)),
  /** The same for part-time work: working days (L3123-31), at least three by agreement (L3123-24). */
  partTimeNoticeDays: z.int().check(z.gte(3), z.lte(31)),
  /** Employees see their colleagues' shifts. */
  colleagues: z.boolean(),
  /** Employees may ask to swap shifts. A manager approves. */
  swaps: z.boolean(),
  /** Employees may ask for open shifts. A manager approves. */
  openShifts: z.boolean(),
  /** Minutes before and after the plan that are neither late nor early. */
  tolerance: z.int().check(z.gte(0), z.lte(60)),
});
