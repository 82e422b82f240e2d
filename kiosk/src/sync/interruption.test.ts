import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PunchType } from '@comptoir/shared/punches/operations';
import { recordPunch } from '../punches/store.ts';
import { json } from '../platform/testing/answers.ts';
import { type Page, type World, createWorld, settle } from '../platform/testing/world.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const types: PunchType[] = ['in', 'break-start', 'break-end', 'out'];

/** S06: nothing left `pending` that the server does not hold. */
async function expectNothingForgotten(world: World, page: Page): Promise<void> {
  const held = new Set(world.server.journal.map((entry) => entry.hash));
  for (const row of await page.tablet.database.journal.toArray()) {
    if (row.state !== 'pending') expect(held.has(row.hash)).toBe(true);
  }
}

/** S05: every change of the feed up to the cursor is in the tables. */
async function expectPageAndCursorTogether(world: World, page: Page): Promise<void> {
  const { cursor } = (await page.tablet.database.sync.get('sync'))!;
  const applied = world.server.feed
    .slice(0, Number(cursor))
    .filter(({ room }) => room === 'punches');
  const rows = await page.tablet.database.punches.bulkGet(applied.map(({ key }) => key));
  expect(rows.every((row) => row !== undefined)).toBe(true);
}

const fates = fc.constantFrom('arrives', 'request-lost', 'reply-lost', 'portal');

test('S05 S06 SYNC-2 SYNC-3 a page closed at any moment of a round, on any line, forgets nothing and doubles nothing', async () => {
  const moments = fc.array(
    fc.record({ fate: fates, type: fc.nat(3), turns: fc.nat(30), close: fc.boolean() }),
    { minLength: 1, maxLength: 6 },
  );
  await fc.assert(
    fc.asyncProperty(moments, fc.nat(1_000), async (story, seed) => {
      const world = await createWorld(seed);
      world.server.pageSize = 2;
      let page = await world.enrolled();
      let fate = 'arrives';
      world.server.before = (path) =>
        path !== '/api/sync' || fate === 'arrives' || fate === 'reply-lost'
          ? Promise.resolve(null)
          : fate === 'portal'
            ? Promise.resolve(json({ welcome: true }))
            : Promise.reject(new TypeError('lost'));
      world.server.after = (path, answer) =>
        path === '/api/sync' && fate === 'reply-lost'
          ? Promise.reject(new TypeError('lost'))
          : Promise.resolve(answer);
      const ticked: string[] = [];
      for (const moment of story) {
        fate = moment.fate;
        const type = types[moment.type]!;
        ticked.push(
          (await recordPunch(page.tablet, { person: awa, type, auth: 'pin', actor: awa })).id,
        );
        await settle(moment.turns);
        if (moment.close) {
          await page.tablet.close();
          page = await world.open();
        }
        await expectNothingForgotten(world, page);
        await expectPageAndCursorTogether(world, page);
        await world.pass(4_000);
      }
      fate = 'arrives';
      await world.pass(150_000);
      const ids = world.server.journal.map((entry) => entry.operation?.id);
      expect(ids).toEqual(ticked);
      expect(
        await page.tablet.database.journal.filter(({ state }) => state === 'pending').count(),
      ).toBe(0);
      await expectPageAndCursorTogether(world, page);
      await page.tablet.close();
    }),
    { numRuns: 12 },
  );
});

test('S05 SYNC-3 a fault while the cursor is written leaves neither page nor outcomes behind', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  const { database } = page.tablet;
  const fault = () => {
    throw new DOMException('no space', 'QuotaExceededError');
  };
  database.sync.hook('updating', fault);
  const { id } = await recordPunch(page.tablet, {
    person: awa,
    type: 'in',
    auth: 'pin',
    actor: awa,
  });
  await world.pass(5_000);
  expect(world.server.journal).toHaveLength(1);
  expect(await database.punches.count()).toBe(0);
  expect((await database.journal.where('id').equals(id).first())?.state).toBe('pending');
  database.sync.hook('updating').unsubscribe(fault);
  await world.pass(60_000);
  expect(await database.punches.count()).toBe(1);
  expect(world.server.journal).toHaveLength(1);
});

test('SYNC-10 a resync keeps the journal, brings every row again and sweeps what is gone', async () => {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  const page = await world.enrolled();
  const { database } = page.tablet;
  expect(await database.employees.count()).toBe(1);
  // The restored server does not know this person; another one has come.
  world.server.feed.splice(0);
  await world.server.addEmployee('018f0000-0000-7000-8000-000000000002', 'Bo');
  world.server.resync = '018f0000-0000-7000-8000-0000000000aa';
  await recordPunch(page.tablet, { person: awa, type: 'in', auth: 'pin', actor: awa });
  await world.pass(60_000);
  expect((await database.employees.toArray()).map((row) => row.name?.given)).toEqual(['Bo']);
  expect(world.server.journal).toHaveLength(1);
  expect(await database.punches.count()).toBe(1);
});
