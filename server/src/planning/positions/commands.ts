import type { OperationRefusal } from '@comptoir/shared/refusals';
import type { Accepted, Batch } from '../../journal/batch.ts';
import { placeOf } from '../asking.ts';
import { findPosition } from './queries.ts';

/** A position of the establishment as it stands from now on (spec PLAN-8). */
export async function projectPosition(
  batch: Batch,
  { operation, position: at }: Accepted<'position.define'>,
): Promise<OperationRefusal | null> {
  const { organisation, trx, feed } = batch;
  const { position, name, colour, archived } = operation.body;
  const establishment = placeOf(batch, operation.establishment);
  if (establishment === null) return 'not-found';
  const known = await findPosition(trx, organisation, position);
  if (known && known.establishment !== establishment) return 'foreign-establishment';
  const defined = { name, colour, archived: archived ? 1 : 0 };
  await trx
    .insertInto('position')
    .values({ organisation, position, establishment, ...defined })
    .onConflict((on) => on.columns(['organisation', 'position']).doUpdateSet(defined))
    .execute();
  feed.put({ establishment, room: 'positions', key: position, position: at });
  return null;
}
