import type { FeedRoom } from '@comptoir/shared/sync/rows';
import type { Trx } from '../database/connection.ts';
import { insertRows } from '../database/insert-rows.ts';
import type { JournalTables, Tables } from '../database/tables.ts';

type FeedEntry = JournalTables['feed'];
type Change = Tables['backoffice_change'];

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

/** Rooms whose rows the back office pulls, whichever establishments hold them. */
const entities: Partial<Record<FeedRoom, Change['entity']>> = {
  employees: 'employee',
  formerEmployees: 'employee',
  punches: 'punch',
};

const changeColumns = ['organisation', 'entity', 'id', 'position'] as const;

/** Feed entries of one transaction, latest wins, written once at its end. */
export class FeedDraft {
  readonly #organisation: string;
  readonly #entries = new Map<string, FeedEntry>();
  readonly #ordinals = new Map<number, number>();
  readonly #changes = new Map<string, Change>();

  constructor(organisation: string) {
    this.#organisation = organisation;
  }

  put(target: FeedTarget): void {
    this.#set(target, 'put');
  }

  remove(target: FeedTarget): void {
    this.#set(target, 'remove');
  }

  /** Something of a person changed that no tablet shows: the back office is told all the same. */
  tellBackoffice(id: string, position: number): void {
    this.#change('employee', id, position);
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
    await insertRows(trx, 'backoffice_change', [...this.#changes.values()], {
      columns: changeColumns,
      purpose: 'latest position',
      conflict: (insert) =>
        insert.onConflict((on) =>
          on
            .columns(['organisation', 'entity', 'id'])
            .doUpdateSet((set) => ({ position: set.ref('excluded.position') })),
        ),
    });
  }

  #change(entity: Change['entity'], id: string, position: number): void {
    const key = `${entity} ${id}`;
    // Rooms are projected one after the other, not in the order of positions: the latest counts.
    const latest = Math.max(position, this.#changes.get(key)?.position ?? 0);
    this.#changes.set(key, { organisation: this.#organisation, entity, id, position: latest });
  }

  #set({ establishment, room, key, position, at }: FeedTarget, change: 'put' | 'remove'): void {
    const entity = entities[room];
    if (entity) this.#change(entity, key, position);
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
