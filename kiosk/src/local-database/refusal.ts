import type { RefusalView } from '../sync/view.ts';
import type { JournalRow } from './schema.ts';

/** What the server did not take, as a person sees it. */
export function refusalView({ epoch, seq, kind, at, state, refusal }: JournalRow): RefusalView {
  const shown = state === 'quarantined' ? 'quarantined' : (refusal ?? 'withheld');
  return { key: `${epoch}/${seq}`, seq, kind, at, refusal: shown };
}
