import type { AccountEvent } from '@comptoir/shared/access/operations';
import type { Result } from '@comptoir/shared/refusals';
import type { Trx } from '../../database/connection.ts';
import { inTransaction } from '../../database/driver.ts';
import type { Deps } from '../../deps.ts';
import { type StandingPerson, standingPersons } from '../../directory/accounts.ts';
import { mintOrganisationScope, portalSource } from '../../http/scopes.ts';
import { type NewServerOperation, appendServer, appendWithin, wake } from '../../journal/append.ts';
import { lockHead } from '../../journal/head.ts';

/**
 * Does something to a login and writes `account.secure` with it, in each organisation where somebody stands behind it
 * (spec ACC-31). With the first of them in one transaction; a transaction touches one organisation, so the others follow.
 *
 * @param work in the transaction; what it refuses rolls it back
 */
export async function withSecurity<T, E>(
  deps: Deps,
  of: { account: string; event: AccountEvent },
  work: (trx: Trx) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  const [first, ...others] = await standingPersons(deps.db, of.account);
  try {
    const done = await inTransaction(deps.db, async (trx) => {
      if (first) await lockHead(trx, first.organisation);
      const result = await work(trx);
      if (!result.ok) throw new Undone(result.refusal);
      if (!first) return { value: result, touched: [] };
      const scope = mintOrganisationScope(first.organisation);
      const { touched } = await appendWithin(trx, deps, scope, [secured(first, of)]);
      return { value: result, touched };
    });
    if (first) wake(deps, first.organisation, done.touched);
    for (const one of others) {
      await appendServer(deps, mintOrganisationScope(one.organisation), [secured(one, of)]);
    }
    return done.value;
  } catch (cause) {
    if (cause instanceof Undone) return { ok: false, refusal: cause.refusal as E };
    throw cause;
  }
}

/** Rolls back what was refused on its way. */
class Undone extends Error {
  readonly refusal: unknown;

  constructor(refusal: unknown) {
    super('refused');
    this.refusal = refusal;
  }
}

function secured(
  { person }: StandingPerson,
  { account, event }: { account: string; event: AccountEvent },
): NewServerOperation {
  return {
    establishment: null,
    actor: person,
    auth: 'none',
    source: portalSource({ account }),
    kind: 'account.secure',
    body: { person, event },
    attachments: [],
  };
}
