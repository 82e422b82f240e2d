import { isDeviceOperation } from '@comptoir/shared/journal/operation';
import type { OperationRefusal } from '@comptoir/shared/refusals';
import { type Accepted, type Batch, type Verdict, applied } from '../../journal/batch.ts';
import { momentOf, ownerOf } from '../asking.ts';
import { updateChange } from './commands.ts';
import { findChangesBy } from './queries.ts';

type Seen = Accepted<'schedule.seen'>;
type Agreed = Accepted<'schedule.accept'>;

/** Somebody was shown what changed in their schedule: a fact (spec PLAN-21). */
export async function projectSeen(batch: Batch, items: readonly Seen[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const item of items) verdicts.push(await see(batch, item));
  return verdicts;
}

async function see(batch: Batch, item: Seen): Promise<Verdict> {
  const { operation, position, flags } = item;
  // A fact is kept whatever it names; it counts where its owner, known as such, was shown it.
  const isShown = operation.actor === operation.body.person && isKnown(operation);
  if (!isShown) return applied(flags);
  const moment = momentOf(batch, item);
  const door = isDeviceOperation(operation) ? 'tablet' : 'portal';
  for (const row of await rowsOf(batch, operation.body)) {
    const at = Math.max(moment, row.at);
    // Whichever comes first to the server: the first time that it was shown stands.
    if (row.seen_at !== null && row.seen_at <= at) continue;
    await updateChange(batch, { ...row, seen_at: at, seen_by: door }, position);
  }
  return applied(flags);
}

/** Somebody agrees to a change at short notice (spec PLAN-23). */
export async function projectAgreed(batch: Batch, item: Agreed): Promise<OperationRefusal | null> {
  const { operation, position } = item;
  const rows = await rowsOf(batch, operation.body);
  if (rows.length === 0) return 'not-found';
  const moment = momentOf(batch, item);
  const door = isDeviceOperation(operation) ? 'tablet' : 'portal';
  for (const row of rows) {
    if (row.accepted_at !== null) continue;
    const at = Math.max(moment, row.at);
    // Nobody agrees to what they have not seen.
    const seen = row.seen_at === null ? ({ seen_at: at, seen_by: door } as const) : {};
    await updateChange(batch, { ...row, ...seen, accepted_at: at }, position);
  }
  return null;
}

async function rowsOf(batch: Batch, body: { person: string; changes: readonly string[] }) {
  const { trx, organisation } = batch;
  const person = await ownerOf(batch, body.person);
  return findChangesBy(trx, organisation, { person, operations: body.changes });
}

/** A tablet knows somebody by their PIN, the portal by their session. */
function isKnown(operation: Seen['operation']): boolean {
  return !isDeviceOperation(operation) || operation.auth !== 'none';
}
