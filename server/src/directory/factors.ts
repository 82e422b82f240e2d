import type { Reader, Trx } from '../database/connection.ts';
import type { Deps } from '../deps.ts';
import { hashSecret } from './links.ts';
import type { DirectoryTables } from './tables.ts';

export type FactorRecord = DirectoryTables['second_factor'];

/** A challenge is over after ten minutes or five tries (spec ACC-21). */
const challengeLife = 10 * 60_000;
const challengeTries = 5;

export async function findFactor(db: Reader, account: string): Promise<FactorRecord | undefined> {
  return db
    .selectFrom('second_factor')
    .selectAll()
    .where('account', '=', account)
    .executeTakeFirst();
}

/** Whether a second factor is on for this account. */
export async function hasFactor(db: Reader, account: string): Promise<boolean> {
  return ((await findFactor(db, account))?.secret ?? null) !== null;
}

/** Keeps a secret that is shown now; one that was shown before is dead. What is on stays on. */
export async function keepOffer(
  trx: Trx,
  { account, offer, at }: { account: string; offer: string; at: number },
): Promise<void> {
  const offered = { offer, offered_at: at };
  await trx
    .insertInto('second_factor')
    .values({ account, secret: null, since: null, last_step: 0, ...offered })
    .onConflict((on) => on.column('account').doUpdateSet(offered))
    .execute();
}

/**
 * The offer becomes the second factor, and the code that proved it is used up. The conditions stand in the statement: of
 * two at once one succeeds.
 */
export async function takeOffer(
  trx: Trx,
  { account, offer, step, at }: { account: string; offer: string; step: number; at: number },
): Promise<boolean> {
  const row = await trx
    .updateTable('second_factor')
    .set({ secret: offer, offer: null, offered_at: null, since: at, last_step: step })
    .where('account', '=', account)
    .where('offer', '=', offer)
    .returning('account')
    .executeTakeFirst();
  return row !== undefined;
}

/** Uses the code of a step up. @returns false where that code, or a later one, was used before (P13) */
export async function useStep(db: Reader, account: string, step: number): Promise<boolean> {
  const row = await db
    .updateTable('second_factor')
    .set({ last_step: step })
    .where('account', '=', account)
    .where('secret', 'is not', null)
    .where('last_step', '<', step)
    .returning('account')
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns false where there was none */
export async function dropFactor(trx: Trx, account: string): Promise<boolean> {
  await trx.deleteFrom('account_recovery_code').where('account', '=', account).execute();
  const row = await trx
    .deleteFrom('second_factor')
    .where('account', '=', account)
    .returning('secret')
    .executeTakeFirst();
  return row !== undefined && row.secret !== null;
}

/** The codes of before are dead. @param hashes of 120 bits each */
export async function replaceCodes(trx: Trx, account: string, hashes: string[]): Promise<void> {
  await trx.deleteFrom('account_recovery_code').where('account', '=', account).execute();
  await trx
    .insertInto('account_recovery_code')
    .values(hashes.map((hash) => ({ account, hash, used_at: null })))
    .execute();
}

/** Uses a recovery code up; of two at the same instant one gets it (P15). */
export async function useCode(
  db: Reader,
  { account, hash, at }: { account: string; hash: string; at: number },
): Promise<boolean> {
  const row = await db
    .updateTable('account_recovery_code')
    .set({ used_at: at })
    .where('account', '=', account)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .returning('hash')
    .executeTakeFirst();
  return row !== undefined;
}

/** How many recovery codes are left. */
export async function countCodes(db: Reader, account: string): Promise<number> {
  const rows = await db
    .selectFrom('account_recovery_code')
    .select('hash')
    .where('account', '=', account)
    .where('used_at', 'is', null)
    .execute();
  return rows.length;
}

/** @returns the token of a challenge, stored nowhere */
export async function createChallenge(
  trx: Trx,
  { clock, random }: Pick<Deps, 'clock' | 'random'>,
  account: string,
): Promise<string> {
  const token = Buffer.from(random.bytes(32)).toString('base64url');
  const now = clock.now();
  await trx
    .insertInto('login_challenge')
    .values({
      hash: hashSecret(token),
      account,
      created_at: now,
      expires_at: now + challengeLife,
      tries: 0,
    })
    .execute();
  return token;
}

/** Counts a try at a challenge before the code is looked at. @returns its account; undefined when it is over */
export async function tryChallenge(
  db: Reader,
  token: string,
  now: number,
): Promise<string | undefined> {
  const row = await db
    .updateTable('login_challenge')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('hash', '=', hashSecret(token))
    .where('expires_at', '>', now)
    .where('tries', '<', challengeTries)
    .returning('account')
    .executeTakeFirst();
  return row?.account;
}

/** @returns false where another request has ended it already */
export async function endChallenge(trx: Trx, token: string): Promise<boolean> {
  const row = await trx
    .deleteFrom('login_challenge')
    .where('hash', '=', hashSecret(token))
    .returning('hash')
    .executeTakeFirst();
  return row !== undefined;
}

/** What a password opened is worth nothing once the password, or the factor, is another. */
export async function endChallengesOf(trx: Trx, account: string): Promise<void> {
  await trx.deleteFrom('login_challenge').where('account', '=', account).execute();
}
