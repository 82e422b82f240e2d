import type { FeedRoom } from '@comptoir/shared/sync/rows';
import type { Trx } from '../database/connection.ts';
import { insertRows } from '../database/insert-rows.ts';
import type { JournalTables } from '../database/tables.ts';

type FeedEntry = JournalTables['feed'];

/** What a row of the feed is about; `at` is its own instant in the windowed rooms (see shared/sync/window). */
export type FeedTarget = {
  establishment: string;
  room: FeedRoom;
  key: string;
  position: number;
  at?: number;
};

const columns = [
  'organisation',
  'establishment',
  'room',
  'key',
  'position',
  'ordinal',
  'change',
  'at',
] as const;

/** Feed entries of one transaction, latest wins, written once at its end. */
export class FeedDraft {
  readonly #organisation: string;
  readonly #entries = new Map<string, FeedEntry>();
  readonly #ordinals = new Map<number, number>();

  constructor(organisation: string) {
    this.#organisation = organisation;
  }

  put(target: FeedTarget): void {
    this.#set(target, 'put');
  }

  remove(target: FeedTarget): void {
    this.#set(target, 'remove');
  }

  /** Establishments whose tablets have something to fetch. */
  touched(): Set<string> {
    return new Set([...this.#entries.values()].map((entry) => entry.establishment));
  }

  async write(trx: Trx): Promise<void> {
    await insertRows(trx, 'feed', [...this.#entries.values()], {
      columns,
      purpose: 'latest wins',
      conflict: (insert) =>
        insert.onConflict((on) =>
          on.columns(['organisation', 'establishment', 'room', 'key']).doUpdateSet((set) => ({
            position: set.ref('excluded.position'),
            ordinal: set.ref('excluded.ordinal'),
            change: set.ref('excluded.change'),
            at: set.ref('excluded.at'),
          })),
        ),
    });
  }

  #set({ establishment, room, key, position, at }: FeedTarget, change: 'put' | 'remove'): void {
    const ordinal = (this.#ordinals.get(position) ?? 0) + 1;
    this.#ordinals.set(position, ordinal);
    this.#entries.set(`${establishment} ${room} ${key}`, {
      organisation: this.#organisation,
      establishment,
      room,
      key,
      position,
      ordinal,
      change,
      at: at ?? null,
    });
  }
}
