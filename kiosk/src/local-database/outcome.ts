import type { Outcome } from '@comptoir/shared/sync/messages';
import type { JournalRow, JournalState } from './schema.ts';

/** A row of the journal once the server has said what became of it; never for a `retry`. */
export function withOutcome(row: JournalRow, outcome: Outcome): JournalRow {
  const { position, refusal } = outcome;
  if (outcome.status === 'applied') return { ...row, state: 'sent', position };
  const state = refusal === 'withheld' ? 'withheld' : 'refused';
  return { ...inState(row, state), position, refusal: refusal ?? 'malformed' };
}

/** The only way into another state: `aside` follows it. */
export function inState({ aside: _, ...row }: JournalRow, state: JournalState): JournalRow {
  return { ...row, state, ...(state === 'pending' || state === 'sent' ? {} : { aside: state }) };
}
