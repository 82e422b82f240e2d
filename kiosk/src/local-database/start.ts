import type { ClockRow, DeviceRow, LocalDatabase } from './schema.ts';
import type { TabletClock } from '../platform/clock.ts';
import { type Local, strictTransaction } from './transaction.ts';

/** What a page needs before it can show anything: two rows. */
export async function readStart(
  database: LocalDatabase,
): Promise<{ device: DeviceRow | null; clock: ClockRow | null }> {
  const [device, clock] = await database.transaction(
    'r',
    [database.device, database.clock],
    async () => [await database.device.get('identity'), await database.clock.get('clock')] as const,
  );
  return { device: device ?? null, clock: clock ?? null };
}

/** Keeps app time, the wall and the high-water mark for the next page. */
export async function keepClock(local: Local & { readonly clock: TabletClock }): Promise<void> {
  const { database } = local;
  const stored = local.clock.stored();
  await strictTransaction(local, [database.clock], async (_trx) => {
    await database.clock.put(stored);
  });
}
