import type { ShiftContent } from '@comptoir/shared/planning/shift';
import { windowOf } from '@comptoir/shared/sync/window';
import type { Batch } from '../../journal/batch.ts';
import { findRoster } from '../../journal/roster.ts';
import { findShownAt } from '../queries.ts';
import { findShiftsBeside } from './queries.ts';

type Moved = { shift: string; before: ShiftContent | null; after: ShiftContent | null };

/** What changes in a store's published shifts is told to the tablets of the other stores of those whom it concerns (spec PLAN-38). */
export async function showElsewhere(
  { trx, organisation, feed }: Batch,
  changed: readonly Moved[],
  { establishment, position }: { establishment: string; position: number },
): Promise<void> {
  const people = changed.flatMap(({ before, after }) => [before?.person, after?.person]);
  const known = people.filter((person) => typeof person === 'string');
  if (known.length === 0) return;
  const roster = await findRoster(trx, organisation, known);
  const placesOf = (person: string | null | undefined) =>
    [...(roster.get(person ?? '')?.establishments ?? [])].filter((one) => one !== establishment);
  const concerned = new Map<string, Moved[]>();
  for (const one of changed) {
    const places = [...placesOf(one.before?.person), ...placesOf(one.after?.person)];
    for (const place of new Set(places)) {
      concerned.set(place, [...(concerned.get(place) ?? []), one]);
    }
  }
  for (const [place, some] of concerned) {
    const ids = some.map(({ shift }) => shift);
    const there = { organisation, establishment: place, room: 'shiftsElsewhere' as const };
    const shown = await findShownAt(trx, there, ids);
    for (const { shift: key, before, after } of some) {
      // A tablet may hold it under a start it had before: the latest of all decides whether it hears of the change.
      const starts = [before?.start, after?.start, shown.get(key)];
      const at = Math.max(...starts.filter((start) => start !== undefined));
      const target = { establishment: place, room: 'shiftsElsewhere' as const, key, position, at };
      if (placesOf(after?.person).includes(place)) feed.put(target);
      else feed.remove(target);
    }
  }
}

/** When somebody works in other stores comes to a store with them, and leaves it with them. */
export async function moveElsewhere(
  { trx, organisation, receivedAt, feed }: Batch,
  of: { person: string; establishment: string; position: number; move: 'join' | 'leave' },
): Promise<void> {
  const { person, establishment, position, move } = of;
  const room = 'shiftsElsewhere' as const;
  const from = windowOf(room, receivedAt)?.from ?? 0;
  const held = await findShiftsBeside(trx, { organisation, establishment }, { person, from });
  for (const { shift: key, start: at } of held) {
    const target = { establishment, room, key, position, at };
    if (move === 'join') feed.put(target);
    else feed.remove(target);
  }
}
