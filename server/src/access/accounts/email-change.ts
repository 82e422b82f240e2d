import { readEmail } from '@comptoir/shared/employees/contact';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import type { Trx } from '../../database/connection.ts';
import { inTransaction } from '../../database/driver.ts';
import type { Deps } from '../../deps.ts';
import {
  type AccountRecord,
  accountByEmail,
  accountById,
  changeAccount,
  isUnchanged,
} from '../../directory/accounts.ts';
import { endChallengesOf } from '../../directory/factors.ts';
import { houseAddress } from '../../directory/house.ts';
import { consumeLink, createLink, endLinks, findLink, linkLife } from '../../directory/links.ts';
import { endSessionsOf } from '../../directory/sessions.ts';
import { countMail, settleTry } from '../../directory/throttles.ts';
import type { AccountScope } from '../../http/scopes.ts';
import {
  type Denied,
  type Doors,
  type Origin,
  checkPresent,
  provePassword,
  throttleKey,
} from './login.ts';
import { mailTo } from './mails.ts';
import { withSecurity } from './security.ts';

/**
 * Somebody wants another login (spec ACC-28): a link to the new address, a notice to the old one. Nothing changes before
 * the link is opened. Whether the new address has an account already cannot be told from the answer (P01).
 */
export async function askForEmail(
  deps: Deps,
  doors: Doors,
  asked: { scope: AccountScope; email: string; password: string; origin: Origin },
): Promise<Result<null, Denied | { refusal: 'bad-request'; retryAfter: null }>> {
  const { db, clock } = deps;
  const read = readEmail(asked.email);
  if (!read.ok) return refused({ refusal: 'bad-request', retryAfter: null });
  const proved = await provePassword(deps, doors.passwords, asked);
  if (!proved.ok) return proved;
  const account = await accountById(db, asked.scope.account);
  if (!account) return refused({ refusal: 'wrong-credentials', retryAfter: null });
  const email = read.value;
  if (email === account.email) return ok(null);
  const { address } = asked.origin;
  const wait = await countMail(db, { account: throttleKey(email), address }, clock.now());
  if (wait !== null) return refused({ refusal: 'too-many-requests', retryAfter: wait });
  const base = await houseAddress(db, doors.house);
  const begun = await inTransaction(db, async (trx) => {
    if (!(await isUnchanged(trx, account))) return false;
    await startEmailChange(trx, deps, { account, email, base, noted: null });
    return true;
  });
  return begun ? ok(null) : refused({ refusal: 'wrong-credentials', retryAfter: null });
}

/**
 * Sends the link of a change of e-mail, the only one that works from now on, and tells the address of until now.
 *
 * @param of `noted`: the organisation that wrote the address down as a contact; null: its owner asked
 */
export async function startEmailChange(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'random'>,
  of: {
    account: AccountRecord;
    email: string;
    base: URL;
    noted: { organisation: string; name: string } | null;
  },
): Promise<void> {
  const { account, email, base, noted } = of;
  await endLinks(trx, 'email', account.id);
  const expires_at = deps.clock.now() + linkLife.email;
  const token = await createLink(trx, deps, {
    purpose: 'email',
    organisation: noted?.organisation ?? null,
    subject: account.id,
    email,
    expires_at,
  });
  await mailTo(trx, deps, account, {
    address: email,
    trueUntil: expires_at,
    template: 'email-confirm',
    data: {
      from: account.email,
      email,
      organisation: noted?.name ?? null,
      url: new URL(`portal/confirm#${token}`, base).href,
      hours: linkLife.email / 3_600_000,
    },
  });
  await mailTo(trx, deps, account, {
    template: 'email-asked',
    data: { email: account.email, to: email, url: new URL('portal/', base).href },
  });
}

type NotMoved = { refusal: 'dead-link' | 'email-taken'; retryAfter: null };

/** Whoever opens the link: their browser, and the session in it. */
type Opener = { origin: Origin; scope: Pick<AccountScope, 'account' | 'session'> | null };

/**
 * The link of a change of e-mail: from now on the login is the new address, every other session has ended, and the old
 * address hears of it. Where an organisation noted the address, having the mailbox is not enough: it takes a session of
 * the account, or its password (ACC-30).
 */
export async function confirmEmail(
  deps: Deps,
  doors: Doors,
  input: Opener & { token: string; password: string | undefined },
): Promise<Result<null, Denied | NotMoved>> {
  const { db, clock } = deps;
  const dead = refused<NotMoved>({ refusal: 'dead-link', retryAfter: null });
  const link = await findLink(db, input.token, clock.now());
  const account = link?.purpose === 'email' ? await accountById(db, link.subject) : undefined;
  const email = link?.email ?? null;
  if (!link || !account || email === null) return dead;
  const own = input.scope?.account === account.id ? input.scope.session : null;
  if (link.organisation !== null && own === null) {
    const proved = await proveOwner(deps, doors, account, input);
    if (!proved.ok) return proved;
  }
  const base = await houseAddress(db, doors.house);
  return withSecurity(deps, { account: account.id, event: 'email-changed' }, async (trx) => {
    if (!(await consumeLink(trx, input.token, { purpose: 'email', now: clock.now() }))) {
      return dead;
    }
    if (await accountByEmail(trx, email)) {
      return refused<NotMoved>({ refusal: 'email-taken', retryAfter: null });
    }
    await mailTo(trx, deps, account, {
      template: 'email-changed',
      data: { email: account.email, to: email, url: new URL('portal/', base).href },
    });
    await changeAccount(trx, account.id, { email, email_proved_at: clock.now() });
    await endSessionsOf(trx, account.id, own);
    await endChallengesOf(trx, account.id);
    // A link that went to the old mailbox opens nothing any more.
    await endLinks(trx, 'reset', account.id);
    return ok(null);
  });
}

async function proveOwner(
  deps: Deps,
  doors: Doors,
  account: AccountRecord,
  { password, origin }: { password: string | undefined; origin: Origin },
): Promise<Result<null, Denied>> {
  if (password === undefined) return refused({ refusal: 'wrong-credentials', retryAfter: null });
  const present = { account, key: account.email, password, origin };
  const checked = await checkPresent(deps, doors.passwords, present);
  if (!checked.ok) return checked;
  await inTransaction(deps.db, (trx) => settleTry(trx, checked.value, true));
  return ok(null);
}
