import { createHmac } from 'node:crypto';
import { pinTagInput } from '@comptoir/shared/access/pin';
import type { PinRow } from '@comptoir/shared/sync/rows';
import type { Reader } from '../database/connection.ts';
import { inChunks } from '../journal/queries.ts';
import { openBox } from '../platform/box.ts';

/** Length of `$2b$10$` and the 22 characters of a bcrypt salt. */
const saltLength = 29;

/**
 * What one tablet needs to check these people's PINs: made for its K_device, useless to any other.
 *
 * @param keys.pin the server's PIN key; `keys.device` the tablet's K_device
 */
export async function findPinRows(
  db: Reader,
  organisation: string,
  people: readonly string[],
  keys: { pin: Uint8Array; device: Uint8Array },
): Promise<Map<string, PinRow>> {
  const rows = await inChunks(people, (some) =>
    db
      .selectFrom('pin')
      .select(['person', 'version', 'length', 'sealed'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .execute(),
  );
  return new Map(
    rows.map(({ person, version, length, sealed }) => {
      const bcrypt = Buffer.from(openBox(keys.pin, person, sealed)).toString('utf8');
      const tag = createHmac('sha256', keys.device)
        .update(pinTagInput({ organisation, person, version, bcrypt }), 'utf8')
        .digest('base64url');
      return [person, { person, version, length, salt: bcrypt.slice(0, saltLength), tag }];
    }),
  );
}
