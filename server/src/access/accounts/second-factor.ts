import { type Result, ok, refused } from '@comptoir/shared/refusals';
import type { Trx } from '../../database/connection.ts';
import { inTransaction } from '../../database/driver.ts';
import type { Deps } from '../../deps.ts';
import { type AccountRecord, accountById, standingPersons } from '../../directory/accounts.ts';
import {
  countCodes,
  dropFactor,
  endChallengesOf,
  findFactor,
  keepOffer,
  replaceCodes,
  takeOffer,
  useCode,
  useStep,
} from '../../directory/factors.ts';
import { type HouseConfig, houseAddress } from '../../directory/house.ts';
import { hashSecret } from '../../directory/links.ts';
import { endSessionsOf, forgetBrowsers } from '../../directory/sessions.ts';
import { countCode, forgiveCodes } from '../../directory/throttles.ts';
import type { AccountScope } from '../../http/scopes.ts';
import { openBox, sealBox } from '../../platform/box.ts';
import { findFactorDuty } from './duty/queries.ts';
import { type Denied, type Origin, provePassword } from './login.ts';
import { mailTo } from './mails.ts';
import type { Passwords } from './passwords.ts';
import { newRecoveryCode, readRecoveryCode } from './recovery-code.ts';
import { withSecurity } from './security.ts';
import { describeSecret, secretLength, stepOf } from './totp.ts';

type Doors = { passwords: Passwords; house: HouseConfig };
type Asked = { scope: AccountScope; password: string; origin: Origin };

/** Why a code is not taken. */
export type CodeDenied = {
  refusal: 'wrong-code' | 'too-many-requests';
  retryAfter: number | null;
};

/** Recovery codes that are made at a time (spec ACC-22). */
const recoveryCodes = 10;

/** A new secret, shown and not yet in force; what is on stays on until a code of the new one is typed. */
export async function offerFactor(
  deps: Deps,
  doors: Doors,
  asked: Asked,
): Promise<Result<{ url: string; secret: string }, Denied>> {
  const { account, email } = asked.scope;
  const proved = await provePassword(deps, doors.passwords, asked);
  if (!proved.ok) return proved;
  const secret = deps.random.bytes(secretLength);
  const offer = sealBox(deps.keys.pin, sealedFor(account), secret);
  const at = deps.clock.now();
  await inTransaction(deps.db, (trx) => keepOffer(trx, { account, offer, at }));
  return ok(describeSecret(secret, email));
}

/**
 * The first code of an offer: from now on the second factor is on, that code is used up (P13), and the other sessions of
 * the account end.
 *
 * @returns the recovery codes, shown once; `dead-link` where nothing is offered
 */
export async function confirmFactor(
  deps: Deps,
  doors: Doors,
  { scope, code }: { scope: AccountScope; code: string },
): Promise<Result<{ codes: string[] }, CodeDenied | { refusal: 'dead-link'; retryAfter: null }>> {
  const { db, clock, keys } = deps;
  const { account } = scope;
  const gone = { refusal: 'dead-link', retryAfter: null } as const;
  const offer = (await findFactor(db, account))?.offer ?? null;
  if (offer === null) return refused(gone);
  const now = clock.now();
  const wait = await countCode(db, account, now);
  if (wait !== null) return refused({ refusal: 'too-many-requests', retryAfter: wait });
  const step = stepOf(openBox(keys.pin, sealedFor(account), offer), code, now);
  if (step === null) return refused({ refusal: 'wrong-code', retryAfter: null });
  const base = await houseAddress(db, doors.house);
  return withSecurity(deps, { account, event: 'second-factor-on' }, async (trx) => {
    // Two at once: the first has taken the offer.
    if (!(await takeOffer(trx, { account, offer, step, at: now }))) return refused(gone);
    await forgiveCodes(trx, account);
    await endSessionsOf(trx, account, scope.session);
    await endChallengesOf(trx, account);
    await forgetBrowsers(trx, account);
    const codes = await newCodes(trx, deps, account);
    await tell(trx, deps, { account, base, event: 'on' });
    return ok({ codes });
  });
}

/** New recovery codes; those of before are dead. */
export async function renewCodes(
  deps: Deps,
  doors: Doors,
  asked: Asked,
): Promise<Result<{ codes: string[] }, Denied | { refusal: 'conflict'; retryAfter: null }>> {
  const { account } = asked.scope;
  const proved = await provePassword(deps, doors.passwords, asked);
  if (!proved.ok) return proved;
  const base = await houseAddress(deps.db, doors.house);
  return withSecurity(deps, { account, event: 'codes-renewed' }, async (trx) => {
    const factor = await findFactor(trx, account);
    if ((factor?.secret ?? null) === null) {
      return refused({ refusal: 'conflict', retryAfter: null });
    }
    const codes = await newCodes(trx, deps, account);
    await tell(trx, deps, { account, base, event: 'codes' });
    return ok({ codes });
  });
}

/** Ends the second factor: with the password and a code, and never while somebody's organisation requires it (P20). */
export async function endFactor(
  deps: Deps,
  doors: Doors,
  asked: Asked & { code: string },
): Promise<Result<null, Denied | CodeDenied | { refusal: 'not-allowed'; retryAfter: null }>> {
  const { scope, code } = asked;
  const { account } = scope;
  if (await isRequired(deps, account)) {
    return refused({ refusal: 'not-allowed', retryAfter: null });
  }
  const proved = await provePassword(deps, doors.passwords, asked);
  if (!proved.ok) return proved;
  const base = await houseAddress(deps.db, doors.house);
  const checked = await checkCode(deps, { account, code, base });
  if (!checked.ok) return checked;
  return withSecurity(deps, { account, event: 'second-factor-off' }, async (trx) => {
    await turnOff(trx, deps, { account, base, except: scope.session });
    return ok(null);
  });
}

/** What ends with a second factor: its codes, challenges on their way, and the other sessions. Told by mail. */
export async function turnOff(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'random'>,
  { account, base, except }: { account: string; base: URL; except: string | null },
): Promise<boolean> {
  if (!(await dropFactor(trx, account))) return false;
  await endChallengesOf(trx, account);
  await endSessionsOf(trx, account, except);
  await tell(trx, deps, { account, base, event: 'off' });
  return true;
}

/**
 * Whether this is a code of the account's authenticator, or one of its recovery codes. Counted before it is looked at;
 * either is used up by this, so of two at once one passes (P13, P15).
 */
export async function checkCode(
  deps: Deps,
  of: { account: string; code: string; base: URL },
): Promise<Result<null, CodeDenied>> {
  const { db, clock, keys } = deps;
  const { account, code, base } = of;
  const now = clock.now();
  const wait = await countCode(db, account, now);
  if (wait !== null) return refused({ refusal: 'too-many-requests', retryAfter: wait });
  const secret = (await findFactor(db, account))?.secret ?? null;
  const step =
    secret === null ? null : stepOf(openBox(keys.pin, sealedFor(account), secret), code, now);
  const right =
    step === null
      ? await useRecoveryCode(deps, { account, code, base })
      : await useStep(db, account, step);
  if (!right) return refused({ refusal: 'wrong-code', retryAfter: null });
  await forgiveCodes(db, account);
  return ok(null);
}

function useRecoveryCode(
  deps: Deps,
  { account, code, base }: { account: string; code: string; base: URL },
): Promise<boolean> {
  const hash = hashSecret(readRecoveryCode(code));
  return inTransaction(deps.db, async (trx) => {
    if (!(await useCode(trx, { account, hash, at: deps.clock.now() }))) return false;
    await tell(trx, deps, { account, base, event: 'code-used' });
    return true;
  });
}

async function isRequired({ db, clock }: Deps, account: string): Promise<boolean> {
  for (const one of await standingPersons(db, account)) {
    const duty = await findFactorDuty(db, { ...one, account }, clock.now());
    if (duty.requiredBy !== null) return true;
  }
  return false;
}

async function newCodes(
  trx: Trx,
  { random }: Pick<Deps, 'random'>,
  account: string,
): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, () => newRecoveryCode(random));
  const hashes = codes.map((code) => hashSecret(readRecoveryCode(code)));
  await replaceCodes(trx, account, hashes);
  return codes;
}

async function tell(
  trx: Trx,
  deps: Pick<Deps, 'clock' | 'random'>,
  of: { account: string; base: URL; event: 'on' | 'off' | 'codes' | 'code-used' },
): Promise<void> {
  const account: AccountRecord | undefined = await accountById(trx, of.account);
  if (!account) return;
  const left = await countCodes(trx, of.account);
  await mailTo(trx, deps, account, {
    template: 'second-factor',
    data: { email: account.email, event: of.event, left, url: new URL('portal/', of.base).href },
  });
}

/** A box of one account opens for no other, and no PIN's box opens here. */
function sealedFor(account: string): string {
  return `second-factor/${account}`;
}
