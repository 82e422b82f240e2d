import type { FeedRoom } from '@comptoir/shared/sync/rows';
import { instantOfDay, windowDays, windowOf } from '@comptoir/shared/sync/window';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { StoreWorld, day, hour } from '../testing/store-world.ts';
import { type TabletOnBench, rowsAfter } from '../testing/tablet-on-bench.ts';

let world: StoreWorld;
let tablet: TabletOnBench;

beforeEach(async () => {
  world = await StoreWorld.open();
  tablet = await world.tablet();
});
afterEach(() => world.close());

type Rows = Map<string, unknown>;
type Dated = { at?: number; start?: number; day?: string };

/** What a tablet still holds after its own pruning: by the same rule as the server's snapshot. */
function pruned(rows: Rows): Rows {
  const now = world.clock.now();
  return new Map(
    [...rows].filter(([key, row]) => {
      const held = windowOf(key.split(' ')[0] as FeedRoom, now);
      const { at, start, day: date } = row as Dated;
      const own = at ?? start ?? (date === undefined ? now : instantOfDay(date));
      // PIN rows are made for each tablet anew.
      return !key.startsWith('pins ') && (held === null || own >= held.from);
    }),
  );
}

async function publish(shift: string, start: number): Promise<void> {
  const body = { shift, person: world.employee, start, end: start + 4 * hour };
  await world.append([{ kind: 'shift.publish', establishment: world.establishment, body }]);
}

it.each([
  ['15 weeks', 15 * 7 + 1],
  ['13 months', (windowDays.days?.before ?? 0) + 1],
  ['three years', 3 * 366],
])(
  'S26 SYNC-10 SYNC-12 a tablet that was away for %s holds what a fresh one holds: nobody who left comes back, nothing that went, and what waits is taken',
  async (_, away) => {
    const other = await world.tablet();
    const stays = await world.addPerson(world.newId(), 'employee');
    const leaves = await world.addPerson(world.newId(), 'employee');
    const [moved, gone] = [world.newId(), world.newId()];
    await publish(moved, world.clock.now() + 3 * day);
    await publish(gone, world.clock.now() + 4 * day);
    await other.push([other.punch(leaves, 'in'), other.punch(stays, 'in')]);
    world.clock.advance(2 * hour);
    await other.push([other.punch(leaves, 'out')]);
    let rows: Rows = rowsAfter(await tablet.pull());
    expect(rows.has(`employees ${leaves}`)).toBe(true);
    const { cursor } = tablet;

    // The tablet writes a last time without a network, and then nobody switches it on.
    const waiting = [tablet.punch(leaves, 'in'), tablet.punch(stays, 'break-start')];
    await publish(moved, world.clock.now() + 200 * day);
    await world.append([{ kind: 'employee.archive', body: { person: leaves } }]);
    for (let week = 0; week < 6; week += 1) {
      world.clock.advance((away * day) / 6);
      await other.push([other.punch(stays, week % 2 === 0 ? 'out' : 'in')]);
    }

    tablet.cursor = cursor;
    const answer = await tablet.push(waiting);
    expect(answer.outcomes.map(({ status }) => status)).toEqual(['applied', 'applied']);
    rows = rowsAfter(await tablet.pull(), rowsAfter(answer.changes, rows));
    const fresh = rowsAfter(await (await world.tablet()).pull());
    expect(pruned(rows)).toEqual(pruned(fresh));
    expect(rows.has(`employees ${leaves}`)).toBe(false);
    expect([...pruned(rows).keys()].filter((key) => key.includes(gone))).toEqual([]);

    // And where its cursor is of a journal that nobody has any more, the same by a resync.
    const [position, ordinal, , asOf] = JSON.parse(
      Buffer.from(cursor ?? '', 'base64url').toString(),
    ) as [number, number, string, number];
    const foreign = JSON.stringify([position, ordinal, 'a'.repeat(64), asOf]);
    const resync = await tablet.send(
      tablet.request(
        { first: tablet.head.seq + 1, operations: [] },
        { cursor: Buffer.from(foreign).toString('base64url') },
      ),
    );
    expect(resync).toMatchObject({ ok: true, answer: { cursor: null, changes: [] } });
    tablet.cursor = null;
    expect(pruned(rowsAfter(await tablet.pull()))).toEqual(pruned(fresh));
  },
);
