import { createHash } from 'node:crypto';
import { readEmail } from '@comptoir/shared/employees/contact';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import { inTransaction } from '../../database/driver.ts';
import type { Deps } from '../../deps.ts';
import {
  type AccountRecord,
  accountByEmail,
  accountById,
  isUnchanged,
  personsOf,
  standingPersons,
} from '../../directory/accounts.ts';
import { createChallenge, endChallenge, hasFactor, tryChallenge } from '../../directory/factors.ts';
import { type HouseConfig, houseAddress } from '../../directory/house.ts';
import { hashSecret } from '../../directory/links.ts';
import { isKnownBrowser, rememberBrowser, tidyDirectory } from '../../directory/sessions.ts';
import { type Try, countTry, settleTry } from '../../directory/throttles.ts';
import { linkInvited } from './linking.ts';
import type { Passwords } from './passwords.ts';
import { type CodeDenied, checkCode } from './second-factor.ts';
import type { PortalSessions } from './sessions.ts';

/**
 * Where a request comes from: its address, the token of a browser that logged in before, and what the browser says that
 * it is.
 */
export type Origin = { address: string; browser: string | null; agent: string | null };

/** Why somebody is not let in. `retryAfter` in seconds; null where no waiting helps, or none is needed. */
export type Denied = {
  refusal: 'wrong-credentials' | 'too-many-requests' | 'revoked' | 'busy';
  retryAfter: number | null;
};

export type LoggedIn = { token: string; browser: string };

/** `waiting`: a session of somebody who stands in no organisation (R13). */
export type Entered = LoggedIn & { next: 'in' | 'waiting'; email: string };

export type Doors = { passwords: Passwords; sessions: PortalSessions; house: HouseConfig };

/**
 * Opens a session for an e-mail and its password (spec ACC-6 to ACC-8), or asks for a code where a second factor is on
 * (ACC-21). Whether the e-mail is known cannot be told from the answer, its work or its counting (P01).
 */
export async function logIn(
  deps: Deps,
  doors: Doors,
  input: { email: string; password: string; origin: Origin },
): Promise<Result<Entered | { next: 'second-factor'; challenge: string }, Denied>> {
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
  if (await hasFactor(deps.db, account.id)) {
    const challenge = await inTransaction(deps.db, async (trx) => {
      await settleTry(trx, checked.value, true);
      return (await isUnchanged(trx, account)) ? createChallenge(trx, deps, account.id) : null;
    });
    if (challenge === null) return refused({ refusal: 'wrong-credentials', retryAfter: null });
    return ok({ next: 'second-factor', challenge });
  }
  await inTransaction(deps.db, (trx) => settleTry(trx, checked.value, true));
  return admit(deps, doors, account, input.origin);
}

/** The other half of a log-in: a code for a challenge (spec ACC-21). */
export async function answerChallenge(
  deps: Deps,
  doors: Doors,
  input: { challenge: string; code: string; origin: Origin },
): Promise<Result<Entered, Denied | CodeDenied | { refusal: 'dead-link'; retryAfter: null }>> {
  const { db, clock } = deps;
  const { challenge, code } = input;
  const id = await tryChallenge(db, challenge, clock.now());
  const account = id === undefined ? undefined : await accountById(db, id);
  if (!account) return refused({ refusal: 'dead-link', retryAfter: null });
  const base = await houseAddress(db, doors.house);
  const checked = await checkCode(deps, { account: account.id, code, base });
  if (!checked.ok) return checked;
  if (!(await inTransaction(db, (trx) => endChallenge(trx, challenge)))) {
    return refused({ refusal: 'dead-link', retryAfter: null });
  }
  return admit(deps, doors, account, input.origin);
}

/**
 * Opens the session of somebody who has proved who they are. Who stands nowhere is linked to the organisations that have
 * invited their e-mail; where there is none, they wait (R13), and whose access has ended is told so.
 */
export async function admit(
  deps: Deps,
  { sessions }: Pick<Doors, 'sessions'>,
  account: AccountRecord,
  { address, agent }: Origin,
): Promise<Result<Entered, Denied>> {
  let [standing] = await standingPersons(deps.db, account.id);
  if (!standing) {
    await linkInvited(deps, account);
    [standing] = await standingPersons(deps.db, account.id);
  }
  if (!standing && (await personsOf(deps.db, account.id)).length > 0) {
    return refused({ refusal: 'revoked', retryAfter: null });
  }
  const place = standing ?? { organisation: '', person: '' };
  const opened = await inTransaction(deps.db, async (trx) => {
    // A password that was renewed meanwhile has ended every session: none begins after it.
    if (!(await isUnchanged(trx, account))) return null;
    await tidyDirectory(trx, deps.clock.now());
    const from = { address, agent };
    const token = await sessions.open(trx, { account: account.id, ...place, from });
    const browser = newBrowser(deps);
    await rememberBrowser(trx, {
      hash: hashSecret(browser),
      account: account.id,
      created_at: deps.clock.now(),
    });
    return { token, browser };
  });
  if (!opened) return refused({ refusal: 'wrong-credentials', retryAfter: null });
  return ok({ next: standing ? 'in' : 'waiting', email: account.email, ...opened });
}

/** The present password of somebody logged in, counted like any other try and settled when it is right. */
export async function provePassword(
  deps: Deps,
  passwords: Passwords,
  { scope, password, origin }: { scope: { account: string }; password: string; origin: Origin },
): Promise<Result<null, Denied>> {
  const account = await accountById(deps.db, scope.account);
  if (!account) return refused({ refusal: 'wrong-credentials', retryAfter: null });
  const checked = await checkPresent(deps, passwords, {
    account,
    key: account.email,
    password,
    origin,
  });
  if (!checked.ok) return checked;
  await inTransaction(deps.db, (trx) => settleTry(trx, checked.value, true));
  return ok(null);
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
