import { isSameShift } from '@comptoir/shared/planning/shift';
import type { Batch } from '../journal/batch.ts';
import { type Changed, writePublished } from './commands.ts';
import { deleteDrafts, writeDraft } from './drafts/commands.ts';
import { findDraftsFor } from './drafts/queries.ts';
import { type HeldShift, findShiftsAfter, findStored } from './queries.ts';

/** Gives all shifts of a second record to the first, drafted and published. */
export async function reattributeShifts(
  batch: Batch,
  from: string,
  into: string,
  position: number,
): Promise<void> {
  await rewrite(batch, { person: from, position }, (held) => {
    const { shift, content } = held;
    return { shift, before: content, after: { ...content, person: into } };
  });
  const { organisation, trx } = batch;
  for (const draft of await findDraftsFor(trx, organisation, { person: from, after: 0 })) {
    const { shift, by: actor } = draft;
    if (draft.content === null) continue;
    const content = { ...draft.content, person: into };
    const published = await findStored(trx, organisation, shift);
    // What was drafted for the one is what the other has by now.
    if (isSameShift(content, published?.content ?? null)) await deleteDrafts(batch, [shift]);
    else await writeDraft(batch, { ...draft, content, actor });
  }
}

/** Notes of somebody whose personal data goes are gaps from now on, on tablets too (spec EMP-21). */
export async function showErasedShifts(
  batch: Batch,
  { person, position }: { person: string; position: number },
): Promise<void> {
  await rewrite(batch, { person, position }, ({ shift, content }) => ({
    ...{ shift, before: content, after: content },
  }));
}

/** Shifts as they are from now on, without anybody being told: nothing of anybody's schedule changes. */
async function rewrite(
  batch: Batch,
  { person, position }: { person: string; position: number },
  change: (held: HeldShift) => Changed,
): Promise<void> {
  const { organisation, trx } = batch;
  const held = await findShiftsAfter(trx, organisation, { person, after: -1 });
  const byMoment = new Map<string, HeldShift[]>();
  for (const one of held) {
    const key = `${one.establishment} ${one.publishedAt}`;
    byMoment.set(key, [...(byMoment.get(key) ?? []), one]);
  }
  for (const some of byMoment.values()) {
    const { establishment, publishedAt: at } = some[0]!;
    await writePublished(batch, some.map(change), { establishment, position, at });
  }
}
