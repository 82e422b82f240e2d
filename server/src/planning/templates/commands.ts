import type { OperationRefusal } from '@comptoir/shared/refusals';
import type { Accepted, Batch } from '../../journal/batch.ts';
import { placeOf } from '../asking.ts';
import { findTemplate } from './queries.ts';

/** A week that is planned again and again, as it stands from now on (spec PLAN-9). */
export async function projectTemplate(
  batch: Batch,
  { operation }: Accepted<'template.define'>,
): Promise<OperationRefusal | null> {
  const { organisation, trx, receivedAt } = batch;
  const { template, name, contentText, archived } = operation.body;
  const establishment = placeOf(batch, operation.establishment);
  if (establishment === null) return 'not-found';
  const known = await findTemplate(trx, organisation, template);
  if (known && known.establishment !== establishment) return 'foreign-establishment';
  const defined = {
    ...{ name, content_text: contentText, archived: archived ? 1 : 0 },
    ...{ defined_by: operation.actor, defined_at: receivedAt },
  };
  await trx
    .insertInto('template')
    .values({ organisation, template, establishment, ...defined })
    .onConflict((on) => on.columns(['organisation', 'template']).doUpdateSet(defined))
    .execute();
  return null;
}
