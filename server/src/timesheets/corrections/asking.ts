import type { ServerEnvelope } from '@comptoir/shared/journal/operation';
import type { Attachment } from '@comptoir/shared/journal/attachments';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import type { Body } from '@comptoir/shared/journal/kinds';
import { type OperationRefusal, type Result, ok, refused } from '@comptoir/shared/refusals';
import type { CorrectionRow } from '@comptoir/shared/timesheets/correction';
import type { PunchChange } from '@comptoir/shared/timesheets/operations';
import { inTransaction } from '../../database/driver.ts';
import type { Deps } from '../../deps.ts';
import type { OrganisationScope } from '../../http/scopes.ts';
import { type NewServerOperation, appendWithin, wake } from '../../journal/append.ts';
import { lockHead } from '../../journal/head.ts';
import { saltedText } from '../../journal/salted-text.ts';
import { findCorrections, findSame } from './queries.ts';

/*
 * What the portal asks of corrections. Whether somebody may is asked before, at the door; the journal judges it again, and
 * what one request asks for is done whole or not at all.
 */

export type By = { actor: string; source: ServerEnvelope['source'] };
type Done = Result<CorrectionRow, OperationRefusal>;
type Kinds = `correction.${'propose' | 'decide' | 'withdraw' | 'object'}`;
type Draft = {
  [K in Kinds]: { kind: K; body: Body<K>; attachments: Attachment[] };
}[Kinds];

/** @returns the correction; the one that stands already where the same was asked for before and nobody has decided */
export async function proposeCorrection(
  deps: Deps,
  scope: OrganisationScope,
  input: {
    person: string;
    establishment: string;
    day: string;
    change: PunchChange;
    reason: string;
    approve: boolean;
  },
  by: By,
): Promise<Done> {
  const { person, establishment, day, change, approve } = input;
  const asked = { person, establishment, day, asked: JSON.stringify(change) };
  const before = await findSame(deps.db, scope.organisation, asked);
  const correction = before ?? uuidv7(deps.clock.now(), deps.random.bytes(10));
  const reason = saltedText(deps.random, input.reason);
  const drafts: Draft[] = [];
  if (before === null) {
    const body = { correction, person, day, change, reasonText: reason.hash };
    drafts.push({ kind: 'correction.propose', body, attachments: [reason] });
  }
  if (approve) {
    const decision = { decision: 'approved' as const, edited: null, reasonText: null };
    const body = { correction, person, ...decision };
    drafts.push({ kind: 'correction.decide', body, attachments: [] });
  }
  return write(deps, scope, { correction, establishment, by }, drafts);
}

type Named = { correction: string; person: string; establishment: string };

export function decideCorrection(
  deps: Deps,
  scope: OrganisationScope,
  named: Named,
  input: { decision: 'approved' | 'refused'; edited: PunchChange | null; reason: string | null },
  by: By,
): Promise<Done> {
  const { correction, person, establishment } = named;
  const reason = input.reason === null ? null : saltedText(deps.random, input.reason);
  const { decision, edited } = input;
  const body = { correction, person, decision, edited, reasonText: reason?.hash ?? null };
  const attachments = reason === null ? [] : [reason];
  return write(deps, scope, { correction, establishment, by }, [
    { kind: 'correction.decide', body, attachments },
  ]);
}

export function withdrawCorrection(
  deps: Deps,
  scope: OrganisationScope,
  { correction, person, establishment }: Named,
  by: By,
): Promise<Done> {
  return write(deps, scope, { correction, establishment, by }, [
    { kind: 'correction.withdraw', body: { correction, person }, attachments: [] },
  ]);
}

export function objectToCorrection(
  deps: Deps,
  scope: OrganisationScope,
  { correction, person, establishment }: Named,
  reason: string,
  by: By,
): Promise<Done> {
  const text = saltedText(deps.random, reason);
  const body = { correction, person, reasonText: text.hash };
  return write(deps, scope, { correction, establishment, by }, [
    { kind: 'correction.object', body, attachments: [text] },
  ]);
}

async function write(
  deps: Deps,
  scope: OrganisationScope,
  of: { correction: string; establishment: string; by: By },
  drafts: readonly Draft[],
): Promise<Done> {
  const { organisation } = scope;
  const operations = drafts.map((draft): NewServerOperation => ({
    ...{ establishment: of.establishment, auth: 'none', ...of.by },
    ...draft,
  }));
  const done = await inTransaction(deps.db, async (trx) => {
    // First of all the lock: what is read behind it stands.
    await lockHead(trx, organisation);
    const appended = await appendWithin(trx, deps, scope, operations);
    const refusal = appended.outcomes.find((one) => one.refusal !== undefined)?.refusal;
    if (refusal === undefined) return ok(appended.touched);
    // One operation that is refused stays in the journal as refused; of several, all or nothing.
    if (operations.length === 1) return refused(refusal);
    throw new Refused(refusal);
  }).catch((error: unknown) => {
    if (error instanceof Refused) return refused(error.refusal);
    throw error;
  });
  if (!done.ok) return done;
  wake(deps, organisation, done.value);
  const row = (await findCorrections(deps.db, organisation, [of.correction])).get(of.correction);
  return row ? ok(row) : refused('not-found');
}

/** Rolls everything back: a correction could be proposed and not approved. */
class Refused extends Error {
  readonly refusal: OperationRefusal;

  constructor(refusal: OperationRefusal) {
    super(`A correction was ${refusal}.`);
    this.refusal = refusal;
  }
}
