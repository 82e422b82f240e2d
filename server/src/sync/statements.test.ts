import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { StoreWorld, minute } from '../testing/store-world.ts';
import type { TabletOnBench } from '../testing/tablet-on-bench.ts';

let world: StoreWorld;
let tablet: TabletOnBench;

beforeEach(async () => {
  world = await StoreWorld.open();
  tablet = await world.tablet();
  await tablet.pull();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await world.close();
});

/** Statements that reach SQLite, by their text. */
function watchStatements(): string[] {
  const memory = new BetterSqlite(':memory:');
  const prototype = Object.getPrototypeOf(memory.prepare('select 1')) as BetterSqlite.Statement;
  memory.close();
  const seen: string[] = [];
  for (const method of ['run', 'all'] as const) {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own statement below
    const original = prototype[method] as (
      this: BetterSqlite.Statement,
      ...given: unknown[]
    ) => unknown;
    vi.spyOn(prototype, method).mockImplementation(function (
      this: BetterSqlite.Statement,
      ...given: unknown[]
    ) {
      seen.push(this.source);
      return original.apply(this, given) as never;
    });
  }
  return seen;
}

/** Facts of three rooms in turn, as a busy hour brings them. */
function facts(count: number): { bytes: string }[] {
  return Array.from({ length: count }, (_, index) => {
    world.clock.advance(minute);
    if (index % 5 === 4)
      return tablet.write({ kind: 'auth.settings', body: {}, actor: world.manager });
    const person = index % 2 === 0 ? world.employee : world.manager;
    if (index % 5 !== 3) return tablet.punch(person, index % 4 < 2 ? 'in' : 'out');
    const [list, task, definition] = [world.newId(), world.newId(), world.newId()];
    const body = {
      list,
      task,
      definition,
      day: '2026-11-02',
      person,
      value: null,
      actionText: null,
    };
    return tablet.write({ kind: 'task.check', body, actor: person });
  });
}

it('a push of 500 mixed facts is one transaction of few statements', async () => {
  const built = facts(500);
  const seen = watchStatements();
  const { outcomes } = await tablet.push(built);
  expect(outcomes.every(({ status }) => status === 'applied')).toBe(true);
  const begins = seen.filter((sql) => sql.startsWith('begin'));
  expect([begins, seen.filter((sql) => sql === 'commit').length]).toEqual([['begin immediate'], 1]);
  expect(seen.length).toBeGreaterThan(10);
  expect(seen.length).toBeLessThan(90);
});
