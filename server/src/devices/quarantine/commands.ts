import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../../journal/batch.ts';
import { findIds } from '../../journal/queries.ts';
import type { KeepPunch } from '../../punches/kept.ts';
import { findEntry } from './queries.ts';

type Item = Accepted<'quarantine.settle'>;

/** Somebody decided about what a tablet handed in apart (spec DEVICE-21 to DEVICE-23). */
export function settlementProjection(
  keep: KeepPunch,
): (batch: Batch, items: readonly Item[]) => Promise<Verdict[]> {
  return async (batch, items) => {
    const verdicts: Verdict[] = [];
    for (const item of items) verdicts.push(await settle(batch, item, keep));
    return verdicts;
  };
}

/** Under the lock: of two who decide at once, the second is refused. What stands beside the journal is not judged again. */
async function settle(batch: Batch, item: Item, keep: KeepPunch): Promise<Verdict> {
  const { trx, organisation, receivedAt } = batch;
  const { operation, flags } = item;
  const { device, hash, punch, reasonText } = operation.body;
  if (!batch.again) {
    const entry = await findEntry(trx, { organisation, device, hash });
    if (!entry) return refusedBecause('not-found');
    if (entry.settled !== null || entry.known) return refusedBecause('conflict');
  }
  if (punch !== null) {
    const isThere = (await findIds(trx, organisation, [punch.id])).size > 0;
    const refusal = isThere ? 'conflict' : await keep(batch, item, punch);
    if (refusal !== null) return refusedBecause(refusal);
  }
  await trx
    .updateTable('quarantine')
    .set({
      settled: punch === null ? 'dismissed' : 'kept',
      settled_by: operation.actor,
      settled_at: receivedAt,
      reason_text: reasonText,
    })
    .where('organisation', '=', organisation)
    .where('device', '=', device)
    .where('hash', '=', hash)
    .execute();
  return applied(flags);
}
