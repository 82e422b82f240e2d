import { foldName } from '@comptoir/shared/teams/tree';
import type { OperationRefusal } from '@comptoir/shared/refusals';
import type { Accepted, Batch } from '../../journal/batch.ts';
import { placeOf } from '../asking.ts';
import { findPosition, findPositionsOf } from './queries.ts';

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
  if (!batch.again && !archived) {
    // Two that were named alike before there was a rule keep their names.
    const isNamed = known?.archived === 0 && foldName(known.name) === foldName(name);
    const standing = await findPositionsOf(trx, organisation, [establishment]);
    const isTaken = standing.some(
      (one) => one.id !== position && !one.archived && foldName(one.name) === foldName(name),
    );
    if (isTaken && !isNamed) return 'conflict';
  }
  const defined = { name, colour, archived: archived ? 1 : 0 };
  await trx
    .insertInto('position')
    .values({ organisation, position, establishment, ...defined })
    .onConflict((on) => on.columns(['organisation', 'position']).doUpdateSet(defined))
    .execute();
  feed.put({ establishment, room: 'positions', key: position, position: at });
  return null;
}
