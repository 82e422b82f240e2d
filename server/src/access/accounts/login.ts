import { createHash } from 'node:crypto';
import { readEmail } from '@comptoir/shared/employees/contact';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import { inTransaction } from '../../database/driver.ts';
import type { Deps } from '../../deps.ts';
import { type AccountRecord, accountByEmail, standingPersons } from '../../directory/accounts.ts';
import { hashSecret } from '../../directory/links.ts';
import { isKnownBrowser, rememberBrowser, tidyDirectory } from '../../directory/sessions.ts';
import { type Try, countTry, settleTry } from '../../directory/throttles.ts';
import type { Passwords } from './passwords.ts';
import type { PortalSessions } from './sessions.ts';

/** Where a request comes from: its address, and the token of a browser that logged in before. */
export type Origin = { address: string; browser: string | null };

/** Why somebody is not let in. `retryAfter` in seconds; null where no waiting helps, or none is needed. */
export type Denied = {
  refusal: 'wrong-credentials' | 'too-many-requests' | 'revoked' | 'busy';
  retryAfter: number | null;
};

export type LoggedIn = { token: string; browser: string };

/** How long a browser stays known, in ms. */
export const browserLife = 400 * 86_400_000;

/**
 * Opens a session for an e-mail and its password (spec ACC-6 to ACC-8). Whether the e-mail is known cannot be told from
 * the answer, its work or its counting (P01).
 */
export async function logIn(
  deps: Deps,
  doors: { passwords: Passwords; sessions: PortalSessions },
  input: { email: string; password: string; origin: Origin },
): Promise<Result<LoggedIn, Denied>> {
  const read = readEmail(input.email);
  const account = read.ok ? await accountByEmail(deps.db, read.value) : undefined;
  const checked = await checkPresent(deps, doors.passwords, {
    account,
    key: read.ok ? read.value : input.email.slice(0, 254),
    password: input.password,
    origin: input.origin,
  });
  if (!checked.ok) return checked;
  if (!account) return refused({ refusal: 'wrong-credentials', retryAfter: null });
  const [standing] = await standingPersons(deps.db, account.id);
  // The password was theirs: they may be told that their access has ended.
  if (!standing) return refused({ refusal: 'revoked', retryAfter: null });
  const opened = await inTransaction(deps.db, async (trx) => {
    await tidyDirectory(trx, deps.clock.now());
    await settleTry(trx, checked.value, true);
    const token = await doors.sessions.open(trx, { account: account.id, ...standing });
    const browser = newBrowser(deps);
    await rememberBrowser(trx, {
      hash: hashSecret(browser),
      account: account.id,
      created_at: deps.clock.now(),
    });
    return { token, browser };
  });
  return ok(opened);
}

/**
 * Whether a password is an account's present one, counted against guessing before it is looked at. A wrong one stays
 * counted; a good one is to be settled by whoever goes on.
 *
 * @param of `key`: the e-mail as it was asked for, known or not
 */
export async function checkPresent(
  deps: Deps,
  passwords: Passwords,
  of: { account: AccountRecord | undefined; key: string; password: string; origin: Origin },
): Promise<Result<Try, Denied>> {
  const { address, browser } = of.origin;
  const mark = browser === null ? null : hashSecret(browser);
  const known =
    mark !== null &&
    of.account !== undefined &&
    (await isKnownBrowser(deps.db, mark, of.account.id));
  const key = known ? `browser:${mark}` : throttleKey(of.key);
  const counted = await countTry(deps.db, { account: key, address }, deps.clock.now());
  if (!counted.ok) {
    return refused({ refusal: 'too-many-requests', retryAfter: counted.refusal.retryAfter });
  }
  const right = await passwords.check(of.account, of.password);
  if (!right.ok) {
    await inTransaction(deps.db, (trx) => settleTry(trx, counted.value, false));
    return refused({ refusal: 'busy', retryAfter: 5 });
  }
  return right.value
    ? ok(counted.value)
    : refused({ refusal: 'wrong-credentials', retryAfter: null });
}

/** Failures are counted under a hash: the table says of no stranger's e-mail that it was typed here. */
export function throttleKey(email: string): string {
  return `account:${createHash('sha256').update(email).digest('hex')}`;
}

/** The mark of a browser in which somebody logged in. */
export function newBrowser({ random }: Pick<Deps, 'random'>): string {
  return Buffer.from(random.bytes(32)).toString('base64url');
}
