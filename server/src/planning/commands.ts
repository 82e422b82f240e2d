import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../journal/batch.ts';

/** Published shifts. A shift that moves keeps its id: the latest publication stands. */
export async function projectShifts(
  batch: Batch,
  items: readonly Accepted<'shift.publish'>[],
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const item of items) verdicts.push(await publish(batch, item));
  return verdicts;
}

async function publish(
  batch: Batch,
  { operation, position }: Accepted<'shift.publish'>,
): Promise<Verdict> {
  const { organisation, trx } = batch;
  const { establishment, body } = operation;
  if (establishment === null || !batch.establishments.has(establishment)) {
    return refusedBecause('not-found');
  }
  const { shift, person, start, end } = body;
  const earlier = await trx
    .selectFrom('shift')
    .select('establishment')
    .where('organisation', '=', organisation)
    .where('shift', '=', shift)
    .executeTakeFirst();
  if (earlier && earlier.establishment !== establishment)
    return refusedBecause('foreign-establishment');
  const known = await trx
    .selectFrom('feed')
    .select('at')
    .where('organisation', '=', organisation)
    .where('establishment', '=', establishment)
    .where('room', '=', 'shifts')
    .where('key', '=', shift)
    .executeTakeFirst();
  const row = { organisation, shift, establishment, person, starts_at: start, ends_at: end };
  const { starts_at, ends_at } = row;
  await trx
    .insertInto('shift')
    .values(row)
    .onConflict((on) =>
      on.columns(['organisation', 'shift']).doUpdateSet({ person, starts_at, ends_at }),
    )
    .execute();
  // A tablet may hold it under a start it had before: the latest of all decides whether it hears of the change.
  const at = Math.max(start, known?.at ?? start);
  batch.feed.put({ establishment, room: 'shifts', key: shift, position, at });
  return applied();
}

/** Gives all shifts of a second record to the first. */
export async function reattributeShifts(
  batch: Batch,
  from: string,
  into: string,
  position: number,
): Promise<void> {
  const { organisation, trx } = batch;
  const moved = await trx
    .updateTable('shift')
    .set({ person: into })
    .where('organisation', '=', organisation)
    .where('person', '=', from)
    .returning(['shift', 'establishment', 'starts_at'])
    .execute();
  for (const { shift, establishment, starts_at: at } of moved) {
    batch.feed.put({ establishment, room: 'shifts', key: shift, position, at });
  }
}
