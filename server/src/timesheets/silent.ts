import { silentSince } from '@comptoir/shared/devices/silence';
import type { Deps } from '../deps.ts';
import { allDevices } from '../directory/devices.ts';
import { findStores } from './sheets/queries.ts';

/**
 * Tablets of these establishments that have been silent, the longest first: punches may wait on them (O5, spec PERIOD-9). They
 * are named wherever hours are read or entered.
 */
export async function findSilent(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  organisation: string,
  places: readonly string[],
): Promise<{ establishment: string; since: number }[]> {
  const now = clock.now();
  const devices = (await allDevices(db)).filter(
    (device) => device.organisation === organisation && places.includes(device.establishment),
  );
  const silent = devices.flatMap((device) => {
    const { status, enrolled_at: enrolledAt, last_seen_at: lastSeenAt } = device;
    const since = silentSince({ status, enrolledAt, lastSeenAt }, now);
    return since === null ? [] : [{ place: device.establishment, since }];
  });
  if (silent.length === 0) return [];
  const stores = await findStores(db, organisation);
  return silent
    .sort((a, b) => a.since - b.since)
    .map(({ place, since }) => ({ establishment: stores.get(place)?.name ?? place, since }));
}
