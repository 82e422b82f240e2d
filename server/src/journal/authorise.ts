import { type Standing, mayFromTablet, peopleOf } from '@comptoir/shared/access/tablet-acts';
import type { DeviceOperation } from '@comptoir/shared/journal/operation';
import { type Batch, type Verdict, refusedBecause } from './batch.ts';
import { findRoster } from './roster.ts';

/**
 * Judges a change that a tablet asks for by the roster as it stands now, after everything that came before it:
 * whoever was demoted or archived meanwhile asks in vain, and sees it (T16, T17).
 *
 * @returns why it is refused; null when it may go to its room
 */
export async function forbids(batch: Batch, operation: DeviceOperation): Promise<Verdict | null> {
  const { establishment, actor } = operation;
  const about = peopleOf(operation);
  const roster = await findRoster(batch.trx, batch.organisation, [
    ...about,
    ...(actor === null ? [] : [actor]),
  ]);
  const standing = (person: string): Standing | undefined => {
    const entry = roster.get(person);
    if (!entry) return undefined;
    const { role, archived, establishments } = entry;
    return { role, archived, isMember: establishments.has(establishment) };
  };
  if (!mayFromTablet(operation, standing)) return refusedBecause('not-allowed');
  const isForeign = about.some((person) => standing(person)?.isMember === false);
  return isForeign ? refusedBecause('foreign-establishment') : null;
}
