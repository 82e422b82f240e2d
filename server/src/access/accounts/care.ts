import type { AccountEvent } from '@comptoir/shared/access/operations';
import { type Result, ok, refused } from '@comptoir/shared/refusals';
import type { Trx } from '../../database/connection.ts';
import { inTransaction } from '../../database/driver.ts';
import type { Deps } from '../../deps.ts';
import { type AccountRecord, accountById, accountOf } from '../../directory/accounts.ts';
import { type HouseConfig, houseAddress } from '../../directory/house.ts';
import { createLink, endLinks, linkLife } from '../../directory/links.ts';
import { endSessionsAt } from '../../directory/sessions.ts';
import { countMail } from '../../directory/throttles.ts';
import {
  type EstablishmentScope,
  coversPlace,
  mintOrganisationScope,
  portalSource,
} from '../../http/scopes.ts';
import { appendWithin, wake } from '../../journal/append.ts';
import { lockHead } from '../../journal/head.ts';
import { findRoster } from '../../journal/roster.ts';
import { throttleKey } from './login.ts';
import { mailTo } from './mails.ts';
import { findOrganisationName } from './queries.ts';
import { turnOff } from './second-factor.ts';

type Refusal = 'not-found' | 'not-allowed' | 'conflict' | 'too-many-requests';
type House = { house: HouseConfig };

/**
 * An administrator has somebody choose a new password (C16): a link by mail, the newest alone, and every session in this
 * organisation ends. The password of before opens still: nobody is locked out by a mail that does not arrive.
 */
export async function askForReset(
  deps: Deps,
  { house }: House,
  scope: EstablishmentScope,
  person: string,
): Promise<Result<null, Refusal>> {
  const found = await findLogin(deps, scope, person);
  if (!found.ok) return found;
  const account = found.value;
  const { organisation } = scope;
  const key = { account: throttleKey(account.email), address: `account:${scope.account}` };
  if ((await countMail(deps.db, key, deps.clock.now())) !== null) {
    return refused('too-many-requests');
  }
  const base = await houseAddress(deps.db, house);
  const name = (await findOrganisationName(deps.db, organisation)) ?? '';
  return withOrder(deps, scope, { person, event: 'reset-asked' }, async (trx) => {
    await endSessionsAt(trx, organisation, person);
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
      template: 'reset-given',
      data: {
        organisation: name,
        email: account.email,
        url: new URL(`portal/reset#${token}`, base).href,
        minutes: linkLife.reset / 60_000,
      },
    });
    return ok(null);
  });
}

/**
 * Somebody lost their second factor and stands here in person: it is off, their sessions end, and they are written to.
 * Never by mail alone (ACC-29).
 *
 * @returns `conflict` where there is none to end
 */
export async function endFactorOf(
  deps: Deps,
  { house }: House,
  scope: EstablishmentScope,
  person: string,
): Promise<Result<null, Refusal>> {
  // One's own is ended on one's own page: with the password and a code, and not while it is required.
  if (person === scope.person) return refused('not-allowed');
  const found = await findLogin(deps, scope, person);
  if (!found.ok) return found;
  const { id: account } = found.value;
  const base = await houseAddress(deps.db, house);
  return withOrder(deps, scope, { person, event: 'second-factor-off' }, async (trx) =>
    (await turnOff(trx, deps, { account, base, except: null }))
      ? ok(null)
      : refused('conflict' as const),
  );
}

/** The login of somebody within the scope; `conflict` where they have none. */
async function findLogin(
  { db }: Deps,
  scope: EstablishmentScope,
  person: string,
): Promise<Result<AccountRecord, Refusal>> {
  const { organisation } = scope;
  const entry = (await findRoster(db, organisation, [person])).get(person);
  if (!entry || !coversPlace(scope, entry)) return refused('not-found');
  const link = await accountOf(db, organisation, person);
  const standing = link?.revoked_at === null && !entry.archived;
  const account = standing ? await accountById(db, link.account) : undefined;
  return account ? ok(account) : refused('conflict');
}

/** Writes who ordered what; the journal judges it under its lock, and what it refuses is not done. */
async function withOrder<E extends Refusal>(
  deps: Deps,
  scope: EstablishmentScope,
  of: { person: string; event: AccountEvent },
  work: (trx: Trx) => Promise<Result<null, E>>,
): Promise<Result<null, E | 'not-allowed'>> {
  const { organisation } = scope;
  const done = await inTransaction(deps.db, async (trx) => {
    await lockHead(trx, organisation);
    const { outcomes, touched } = await appendWithin(
      trx,
      deps,
      mintOrganisationScope(organisation),
      [
        {
          establishment: null,
          actor: scope.person,
          auth: 'none',
          source: portalSource(scope),
          kind: 'account.secure',
          body: of,
          attachments: [],
        },
      ],
    );
    // A refused order stays in the journal, too: somebody tried.
    if (outcomes[0]?.status !== 'applied')
      return { result: refused('not-allowed' as const), touched };
    const result = await work(trx);
    if (!result.ok) throw new Undone(result.refusal);
    return { result, touched };
  }).catch((cause: unknown) => {
    if (cause instanceof Undone) return { result: refused(cause.refusal as E), touched: [] };
    throw cause;
  });
  wake(deps, organisation, done.touched);
  return done.result;
}

/** Rolls the order back, too. */
class Undone extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal);
    this.refusal = refusal;
  }
}
