import { firstLockout } from '@comptoir/kiosk/local-database/lockout';
import { startOfSync } from '@comptoir/kiosk/local-database/schema';
import {
  type DeviceRow,
  type LocalDatabase,
  describeDatabase,
} from '@comptoir/kiosk/local-database/schema';
import type { Platform } from '@comptoir/kiosk/platform/ports';
import { establishment, idOf } from './window-rows.ts';

const stamp = idOf(20, 1);

/**
 * Makes this origin's database that of an enrolled tablet which has just spoken to its server, without a server.
 *
 * @returns the open database, to be filled and closed, and who it now is
 */
export async function enrolWithoutServer(
  platform: Platform,
): Promise<{ database: LocalDatabase; device: DeviceRow }> {
  const database = describeDatabase(platform);
  await database.delete({ disableAutoOpen: false });
  const device: DeviceRow = {
    key: 'identity',
    device: idOf(4, 1),
    organisation: idOf(21, 1),
    establishment,
    zone: 'Europe/Paris',
    grant: '{}',
    signKey: await pairOf({ name: 'ECDSA', namedCurve: 'P-256' }, ['sign', 'verify']),
    wrapKey: await pairOf({ name: 'ECDH', namedCurve: 'P-256' }, ['deriveBits']),
    deviceKey: await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
      'verify',
    ]),
  };
  const lockout = await firstLockout(crypto, device);
  const { device: devices, heads, lockout: lockouts, sync } = database;
  await database.transaction('rw', [devices, heads, lockouts, sync], async () => {
    await devices.put(device);
    await heads.put({
      key: 'head',
      epoch: idOf(5, 1),
      seq: 0,
      hash: '0'.repeat(64),
      acknowledged: 0,
      receipt: null,
      cited: null,
    });
    await lockouts.put(lockout);
    await sync.put({ ...startOfSync, cursor: 'bench', stamp, lastContact: Date.now() });
  });
  return { database, device };
}

/** Puts rows of the feed where a sync would have put them. @returns how many */
export async function putRows(
  database: LocalDatabase,
  rooms: Record<string, readonly object[]>,
): Promise<number> {
  let count = 0;
  for (const [room, rows] of Object.entries(rooms)) {
    const table = database.table(room);
    for (let from = 0; from < rows.length; from += 10_000) {
      const some = rows.slice(from, from + 10_000).map((row) => ({ ...row, stamp }));
      await database.transaction('rw', table, async () => {
        await table.bulkPut(some);
      });
      count += some.length;
    }
  }
  return count;
}

async function pairOf(algorithm: EcKeyGenParams, usages: KeyUsage[]): Promise<CryptoKeyPair> {
  return await crypto.subtle.generateKey(algorithm, false, usages);
}
