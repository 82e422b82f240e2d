import { createHash } from 'node:crypto';
import type { Reader, Trx } from '../database/connection.ts';
import type { Deps } from '../deps.ts';
import type { DirectoryTables } from './tables.ts';

export type LinkRecord = DirectoryTables['one_time_link'];
export type LinkPurpose = LinkRecord['purpose'];

/** How long each kind of link works from the moment it is sent, in ms. */
export const linkLife = {
  setup: 24 * 3_600_000,
  activation: 72 * 3_600_000,
  /** Shown on a tablet to whoever stands before it. */
  tablet: 3_600_000,
  reset: 30 * 60_000,
  'sign-up': 24 * 3_600_000,
  email: 24 * 3_600_000,
} as const;

/**
 * Makes a link of its own: others for the same subject live on. Whoever sends a new one calls `endLinks` first.
 *
 * @returns the token, 256 bits in base64url; it is stored nowhere
 */
export async function createLink(
  trx: Trx,
  { clock, random }: Pick<Deps, 'clock' | 'random'>,
  link: Pick<LinkRecord, 'purpose' | 'organisation' | 'subject' | 'email' | 'expires_at'>,
): Promise<string> {
  const token = Buffer.from(random.bytes(32)).toString('base64url');
  await trx
    .insertInto('one_time_link')
    .values({ hash: hashSecret(token), ...link, created_at: clock.now(), used_at: null })
    .execute();
  return token;
}

/** Every link for this subject is dead from now on. */
export async function endLinks(trx: Trx, purpose: LinkPurpose, subject: string): Promise<void> {
  await trx
    .deleteFrom('one_time_link')
    .where('purpose', '=', purpose)
    .where('subject', '=', subject)
    .execute();
}

/**
 * A change of e-mail that the owner of an account asked for is over. One that an organisation began lives on: whoever
 * opens that has to prove who they are.
 */
export async function endOwnEmailLinks(trx: Trx, account: string): Promise<void> {
  await trx
    .deleteFrom('one_time_link')
    .where('purpose', '=', 'email')
    .where('subject', '=', account)
    .where('organisation', 'is', null)
    .execute();
}

/** The link of a token as long as it works; reading it changes nothing. */
export async function findLink(
  db: Reader,
  token: string,
  now: number,
): Promise<LinkRecord | undefined> {
  return db
    .selectFrom('one_time_link')
    .selectAll()
    .where('hash', '=', hashSecret(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/**
 * Uses a link up. The conditions stand in the statement: of two at the same instant one gets it.
 *
 * @returns the link, or undefined when it is used, expired, replaced or of another purpose
 */
export async function consumeLink(
  trx: Trx,
  token: string,
  of: { purpose: LinkPurpose; now: number },
): Promise<LinkRecord | undefined> {
  return trx
    .updateTable('one_time_link')
    .set({ used_at: of.now })
    .where('hash', '=', hashSecret(token))
    .where('purpose', '=', of.purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', of.now)
    .returningAll()
    .executeTakeFirst();
}

/** SHA-256 in hexadecimal of a secret with 120 bits or more: nothing slower is needed. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
