import type { Outcome } from '@comptoir/shared/sync/messages';
import type { JournalRow } from './schema.ts';

/** A row of the journal once the server has said what became of it; never for a `retry`. */
export function withOutcome(row: JournalRow, outcome: Outcome): JournalRow {
  const { position, refusal } = outcome;
  if (outcome.status === 'applied') return { ...row, state: 'sent', position };
  const state = refusal === 'withheld' ? 'withheld' : 'refused';
  return { ...row, state, position, refusal: refusal ?? 'malformed' };
}
