import { type Operation, parseOperation } from '@comptoir/shared/journal/operation';
import type { StoredOperation } from '../../journal/stored.ts';

/** A change of the journal; `operation` null where nobody can read it. */
export type Change = { row: StoredOperation; operation: Operation | null };

export function readChange(row: StoredOperation): Change {
  const parsed = row.bytes === null ? null : parseOperation(row.bytes);
  return { row, operation: parsed?.ok ? parsed.value : null };
}
