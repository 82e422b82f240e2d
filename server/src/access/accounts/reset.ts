import { checkPassword } from '@comptoir/shared/access/password';
import { readEmail } from '@comptoir/shared/employees/contact';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import type { Reader, Trx } from '../../database/connection.ts';
import { inTransaction } from '../../database/driver.ts';
import type { Deps } from '../../deps.ts';
import {
  type AccountRecord,
  accountByEmail,
  accountById,
  changeAccount,
  isUnchanged,
  personsOf,
  standingPersons,
} from '../../directory/accounts.ts';
import { dropFactor, endChallengesOf } from '../../directory/factors.ts';
import {
  type HouseConfig,
  houseAddress,
  houseValue,
  setHouseValue,
} from '../../directory/house.ts';
import {
  consumeLink,
  createLink,
  endLinks,
  endOwnEmailLinks,
  findLink,
  hashSecret,
  linkLife,
} from '../../directory/links.ts';
import { endSessionsOf, forgetBrowsers, noteProof } from '../../directory/sessions.ts';
import { countMail, countTry, forgiveAccount, settleTry } from '../../directory/throttles.ts';
import type { AccountScope } from '../../http/scopes.ts';
import { type Denied, type Origin, checkPresent, throttleKey } from './login.ts';
import { mailTo } from './mails.ts';
import type { Passwords } from './passwords.ts';
import { findAllSurroundings, passwordContext } from './queries.ts';
import { newRecoveryCode, readRecoveryCode } from './recovery-code.ts';
import { withSecurity } from './security.ts';

type Doors = { passwords: Passwords; house: HouseConfig };

/**
 * « Mot de passe oublié »: a link by mail to an account that stands, and nothing for anybody else. The caller answers
 * before this begins, so nobody learns which it was (P01).
 */
export async function sendReset(
  deps: Deps,
  house: HouseConfig,
  asked: { email: string; address: string },
): Promise<void> {
  const email = readEmail(asked.email);
  if (!email.ok) return;
  const { address } = asked;
  const wait = await countMail(
    deps.db,
    { account: throttleKey(email.value), address },
    deps.clock.now(),
  );
  const account = await accountByEmail(deps.db, email.value);
  if (wait !== null || !account || !(await mayEnter(deps.db, account.id))) return;
  const base = await houseAddress(deps.db, house);
  await inTransaction(deps.db, async (trx) => {
    await endLinks(trx, 'reset', account.id);
    const expires_at = deps.clock.now() + linkLife.reset;
    const token = await createLink(trx, deps, {
      purpose: 'reset',
      organisation: null,
      subject: account.id,
      email: account.email,
      expires_at,
    });
    await mailTo(trx, deps, account, {
      trueUntil: expires_at,
      template: 'forgotten',
      data: {
        email: account.email,
        url: new URL(`portal/reset#${token}`, base).href,
        minutes: linkLife.reset / 60_000,
      },
    });
  });
}

/** Whether somebody stands behind a login, or nobody yet; whose access has ended is written nothing. */
async function mayEnter(db: Reader, account: string): Promise<boolean> {
  const [standing] = await standingPersons(db, account);
  return standing !== undefined || (await personsOf(db, account)).length === 0;
}

/**
 * A new password by the link of a mail. It logs nobody in, ends every session, forgets every browser, forgives the
 * failures, and says so by mail (spec ACC-10). A weak password leaves the link as it was.
 */
export async function resetPassword(
  deps: Deps,
  doors: Doors,
  input: { token: string; password: string },
): Promise<Result<null, 'dead-link' | 'weak-password' | 'busy'>> {
  const { db, clock } = deps;
  const link = await findLink(db, input.token, clock.now());
  const account = link?.purpose === 'reset' ? await accountById(db, link.subject) : undefined;
  if (!account) return refused('dead-link');
  const made = await makePassword(deps, doors.passwords, account, input.password);
  if (!made.ok) return made;
  const base = await houseAddress(db, doors.house);
  return withSecurity(deps, { account: account.id, event: 'password-reset' }, async (trx) => {
    const of = { purpose: 'reset', now: clock.now() } as const;
    if (!(await consumeLink(trx, input.token, of))) return refused('dead-link' as const);
    await renewPassword(trx, deps, { account, base, kept: made.value, session: null });
    if (link?.email === account.email) {
      await changeAccount(trx, account.id, { email_proved_at: clock.now() });
    }
    return ok(null);
  });
}

/** One's own new password, for the present one. Every other session of the account ends. */
export async function changePassword(
  deps: Deps,
  doors: Doors,
  input: { scope: AccountScope; current: string; next: string; origin: Origin },
): Promise<Result<null, Denied | { refusal: 'weak-password'; retryAfter: null }>> {
  const { scope, origin } = input;
  const account = await accountById(deps.db, scope.account);
  if (!account) return refused({ refusal: 'wrong-credentials', retryAfter: null });
  const present = { account, key: account.email, password: input.current, origin };
  const checked = await checkPresent(deps, doors.passwords, present);
  if (!checked.ok) return checked;
  const made = await makePassword(deps, doors.passwords, account, input.next);
  await inTransaction(deps.db, (trx) => settleTry(trx, checked.value, true));
  if (!made.ok) return refused({ refusal: made.refusal, retryAfter: null });
  const base = await houseAddress(deps.db, doors.house);
  return withSecurity(deps, { account: account.id, event: 'password-changed' }, async (trx) => {
    // Of two at once with the same password, one has changed it.
    if (!(await isUnchanged(trx, account))) {
      return refused({ refusal: 'wrong-credentials' as const, retryAfter: null });
    }
    await renewPassword(trx, deps, { account, base, kept: made.value, session: scope.session });
    await noteProof(trx, scope.session, deps.clock.now());
    return ok(null);
  });
}

/**
 * The recovery code that was printed at set-up, for the first administrator's e-mail: a new password, and the next code,
 * since a code that was typed somewhere is no longer a secret.
 */
export async function recover(
  deps: Deps,
  doors: Doors,
  input: { email: string; code: string; password: string; address: string },
): Promise<
  Result<{ recoveryCode: string }, Denied | { refusal: 'weak-password'; retryAfter: null }>
> {
  const { db, clock } = deps;
  const tried = { account: `recovery:${input.address}`, address: input.address };
  const counted = await countTry(db, tried, clock.now());
  if (!counted.ok) {
    return refused({ refusal: 'too-many-requests', retryAfter: counted.refusal.retryAfter });
  }
  const email = readEmail(input.email);
  const owner = await houseValue(db, 'recovery-account');
  const account = owner === null ? undefined : await accountById(db, owner);
  const hash = hashSecret(readRecoveryCode(input.code));
  const right = hash === (await houseValue(db, 'recovery'));
  if (!right || !account || !email.ok || email.value !== account.email) {
    return refused({ refusal: 'wrong-credentials', retryAfter: null });
  }
  const made = await makePassword(deps, doors.passwords, account, input.password);
  const recoveryCode = newRecoveryCode(deps.random);
  const base = await houseAddress(db, doors.house);
  await inTransaction(db, (trx) => settleTry(trx, counted.value, true));
  if (!made.ok) {
    const retryAfter = made.refusal === 'busy' ? 5 : null;
    return refused({ refusal: made.refusal, retryAfter } as Denied);
  }
  return withSecurity(deps, { account: account.id, event: 'password-reset' }, async (trx) => {
    // Of two that type it at once, one has used it up.
    if ((await houseValue(trx, 'recovery')) !== hash) {
      return refused({ refusal: 'wrong-credentials' as const, retryAfter: null });
    }
    await setHouseValue(trx, 'recovery', hashSecret(readRecoveryCode(recoveryCode)));
    await renewPassword(trx, deps, { account, base, kept: made.value, session: null });
    // Everything else is lost: whoever holds this code sets a second factor up again.
    await dropFactor(trx, account.id);
    return ok({ recoveryCode });
  });
}

type KeptPassword = Pick<AccountRecord, 'password' | 'pepper'>;

async function makePassword(
  { db }: Deps,
  passwords: Passwords,
  account: AccountRecord,
  password: string,
): Promise<Result<KeptPassword, 'weak-password' | 'busy'>> {
  const context = passwordContext(account.email, await findAllSurroundings(db, account.id));
  if (!checkPassword(password, context).ok) return refused('weak-password');
  return passwords.make(password);
}

async function renewPassword(
  trx: Trx,
  deps: Deps,
  of: { account: AccountRecord; base: URL; kept: KeptPassword; session: string | null },
): Promise<void> {
  const { account, base, kept, session } = of;
  await changeAccount(trx, account.id, { ...kept, password_at: deps.clock.now() });
  await endSessionsOf(trx, account.id, session);
  await endLinks(trx, 'reset', account.id);
  // Whoever knew the password of before may have asked for another e-mail with it.
  await endOwnEmailLinks(trx, account.id);
  await endChallengesOf(trx, account.id);
  if (session === null) {
    await forgetBrowsers(trx, account.id);
    await forgiveAccount(trx, throttleKey(account.email));
  }
  await mailTo(trx, deps, account, {
    template: 'password-changed',
    data: { email: account.email, url: new URL('portal/forgotten', base).href },
  });
}
