import { type ShiftContent, isSameShift } from '@comptoir/shared/planning/shift';
import type { OperationRefusal } from '@comptoir/shared/refusals';
import type { Accepted, Batch } from '../../journal/batch.ts';
import type { IsClosed } from '../../journal/closed-days.ts';
import { placeOf, whyClosed } from '../asking.ts';
import { type HeldShift, findStored } from '../queries.ts';
import { whyNotStand } from '../standing.ts';
import { deleteDrafts, writeDraft } from './commands.ts';
import { type Draft, findDraft } from './queries.ts';

/** What stands for managers: the draft where there is one, else what is published (spec PLAN-1). */
export function standingOf(
  draft: Draft | undefined,
  published: HeldShift | undefined,
): ShiftContent | null {
  return draft === undefined ? (published?.content ?? null) : draft.content;
}

/** The draft of a shift (spec PLAN-2 to PLAN-7). Nobody but managers sees it. */
export async function projectDraft(
  batch: Batch,
  { operation }: Accepted<'shift.set'>,
  isClosed: IsClosed,
): Promise<OperationRefusal | null> {
  const { organisation, trx } = batch;
  const { actor, body } = operation;
  const { shift, from, to } = body;
  const establishment = placeOf(batch, operation.establishment);
  if (establishment === null) return 'not-found';
  const published = await findStored(trx, organisation, shift);
  const draft = await findDraft(trx, organisation, shift);
  const home = published?.establishment ?? draft?.establishment ?? establishment;
  if (home !== establishment) return 'foreign-establishment';
  // Somebody else changed it since it was looked at.
  if (!isSameShift(from, standingOf(draft, published))) return 'conflict';
  if (isSameShift(from, to)) return null;
  const refusal =
    (await whyNotStand(batch, establishment, { from, to })) ??
    (await whyClosed(batch, isClosed, { establishment, shifts: [from, to] }));
  if (refusal !== null) return refusal;
  const before = published?.content ?? null;
  if (isSameShift(to, before)) {
    await deleteDrafts(batch, [shift]);
    return null;
  }
  const startsAt = (to ?? before)!.start;
  await writeDraft(batch, { shift, establishment, content: to, startsAt, actor });
  return null;
}
