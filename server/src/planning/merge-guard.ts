import type { Batch } from '../journal/batch.ts';
import { type IsClosed, dayAt, whyClosed } from './asking.ts';
import { findShiftsAfter } from './queries.ts';

/**
 * Why a second record stays one: a published shift of theirs begins on a closed day, whose hours keep the plan that they were
 * read beside (spec PLAN-28); null: it may go.
 */
export function planMergeGuard(
  isClosed: IsClosed,
): (batch: Batch, of: { person: string }) => Promise<'period-locked' | null> {
  return async (batch, { person }) => {
    const { organisation, trx } = batch;
    const held = await findShiftsAfter(trx, organisation, { person, after: -1 });
    for (const establishment of new Set(held.map((one) => one.establishment))) {
      const shifts = held.flatMap((one) =>
        one.establishment === establishment ? [one.content] : [],
      );
      const days = shifts.map(({ start }) => dayAt(batch, establishment, start)).sort();
      const span = { establishment, from: days[0]!, to: days.at(-1)! };
      // Where nothing at all is closed between the first and the last, no day is asked for by itself.
      if (!(await isClosed(trx, organisation, span))) continue;
      if ((await whyClosed(batch, isClosed, { establishment, shifts })) !== null) {
        return 'period-locked';
      }
    }
    return null;
  };
}
