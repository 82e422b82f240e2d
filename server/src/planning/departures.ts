import { isSameShift } from '@comptoir/shared/planning/shift';
import type { Batch } from '../journal/batch.ts';
import type { Changed } from './commands.ts';
import { deleteDrafts, writeDraft } from './drafts/commands.ts';
import { findDraftsFor } from './drafts/queries.ts';
import { publish } from './publications/publish.ts';
import { type HeldShift, findShiftsAfter, findStored } from './queries.ts';
import { endSwapsOf } from './swaps/commands.ts';

type Departure = {
  person: string;
  position: number;
  /** Id of the operation by which they go. */
  operation: string;
  actor: string | null;
  /** The only store that they leave; left out: all of them. */
  establishment?: string;
};

/**
 * What somebody who goes was to work from now on is open: nobody loses the plan, and managers see the gap (spec PLAN-16).
 * Shifts of before there was planning stay whose they are.
 */
export async function openShiftsOf(batch: Batch, of: Departure): Promise<void> {
  const { organisation, trx, receivedAt: after } = batch;
  const { person, position, operation, actor, establishment } = of;
  const place = establishment === undefined ? {} : { establishment };
  const held = await findShiftsAfter(trx, organisation, { person, after, ...place });
  const byPlace = new Map<string, Changed[]>();
  for (const one of held.filter(({ publishedAt }) => publishedAt !== null)) {
    const changed = byPlace.get(one.establishment) ?? [];
    byPlace.set(one.establishment, [...changed, openOf(one)]);
  }
  for (const [there, changed] of byPlace) {
    const act = { operation, cause: 'left' as const, actor, establishment: there, position };
    await publish(batch, act, changed);
  }
  for (const draft of await findDraftsFor(trx, organisation, { person, after, ...place })) {
    const { shift, content, startsAt } = draft;
    if (content === null) continue;
    const open = { ...content, person: null };
    const published = await findStored(trx, organisation, shift);
    if (isSameShift(open, published?.content ?? null)) await deleteDrafts(batch, [shift]);
    else {
      const { establishment: there } = draft;
      await writeDraft(batch, { shift, establishment: there, content: open, startsAt, actor });
    }
  }
  await endSwapsOf(batch, { person, position, ...place });
}

function openOf({ shift, content }: HeldShift): Changed {
  return { shift, before: content, after: { ...content, person: null } };
}
