import type { DeviceOperation } from '@comptoir/shared/journal/operation';
import type { NotTaken } from '../timesheets/view.ts';
import { keyOf } from './clashes.ts';
import type { LocalDatabase } from './schema.ts';

const hours = ['correction.', 'statement.'] as const;

/**
 * What somebody asked for about themselves, and the server did not take; the newest first.
 *
 * @param about beginnings of the kinds that are looked for; left out: those about their hours
 */
export async function readNotTaken(
  { journal }: LocalDatabase,
  person: string,
  about: readonly string[] = hours,
): Promise<NotTaken[]> {
  const rows = await journal.where('aside').anyOf('refused', 'withheld').toArray();
  return rows
    .filter(({ kind }) => about.some((beginning) => kind.startsWith(beginning)))
    .flatMap((row): NotTaken[] => {
      // Bytes of this tablet's own journal: written from typed drafts, so they are read without a second check.
      const { actor, body } = JSON.parse(row.bytes) as DeviceOperation;
      if (actor !== person || !('person' in body) || body.person !== person) return [];
      const day = 'day' in body ? body.day : null;
      return [{ key: keyOf(row), day, at: row.at, refusal: row.refusal ?? 'withheld' }];
    })
    .sort((a, b) => b.at - a.at);
}
