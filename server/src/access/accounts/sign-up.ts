import { checkPassword } from '@comptoir/shared/access/password';
import { readEmail } from '@comptoir/shared/employees/contact';
import type { Language } from '@comptoir/shared/establishments/languages';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import { inTransaction } from '../../database/driver.ts';
import type { Deps } from '../../deps.ts';
import { type AccountRecord, accountByEmail, insertAccount } from '../../directory/accounts.ts';
import { houseAddress } from '../../directory/house.ts';
import { consumeLink, createLink, findLink, hashSecret, linkLife } from '../../directory/links.ts';
import {
  type SignUpRecord,
  dropSignUps,
  findSignUp,
  insertSignUp,
} from '../../directory/sign-ups.ts';
import { countMail, settleTry } from '../../directory/throttles.ts';
import { enqueueMail } from '../../mail/commands.ts';
import {
  type Denied,
  type Doors,
  type Entered,
  type Origin,
  admit,
  checkPresent,
  throttleKey,
} from './login.ts';

/** What is left to do once the answer is on its way. */
export type Later = () => Promise<void>;

type Asked = { email: string; password: string; language: Language };

/**
 * Signs somebody up (spec ACC-26): a link to the address, or, where it has an account, a mail that says so. Work, answer
 * and time until it are the same for both (P01).
 *
 * @param browser the mark of the browser that asks
 */
export async function signUp(
  deps: Deps,
  doors: Pick<Doors, 'passwords' | 'house'>,
  { browser, address, ...asked }: Asked & { browser: string; address: string },
): Promise<Result<Later, 'bad-request' | 'weak-password' | 'busy'>> {
  const { db, clock } = deps;
  const read = readEmail(asked.email);
  if (!read.ok) return refused('bad-request');
  const email = read.value;
  if (!checkPassword(asked.password, { email }).ok) return refused('weak-password');
  const wait = await countMail(db, { account: throttleKey(email), address }, clock.now());
  if (wait !== null) return ok(() => Promise.resolve());
  const kept = await doors.passwords.make(asked.password);
  if (!kept.ok) return kept;
  return ok(async () => {
    const base = await houseAddress(db, doors.house);
    const { language } = asked;
    await inTransaction(db, async (trx) => {
      const known = await accountByEmail(trx, email);
      const to = { name: '', address: email };
      if (known) {
        const url = new URL('portal/login', base).href;
        const mail = { template: 'sign-up-known', data: { email, url } } as const;
        await enqueueMail(trx, deps, { ...mail, to, language, organisation: null });
        return;
      }
      const now = clock.now();
      const expires_at = now + linkLife['sign-up'];
      const id = uuidv7(now, deps.random.bytes(10));
      const mark = hashSecret(browser);
      const row = { id, email, ...kept.value, language, browser: mark, created_at: now };
      await insertSignUp(trx, { ...row, expires_at });
      const token = await createLink(trx, deps, {
        purpose: 'sign-up',
        organisation: null,
        subject: id,
        email,
        expires_at,
      });
      const url = new URL(`portal/confirm#${token}`, base).href;
      await enqueueMail(trx, deps, {
        template: 'sign-up',
        data: { email, url, hours: linkLife['sign-up'] / 3_600_000 },
        to,
        language,
        organisation: null,
        trueUntil: expires_at,
      });
    });
  });
}

/** Whether a link of a sign-up was asked for in another browser: then it opens with the password alone. */
export function isElsewhere(signUp: SignUpRecord, browser: string | null): boolean {
  return browser === null || hashSecret(browser) !== signUp.browser;
}

/**
 * The link of a sign-up: makes the account, links it to whoever has invited its e-mail, and logs in (spec ACC-27). In
 * another browser than the one that asked it takes the password too: whoever owns the mailbox and never asked has none,
 * and makes no account with a stranger's password.
 */
export async function confirmSignUp(
  deps: Deps,
  doors: Doors,
  input: { token: string; password: string | undefined; origin: Origin },
): Promise<Result<Entered, Denied | { refusal: 'dead-link'; retryAfter: null }>> {
  const { db, clock } = deps;
  const dead = refused({ refusal: 'dead-link', retryAfter: null } as const);
  const link = await findLink(db, input.token, clock.now());
  const asked = link?.purpose === 'sign-up' ? await findSignUp(db, link.subject) : undefined;
  if (!asked) return dead;
  const now = clock.now();
  const account: AccountRecord = {
    id: uuidv7(now, deps.random.bytes(10)),
    email: asked.email,
    password: asked.password,
    pepper: asked.pepper,
    language: asked.language,
    created_at: now,
    password_at: asked.created_at,
    email_proved_at: now,
  };
  if (isElsewhere(asked, input.origin.browser)) {
    if (input.password === undefined) {
      return refused({ refusal: 'wrong-credentials', retryAfter: null });
    }
    const { password, origin } = input;
    const present = { account, key: account.email, password, origin };
    const checked = await checkPresent(deps, doors.passwords, present);
    if (!checked.ok) return checked;
    await inTransaction(db, (trx) => settleTry(trx, checked.value, true));
  }
  const made = await inTransaction(db, async (trx) => {
    if (!(await consumeLink(trx, input.token, { purpose: 'sign-up', now }))) return false;
    if (await accountByEmail(trx, account.email)) return false;
    await insertAccount(trx, account);
    await dropSignUps(trx, account.email);
    return true;
  });
  return made ? admit(deps, doors, account, input.origin) : dead;
}
