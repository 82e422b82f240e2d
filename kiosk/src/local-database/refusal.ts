import type { RefusalView } from '../sync/view.ts';
import type { JournalRow, LocalDatabase } from './schema.ts';

/** What the server did not take, as a person sees it. `recorded`: ids that it already had. */
export function refusalView(row: JournalRow, recorded: ReadonlySet<string>): RefusalView {
  const { id, epoch, seq, kind, at, state, refusal } = row;
  const place = { key: `${epoch}/${seq}`, seq, kind, at };
  if (recorded.has(id) && isSecond(row)) return { ...place, refusal: 'recorded' };
  return { ...place, refusal: state === 'quarantined' ? 'quarantined' : (refusal ?? 'withheld') };
}

/**
 * Of these refused operations, the ids of those that were written again in a later epoch while a copy of this tablet had
 * sent the same: the server has each id once, and says of a second that it cannot be read (SYNC-26).
 */
export async function readRecorded(
  { journal }: LocalDatabase,
  rows: readonly JournalRow[],
): Promise<Set<string>> {
  const ids = rows.filter(isSecond).map(({ id }) => id);
  if (ids.length === 0) return new Set();
  const all = await journal.where('id').anyOf(ids).toArray();
  return new Set(all.flatMap(({ id, state }) => (state === 'replaced' ? [id] : [])));
}

function isSecond({ state, refusal }: JournalRow): boolean {
  return state === 'refused' && refusal === 'malformed';
}
