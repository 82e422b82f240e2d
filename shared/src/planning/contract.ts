import * as z from 'zod/mini';
import { calendarDate, instant } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';

/** What somebody's contract says from a day on. `weekly`: agreed minutes; null: unknown. */
export const contractTermsSchema = z.object({
  from: calendarDate,
  weekly: z.nullable(z.int()),
  partTime: z.boolean(),
});
export type ContractTerms = z.infer<typeof contractTermsSchema>;

/** Contracts of somebody who works in the store, the earliest first: of them limits and notice depend. */
export const contractRowSchema = z.object({
  person: uuidSchema,
  terms: z.array(contractTermsSchema),
});
export type ContractRow = z.infer<typeof contractRowSchema>;

/** A published shift of somebody of the store in another one: when, and nothing more. */
export const shiftElsewhereRowSchema = z.object({
  id: uuidSchema,
  person: uuidSchema,
  start: instant,
  end: instant,
});
export type ShiftElsewhereRow = z.infer<typeof shiftElsewhereRowSchema>;

/** What stands on a day; null: nobody has said. */
export function contractOn(
  terms: readonly ContractTerms[],
  day: string,
): Pick<ContractTerms, 'weekly' | 'partTime'> | null {
  const standing = terms.findLast(({ from }) => from <= day);
  return standing ? { weekly: standing.weekly, partTime: standing.partTime } : null;
}
