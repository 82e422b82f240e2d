import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../journal/batch.ts';
import { findRoster } from '../journal/roster.ts';

type FactKinds = 'auth.fail' | 'auth.unlock' | 'auth.tampered' | 'auth.settings' | 'clock.jump';

/** What happened at the pad and to the clock: the journal itself is the record, no row shows it yet. */
export function projectAccess(
  _batch: Batch,
  items: readonly Accepted<FactKinds>[],
): Promise<Verdict[]> {
  return Promise.resolve(items.map(({ flags }) => applied(flags)));
}

/** A PIN was set: its sealed row was written just before, in this transaction; tablets fetch their own tag of it. */
export async function projectPins(
  batch: Batch,
  items: readonly Accepted<'pin.set'>[],
): Promise<Verdict[]> {
  const people = items.map(({ operation }) => operation.body.person);
  const roster = await findRoster(batch.trx, batch.organisation, people);
  return items.map(({ operation, position }) => {
    const { person } = operation.body;
    const entry = roster.get(person);
    if (!entry) return refusedBecause('not-found');
    for (const establishment of entry.establishments) {
      batch.feed.put({ establishment, room: 'pins', key: person, position });
    }
    return applied();
  });
}
