import type { OperationRefusal } from '@comptoir/shared/refusals';
import type { Observable } from '../platform/signal.ts';
import type { LocalDatabase } from './schema.ts';
import type { Local } from './transaction.ts';
import { watch } from './watch.ts';

/** Where something stands that was asked for here: kept on the tablet, with the server, or not taken, and why. */
export type Became =
  { state: 'kept' } | { state: 'sent' } | { state: 'not-taken'; refusal: OperationRefusal };

/** @param operation id of what was written on this tablet */
export function watchBecame(
  { database, platform }: Pick<Local, 'database' | 'platform'>,
  operation: string,
): Observable<Became> {
  return watch({ platform }, () => whatBecame(database, operation));
}

async function whatBecame({ journal }: LocalDatabase, operation: string): Promise<Became> {
  // Several where a new epoch wrote it again.
  const rows = await journal.where('id').equals(operation).toArray();
  const refused = rows.find(({ state }) => state === 'refused' || state === 'withheld');
  if (refused !== undefined) return { state: 'not-taken', refusal: refused.refusal ?? 'withheld' };
  // What was sent leaves the journal when the server has it safe.
  const sent = rows.length === 0 || rows.some(({ state }) => state === 'sent');
  return { state: sent ? 'sent' : 'kept' };
}
