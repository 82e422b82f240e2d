import { pathOf, rootFromPath, rootOf } from '@comptoir/shared/evidence/tree';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StoreWorld } from '../testing/store-world.ts';
import type { TabletOnBench } from '../testing/tablet-on-bench.ts';
import { growTree, rootOfJournal, treeOf } from './journal-tree.ts';
import * as queries from './queries.ts';
import { nativeHasher, pathAt } from './tree.ts';

let world: StoreWorld;
let tablet: TabletOnBench;
beforeEach(async () => {
  world = await StoreWorld.open();
  tablet = await world.tablet();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await world.close();
});

const { findLeaves } = queries;
const leaves = (to: number) => findLeaves(world.deps.db, world.scope.organisation, 0, to);
const root = (size: number) => rootOfJournal(world.deps.db, world.scope.organisation, size);

async function growTo(size: number): Promise<void> {
  for (;;) {
    const { position } = await world.deps.db
      .selectFrom('journal_head')
      .select('position')
      .executeTakeFirstOrThrow();
    if (position >= size) return;
    const count = Math.min(400, size - position);
    await tablet.push(Array.from({ length: count }, () => tablet.punch(world.employee, 'in')));
  }
}

describe('the tree of a stored journal', () => {
  it('EVID-2 has the roots and paths of the plain tree, whatever is kept of it', async () => {
    await growTo(1_300);
    const all = await leaves(1_300);
    for (const size of [0, 1, 4, 255, 256, 257, 511, 512, 513, 768, 1_023, 1_024, 1_025, 1_300]) {
      expect([size, await root(size)]).toEqual([size, rootOf(all.slice(0, size), nativeHasher)]);
    }
    const organisation = world.scope.organisation;
    for (const size of [1, 256, 700, 1_024, 1_300]) {
      const tree = treeOf(world.deps.db, organisation, size);
      const held = all.slice(0, size);
      for (const index of [0, 1, 254, 255, 256, 511, 512, 699, 1_023, 1_024, 1_299]) {
        if (index >= size) continue;
        const path = await pathAt(tree, index, size);
        expect([index, size, path]).toEqual([index, size, pathOf(index, held, nativeHasher)]);
        expect(rootFromPath(all[index]!, { index, size, path })).toBe(rootOf(held, nativeHasher));
      }
    }
  });

  it('EVID-3 reads the new operations and the last block alone, however long the journal is', async () => {
    await growTo(1_100);
    await root(1_100);
    await growTo(1_400);
    const seen = vi.spyOn(world.deps.db, 'selectFrom');
    await root(1_400);
    const tables = seen.mock.calls.map(([table]) => table as unknown as string);
    // One block that was completed, the leaves behind it, and the hashes of what is complete.
    expect(tables.filter((table) => table === 'operation')).toHaveLength(2);
    expect(tables.filter((table) => table === 'tree_node').length).toBeLessThanOrEqual(4);
  });

  it('EVID-3 stops between two blocks when the server does', async () => {
    await growTo(600);
    const stop = new AbortController();
    stop.abort();
    const { db } = world.deps;
    await expect(growTree(db, world.scope.organisation, 600, stop.signal)).rejects.toThrow();
    expect(await db.selectFrom('tree_node').selectAll().execute()).toEqual([]);
  });
});
