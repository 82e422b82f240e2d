import { type Accepted, type Batch, type Verdict, applied } from '../../journal/batch.ts';

/** Somebody looked at what a tablet handed in apart. */
export async function projectSettlements(
  { trx, organisation, receivedAt }: Batch,
  items: readonly Accepted<'quarantine.settle'>[],
): Promise<Verdict[]> {
  for (const { operation } of items) {
    const { device, hash, punch, reasonText } = operation.body;
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
  }
  return items.map(({ flags }) => applied(flags));
}
