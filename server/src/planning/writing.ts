import type { Attachment } from '@comptoir/shared/journal/attachments';
import type { Body, Kind } from '@comptoir/shared/journal/kinds';
import type { ServerEnvelope } from '@comptoir/shared/journal/operation';
import { type OperationRefusal, type Result, ok, refused } from '@comptoir/shared/refusals';
import type { Trx } from '../database/connection.ts';
import { inTransaction } from '../database/driver.ts';
import type { Deps } from '../deps.ts';
import {
  type AccountScope,
  type OrganisationScope,
  organisationOf,
  portalSource,
} from '../http/scopes.ts';
import { type NewServerOperation, appendWithin, wake } from '../journal/append.ts';
import { lockHead } from '../journal/head.ts';

/*
 * What the portal asks of the schedule. Whether somebody may is asked before, at the door; the journal judges it again, and
 * what one request asks for is done whole or not at all.
 */

export type By = { actor: string; source: ServerEnvelope['source'] };

export type Draft = {
  [K in Kind]: {
    kind: K;
    establishment: string | null;
    body: Body<K>;
    attachments: Attachment[];
  };
}[Kind];

/** Appends operations. A single one that is refused stays in the journal as refused; of several, the whole is undone. */
export type Write = (drafts: readonly Draft[]) => Promise<OperationRefusal | null>;

/** Runs `work` under the organisation's lock: what it reads stands until its operations do. */
export async function writing<T, R>(
  deps: Deps,
  scope: OrganisationScope,
  by: By,
  work: (trx: Trx, write: Write) => Promise<Result<T, R>>,
): Promise<Result<T, R | OperationRefusal>> {
  const touched = new Set<string>();
  const done = await inTransaction(deps.db, async (trx) => {
    await lockHead(trx, scope.organisation);
    return work(trx, async (drafts) => {
      const operations = drafts.map((draft): NewServerOperation => ({
        ...{ auth: 'none', ...by },
        ...draft,
      }));
      const appended = await appendWithin(trx, deps, scope, operations);
      for (const one of appended.touched) touched.add(one);
      const refusal = appended.outcomes.find((one) => one.refusal !== undefined)?.refusal;
      if (refusal === undefined) return null;
      if (operations.length === 1) return refusal;
      throw new Refused(refusal);
    });
  }).catch((error: unknown) => {
    if (error instanceof Refused) return refused(error.refusal);
    throw error;
  });
  wake(deps, scope.organisation, touched);
  return done;
}

/** One operation that asks for a change. */
export async function writeOne(
  deps: Deps,
  scope: AccountScope,
  draft: Draft,
): Promise<OperationRefusal | null> {
  const done = await writing(deps, organisationOf(scope), byOf(scope), async (_, write) => {
    const refusal = await write([draft]);
    return refusal === null ? ok(null) : refused(refusal);
  });
  return done.ok ? null : done.refusal;
}

export function byOf(scope: AccountScope): By {
  return { actor: scope.person, source: portalSource(scope) };
}

/** Rolls everything back. */
class Refused extends Error {
  readonly refusal: OperationRefusal;

  constructor(refusal: OperationRefusal) {
    super(`One of several changes was ${refusal}.`);
    this.refusal = refusal;
  }
}
