import { checkPassword } from '@comptoir/shared/access/password';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import { inTransaction } from '../../database/driver.ts';
import type { Deps } from '../../deps.ts';
import {
  type AccountRecord,
  accountByEmail,
  changeAccount,
  insertAccount,
} from '../../directory/accounts.ts';
import { type LinkRecord, consumeLink, findLink, hashSecret } from '../../directory/links.ts';
import { createChallenge, hasFactor } from '../../directory/factors.ts';
import { rememberBrowser } from '../../directory/sessions.ts';
import { type Try, settleTry } from '../../directory/throttles.ts';
import { wake } from '../../journal/append.ts';
import { lockHead } from '../../journal/head.ts';
import { type OpenInvitation, inspectInvitation, isMailedLink } from '../invitations.ts';
import { Lost, acceptFor } from './linking.ts';
import { type Denied, type Entered, type Origin, checkPresent, newBrowser } from './login.ts';
import type { Passwords } from './passwords.ts';
import { findSurroundings, passwordContext } from './queries.ts';
import type { PortalSessions } from './sessions.ts';

type Activation = { link: LinkRecord; email: string; invitation: OpenInvitation };

/** The invitation behind a link, as long as it can be accepted. */
export async function inspectActivation(
  { db }: Pick<Deps, 'db'>,
  link: LinkRecord | undefined,
): Promise<Result<Activation, 'dead-link'>> {
  if (link?.purpose !== 'activation' || link.organisation === null || link.email === null) {
    return refused('dead-link');
  }
  const { organisation, subject, email } = link;
  const invitation = await inspectInvitation(db, { organisation, invitation: subject });
  return invitation.ok ? ok({ link, email, invitation: invitation.value }) : invitation;
}

export type ActivationRefusal =
  Denied | { refusal: 'dead-link' | 'weak-password'; retryAfter: null };

/**
 * Accepts an invitation with a new password, or, where the e-mail has an account, with its present one; links the person,
 * gives the role that was offered, and logs in (C11, spec ACC-14). Of two at once, one has used the link up.
 */
export async function activate(
  deps: Deps,
  doors: { passwords: Passwords; sessions: PortalSessions },
  input: { token: string; password: string; origin: Origin },
): Promise<Result<Entered | { next: 'second-factor'; challenge: string }, ActivationRefusal>> {
  const { db, clock } = deps;
  const open = await inspectActivation(deps, await findLink(db, input.token, clock.now()));
  if (!open.ok) return denied('dead-link');
  const { email, invitation } = open.value;
  const { organisation, person } = invitation;
  const found = await accountByEmail(db, email);
  const proved = found
    ? await provePresent(deps, doors.passwords, { account: found, ...input })
    : await proveNew(deps, doors.passwords, { ...input, email, invitation });
  if (!proved.ok) return proved;

  const done = await inTransaction(db, async (trx) => {
    await lockHead(trx, organisation);
    const now = clock.now();
    const link = await consumeLink(trx, input.token, { purpose: 'activation', now });
    if (!link) throw new Lost();
    const account = found?.id ?? uuidv7(now, deps.random.bytes(10));
    // Somebody else may have opened this e-mail's account, or renewed its password, while that was hashed.
    const standing = await accountByEmail(trx, email);
    if (standing?.id !== found?.id || standing?.password !== found?.password) throw new Lost();
    if (proved.value.made) {
      const language = proved.value.language;
      const made = { ...proved.value.made, language, created_at: now, password_at: now };
      await insertAccount(trx, { id: account, email, ...made });
    }
    if (await isMailedLink(trx, link)) await changeAccount(trx, account, { email_proved_at: now });
    if (proved.value.tried) await settleTry(trx, proved.value.tried, true);
    const key = { organisation, invitation: invitation.invitation };
    const accepted = await acceptFor(trx, deps, { ...key, account });
    if (!accepted) throw new Lost();
    const { touched } = accepted;
    // A link in a mail never stands for a second factor (P12).
    if (await hasFactor(trx, account)) {
      const challenge = await createChallenge(trx, deps, account);
      return { next: 'second-factor' as const, challenge, touched };
    }
    const browser = newBrowser(deps);
    await rememberBrowser(trx, { hash: hashSecret(browser), account, created_at: now });
    const from = { address: input.origin.address, agent: input.origin.agent };
    const token = await doors.sessions.open(trx, { account, organisation, person, from });
    return { next: 'in' as const, token, browser, email, touched };
  }).catch((error: unknown) => {
    if (error instanceof Lost) return null;
    throw error;
  });
  if (!done) return denied('dead-link');
  const { touched, ...opened } = done;
  wake(deps, organisation, touched);
  return ok(opened);
}

type Proved = {
  made: Pick<AccountRecord, 'password' | 'pepper'> | null;
  language: AccountRecord['language'];
  tried: Try | null;
};

async function provePresent(
  deps: Deps,
  passwords: Passwords,
  of: { account: AccountRecord; password: string; origin: Origin },
): Promise<Result<Proved, ActivationRefusal>> {
  const { account, password, origin } = of;
  const present = { account, key: account.email, password, origin };
  const checked = await checkPresent(deps, passwords, present);
  if (!checked.ok) return checked;
  return ok({ made: null, language: account.language, tried: checked.value });
}

async function proveNew(
  { db }: Deps,
  passwords: Passwords,
  of: { password: string; email: string; invitation: OpenInvitation },
): Promise<Result<Proved, ActivationRefusal>> {
  const { organisation, person } = of.invitation;
  const around = await findSurroundings(db, organisation, person);
  const context = passwordContext(of.email, [around]);
  if (!checkPassword(of.password, context).ok) return denied('weak-password');
  const made = await passwords.make(of.password);
  if (!made.ok) return refused({ refusal: made.refusal, retryAfter: 5 });
  return ok({ made: made.value, language: around.language, tried: null });
}

function denied(refusal: 'dead-link' | 'weak-password') {
  return refused({ refusal, retryAfter: null });
}
