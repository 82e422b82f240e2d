import type { Batch } from '../journal/batch.ts';
import type { IsClosed } from '../journal/closed-days.ts';
import { hasDecidedAbsence } from './absences/queries.ts';
import { dayAt, whyClosed } from './asking.ts';
import { findShiftsAfter } from './queries.ts';
import { findSwapsOf } from './swaps/queries.ts';

/** A second record, the first one, and who asks. */
type Merge = { person: string; into: string; actor: string | null };

/**
 * Why a second record stays one: a published shift of theirs begins on a closed day, whose hours keep the plan that they were
 * read beside (spec PLAN-28), or somebody would take for their own what they decided (spec PLAN-31, PLAN-45); null: it may go.
 */
export function planMergeGuard(
  isClosed: IsClosed,
): (batch: Batch, of: Merge) => Promise<'not-allowed' | 'period-locked' | null> {
  return async (batch, { person, into, actor }) => {
    const { organisation, trx } = batch;
    // A merge that was taken before there was this rule stays.
    if (into === actor && !batch.again && (await hasDecided(batch, { actor, person }))) {
      return 'not-allowed';
    }
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

/** Whether `actor` decided or entered an absence of `person`, or decided a swap that they asked for. */
async function hasDecided(
  { trx, organisation }: Batch,
  { actor, person }: { actor: string; person: string },
): Promise<boolean> {
  if (await hasDecidedAbsence(trx, organisation, { person, by: actor })) return true;
  const swaps = await findSwapsOf(trx, organisation, { person });
  return swaps.some((swap) => swap.person === person && swap.decided_by === actor);
}
