import { isFact } from '@comptoir/shared/journal/kinds';
import { isDeviceOperation } from '@comptoir/shared/journal/operation';
import type { Trx } from '../database/connection.ts';
import { insertRows } from '../database/insert-rows.ts';
import type { JournalTables } from '../database/tables.ts';
import type { Entry } from './batch.ts';
import type { StoredOperation } from './stored.ts';

type Row = JournalTables['journal_entry'];

const columns = [
  'organisation',
  'position',
  'at',
  'kind',
  'actor',
  'person',
  'door',
  'device',
  'establishment',
  'token',
  'account',
  'refusal',
] as const satisfies readonly (keyof Row)[];

/**
 * One line of the audit log for everything that asked for a change, whatever became of it (spec JOURNAL-20). Facts have
 * pages of their own: a long push of punches writes none.
 *
 * @param rows as they were stored, in the order of `entries`
 */
export async function writeChanges(
  trx: Trx,
  entries: readonly Entry[],
  rows: readonly StoredOperation[],
): Promise<void> {
  const asked = rows.flatMap((row, index) => changeOf(entries[index]!, row) ?? []);
  await insertRows(trx, 'journal_entry', asked, { columns });
}

function changeOf({ parsed }: Entry, row: StoredOperation): Row | null {
  // What vouches for nothing that it says of itself was stored without a kind.
  if (!parsed.ok || row.kind === null || isFact(row.kind)) return null;
  const operation = parsed.value;
  const { organisation, position, received_at: at, kind, actor, establishment, refusal } = row;
  const { person } = operation.body as { person?: string };
  const source = isDeviceOperation(operation) ? null : operation.source;
  return {
    ...{ organisation, position, at, kind, actor, establishment, refusal },
    person: person ?? null,
    door: source?.door ?? 'tablet',
    device: isDeviceOperation(operation) ? operation.device : null,
    token: source?.token ?? null,
    account: source?.account ?? null,
  };
}
