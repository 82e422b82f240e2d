import { isSameShift } from '@comptoir/shared/planning/shift';
import type { Batch } from '../../journal/batch.ts';
import { type Act, writeChanges } from '../changes/commands.ts';
import { type Changed, writePublished } from '../commands.ts';
import { deleteDrafts, moveDraft } from '../drafts/commands.ts';
import { findDrafts } from '../drafts/queries.ts';
import { endStaleSwaps } from '../swaps/commands.ts';

/**
 * The one door to the published schedule: shifts, the drafts that they settle, what is to be told to whom, and requests
 * about shifts that are no longer what they were (spec PLAN-11).
 */
export async function publish(
  batch: Batch,
  act: Act,
  differences: readonly Changed[],
): Promise<void> {
  const changed = differences.filter(({ before, after }) => !isSameShift(before, after));
  if (changed.length === 0) return;
  const { establishment, position } = act;
  await writePublished(batch, changed, { establishment, position, at: batch.receivedAt });
  await settleDrafts(batch, changed);
  await writeChanges(batch, act, changed);
  await endStaleSwaps(batch, changed, { establishment, position });
}

/** A draft that says what is published now is none any more; another one stays. */
async function settleDrafts(batch: Batch, changed: readonly Changed[]): Promise<void> {
  const drafts = await findDrafts(
    batch.trx,
    batch.organisation,
    changed.map(({ shift }) => shift),
  );
  const settled: string[] = [];
  for (const { shift, after } of changed) {
    const draft = drafts.get(shift);
    if (!draft) continue;
    if (isSameShift(draft.content, after)) settled.push(shift);
    else if (draft.content === null && after !== null) {
      await moveDraft(batch, { shift, startsAt: after.start });
    }
  }
  await deleteDrafts(batch, settled);
}
