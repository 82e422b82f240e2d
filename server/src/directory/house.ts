import type { Reader } from '../database/connection.ts';
import type { Config } from '../config.ts';

/** Values that belong to the server itself, beside the journal: `kiosk-address`, `recovery` (a hash), `recovery-account`. */
export type HouseValue = 'kiosk-address' | 'recovery' | 'recovery-account';

export async function houseValue(db: Reader, name: HouseValue): Promise<string | null> {
  const row = await db
    .selectFrom('house')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value ?? null;
}

export async function setHouseValue(db: Reader, name: HouseValue, value: string): Promise<void> {
  await db
    .insertInto('house')
    .values({ name, value })
    .onConflict((on) => on.column('name').doUpdateSet({ value }))
    .execute();
}

/** `baseUrlGiven` left out: not given. */
export type HouseConfig = Pick<Config, 'baseUrl'> & Partial<Pick<Config, 'baseUrlGiven'>>;

/**
 * Under which address people and tablets reach this server: what the environment says, or what was given at set-up.
 * The base of every link in a mail; never taken from a request (P11).
 */
export async function houseAddress(db: Reader, config: HouseConfig): Promise<URL> {
  return config.baseUrlGiven ? config.baseUrl : tabletAddress(db, config);
}

/**
 * Under which address tablets reach this server: what was given at set-up, which may be a host name of their own; until
 * then the address of the house.
 */
export async function tabletAddress(db: Reader, config: HouseConfig): Promise<URL> {
  const stored = await houseValue(db, 'kiosk-address');
  return stored === null ? config.baseUrl : new URL(stored);
}

/** Whether anybody has set anything up here. */
export async function isEmptyHouse(db: Reader): Promise<boolean> {
  const row = await db
    .selectFrom('organisation')
    .select('organisation')
    .limit(1)
    .executeTakeFirst();
  return row === undefined;
}
