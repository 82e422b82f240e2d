import type { Tablet } from '../tablet.ts';
import { readPlace } from './place.ts';

const day = 86_400_000;

/**
 * T19: the tablet has been without the server for longer than its establishment trusts it (spec DEVICE-26). Counted on the
 * highest corrected time ever shown: no clock that is set back opens anything.
 */
export async function isLeaseOver(
  tablet: Pick<Tablet, 'database' | 'identity' | 'clock'>,
): Promise<boolean> {
  const { database } = tablet;
  const lastContact = (await database.sync.get('sync'))?.lastContact ?? null;
  if (lastContact === null) return false;
  const { leaseDays } = await readPlace(database, tablet.identity());
  return tablet.clock.highest() - lastContact > leaseDays * day;
}
