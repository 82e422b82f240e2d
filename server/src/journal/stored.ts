import type { Flag } from '@comptoir/shared/journal/flags';
import type { OperationRefusal } from '@comptoir/shared/refusals';
import type { Trx } from '../database/connection.ts';
import { insertRows } from '../database/insert-rows.ts';
import type { JournalTables } from '../database/tables.ts';

/** A row of the journal as code sees it. */
export type StoredOperation = Omit<JournalTables['operation'], 'flags' | 'refusal'> & {
  refusal: OperationRefusal | null;
  flags: Flag[];
};

const columns = [
  'organisation',
  'position',
  'hash',
  'chain',
  'bytes',
  'id',
  'kind',
  'establishment',
  'actor',
  'device',
  'epoch',
  'seq',
  'received_at',
  'status',
  'refusal',
  'flags',
] as const;

export async function insertOperations(trx: Trx, rows: readonly StoredOperation[]): Promise<void> {
  const stored = rows.map((row) => ({ ...row, flags: JSON.stringify(row.flags) }));
  await insertRows(trx, 'operation', stored, { columns });
}

export function readOperation(row: JournalTables['operation']): StoredOperation {
  return {
    ...row,
    refusal: row.refusal as OperationRefusal | null,
    flags: JSON.parse(row.flags) as Flag[],
  };
}
