import type { FeedRoom } from '@comptoir/shared/sync/rows';
import type { Batch } from '../journal/batch.ts';

type Everywhere = { person: string; establishments: Iterable<string>; position: number };
type Here = { person: string; establishment: string; position: number };

/** Rows that a tablet holds about somebody who works in its store. */
const presentRooms: readonly FeedRoom[] = ['employees', 'pins', 'accesses', 'contracts'];

export function feedEmployee(batch: Batch, { person, establishments, position }: Everywhere): void {
  for (const establishment of establishments) {
    batch.feed.put({ establishment, room: 'employees', key: person, position });
  }
}

/** Everything that the tablets of a store need once somebody works there too. */
export function feedHere(batch: Batch, { person, establishment, position }: Here): void {
  for (const room of [...presentRooms, 'presence'] as const) {
    batch.feed.put({ establishment, room, key: person, position });
  }
}

export function feedArchived(batch: Batch, { person, establishments, position }: Everywhere): void {
  for (const establishment of establishments) {
    for (const room of presentRooms)
      batch.feed.remove({ establishment, room, key: person, position });
    batch.feed.put({ establishment, room: 'formerEmployees', key: person, position });
  }
}

export function feedRestored(batch: Batch, { person, establishments, position }: Everywhere): void {
  for (const establishment of establishments) {
    batch.feed.remove({ establishment, room: 'formerEmployees', key: person, position });
    batch.feed.put({ establishment, room: 'employees', key: person, position });
    batch.feed.put({ establishment, room: 'accesses', key: person, position });
    batch.feed.put({ establishment, room: 'contracts', key: person, position });
  }
}

/** A store where somebody no longer works forgets them, present or archived. */
export function removeFrom(batch: Batch, { person, establishment, position }: Here): void {
  for (const room of [...presentRooms, 'formerEmployees'] as const) {
    batch.feed.remove({ establishment, room, key: person, position });
  }
}
