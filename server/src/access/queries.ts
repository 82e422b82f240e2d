import { createHmac } from 'node:crypto';
import { personalDigits } from '@comptoir/shared/access/personal-digits';
import { pinTagInput } from '@comptoir/shared/access/pin';
import type { PinRow } from '@comptoir/shared/sync/rows';
import type { Reader } from '../database/connection.ts';
import { findTexts, inChunks } from '../journal/queries.ts';
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
      .select(['person', 'version', 'length', 'sealed', 'set_at', 'set_by', 'change'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .execute(),
  );
  return new Map(
    rows.map(({ person, version, length, sealed, set_at, set_by, change }) => {
      const bcrypt = Buffer.from(openBox(keys.pin, person, sealed)).toString('utf8');
      const tag = createHmac('sha256', keys.device)
        .update(pinTagInput({ organisation, person, version, bcrypt }), 'utf8')
        .digest('base64url');
      const salt = bcrypt.slice(0, saltLength);
      const set = { setAt: set_at, setBy: set_by, change: change === 1 };
      return [person, { person, version, length, salt, tag, ...set }];
    }),
  );
}

/** The version of the PIN that stands for each of these people; whoever has none is missing. */
export async function findPinVersions(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, number>> {
  const rows = await inChunks(people, (some) =>
    db
      .selectFrom('pin')
      .select(['person', 'version'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .execute(),
  );
  return new Map(rows.map(({ person, version }) => [person, version]));
}

/** Digits that others know of these people, and that are never part of their PIN. */
export async function findPersonalDigits(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await inChunks(people, (some) =>
    db
      .selectFrom('employee')
      .select(['person', 'phone_text', 'minor_until'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .execute(),
  );
  const hashes = rows.flatMap(({ phone_text }) => (phone_text === null ? [] : [phone_text]));
  const texts = await findTexts(db, organisation, hashes);
  return new Map(
    rows.map(({ person, phone_text, minor_until: minorUntil }) => {
      const phone = phone_text === null ? null : (texts.get(phone_text) ?? null);
      return [person, personalDigits({ phone, minorUntil })];
    }),
  );
}

/** When « Vos données » was last shown to these people, and which edition. */
export async function findPrivacySeen(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, { edition: number; at: number; device: string | null }>> {
  const rows = await inChunks(people, (some) =>
    db
      .selectFrom('privacy_seen')
      .select(['person', 'edition', 'at', 'device'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .execute(),
  );
  return new Map(rows.map(({ person, ...seen }) => [person, seen]));
}
