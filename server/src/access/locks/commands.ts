import { type LockRow, lockKey } from '@comptoir/shared/sync/rows';
import type { Batch } from '../../journal/batch.ts';
import { findDevicePlace } from '../../journal/roster.ts';

/** A tablet has locked somebody out: for it, and for the one that takes its place. */
export async function writeLock(
  { trx, organisation, feed }: Batch,
  lock: LockRow,
  of: { establishment: string; position: number },
): Promise<void> {
  const { failures, at } = lock;
  await trx
    .insertInto('lock')
    .values({ organisation, ...lock })
    .onConflict((on) =>
      on.columns(['organisation', 'person', 'device', 'purpose']).doUpdateSet({ failures, at }),
    )
    .execute();
  feed.put({ ...of, room: 'locks', key: lockKey(lock) });
}

/** @param of `devices`: whose locks end; left out: every tablet's */
export async function removeLocks(
  { trx, organisation, feed }: Batch,
  of: { person: string; devices?: readonly string[]; position: number },
): Promise<void> {
  const { person, devices, position } = of;
  const gone = await trx
    .deleteFrom('lock')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .$if(devices !== undefined, (query) => query.where('device', 'in', devices ?? []))
    .returning(['device', 'purpose'])
    .execute();
  for (const { device, purpose } of gone) {
    const establishment = await findDevicePlace(trx, organisation, device);
    if (establishment === undefined) continue;
    feed.remove({
      establishment,
      room: 'locks',
      key: lockKey({ device, purpose, person }),
      position,
    });
  }
}
