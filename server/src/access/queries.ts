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

/** What a PIN is known by: its version, and the one that the tablet which set it has for it so far. */
export type StandingPin = {
  version: number;
  claimed: number | null;
  claimed_by: string | null;
};

/** The PIN that stands for a person; null when they have none. */
export async function findStandingPin(
  db: Reader,
  organisation: string,
  person: string,
): Promise<StandingPin | null> {
  const row = await db
    .selectFrom('pin')
    .select(['version', 'claimed', 'claimed_by'])
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .executeTakeFirst();
  return row ?? null;
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
