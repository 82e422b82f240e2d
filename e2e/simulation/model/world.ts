import { BrokenPromise } from '../ledger.ts';
import { quarantinedIds } from '../invariants.ts';
import type { Store } from '../store.ts';
import type { Fate, Weather } from '../weather.ts';

/**
 * What has to be true, kept apart from everything that makes it true: the ids that somebody saw ticked, and for each field
 * the edits that were asked for.
 */
export type Model = {
  /** Id → the profile on which it was ticked. */
  readonly ticked: Map<string, string>;
  /** Field → the ids of the edits that were asked for, in the order of asking. */
  readonly versions: Map<string, string[]>;
  /** Compares with the server and the tablets as they are now. */
  compare(store: Store): Promise<void>;
};

/** The real thing: engines, disks, lines and a server; `fate`: what becomes of the next requests. */
export type Real = { store: Store; fate: Fate[] };

export function openModel(): Model {
  const ticked = new Map<string, string>();
  const versions = new Map<string, string[]>();
  return {
    ticked,
    versions,
    async compare(store) {
      const { house, ledger, seats } = store;
      if (house.wire === null || seats.some(({ tablet }) => tablet === null)) return;
      const journal = await house.deps.db
        .selectFrom('operation')
        .select(['id', 'status'])
        .execute();
      const recorded = new Map(journal.map(({ id, status }) => [id, status]));
      const apart = await quarantinedIds(house.deps.db);
      const held = new Set<string>();
      for (const { tablet } of seats) {
        for (const { id } of await tablet!.database.journal.toArray()) held.add(id);
      }
      for (const id of ticked.keys()) {
        if (recorded.has(id) || apart.has(id) || held.has(id) || ledger.destroyed.has(id)) continue;
        throw new BrokenPromise(`I2: the model has ticked ${id}, and it is nowhere`);
      }
      if (
        journal.filter(({ id }) => id !== null).length !==
        new Set(journal.flatMap(({ id }) => id ?? [])).size
      ) {
        throw new BrokenPromise('I1: an id is in the journal twice');
      }
      for (const [field, asked] of versions) {
        // Nobody else changes colours here: what is applied was asked for, each at most once.
        const applied = asked.filter((id) => recorded.get(id) === 'applied');
        if (new Set(applied).size !== applied.length) {
          throw new BrokenPromise(`I7: ${field} was changed twice by one edit`);
        }
      }
    },
  };
}

export function noteVersion(model: Model, field: string, id: string): void {
  model.versions.set(field, [...(model.versions.get(field) ?? []), id]);
}

/** Calm, but for what the commands ask for. */
export function commanded(fate: Fate[]): () => Weather {
  let over = false;
  return () => ({
    fate: () => (over ? undefined : fate.shift()) ?? 'fine',
    trouble: () => null,
    pokeLost: () => false,
    streamCut: () => false,
    clear: () => {
      over = true;
    },
  });
}
