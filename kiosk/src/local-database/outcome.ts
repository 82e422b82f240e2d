import type { Transaction } from 'dexie';
import type { Outcome } from '@comptoir/shared/sync/messages';
import type { JournalRow, JournalState, LocalDatabase } from './schema.ts';

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

/** Out of the overlay: the confirmed tables hold its effect, or it has none. */
export function confirmed({ overlay: _, ...row }: JournalRow): JournalRow {
  return row;
}

/** Takes out of the overlay all that the server has recorded: the confirmed tables hold it by now, or never will. */
export async function releaseOverlay(_trx: Transaction, database: LocalDatabase): Promise<void> {
  const { journal } = database;
  for (const index of ['[overlay+person+when]', '[overlay+day]', '[overlay+about]']) {
    const rows = await journal.orderBy(index).toArray();
    await journal.bulkPut(rows.filter((row) => row.state === 'sent').map(confirmed));
  }
}
