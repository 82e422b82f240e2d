import Dexie from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { feedRooms } from '@comptoir/shared/sync/rows';
import { recordPunch } from '../punches/store.ts';
import { type Page, type World, createWorld, morning } from '../platform/testing/world.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const minute = 60_000;
const day = 86_400_000;
const id = (n: number) => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** A correction of that day, a statement that ends with it, and the lock of the month. */
function rowsOf(n: number, on: string) {
  const none = { remove: [], add: [] };
  const decision = { by: null, at: morning, decision: 'approved', edited: false, reason: 'Oui' };
  return {
    corrections: {
      ...{ id: id(n), person: awa, day: on, state: 'approved', asked: none, standing: none },
      ...{ reason: 'Oubli', proposedBy: awa, proposedAt: morning, decision, objection: null },
    },
    statements: {
      ...{ id: id(n), person: awa, from: on, to: on, issuedAt: morning, issuedBy: null },
      ...{ state: 'issued', seenAt: null, answeredAt: null, dispute: null, replacedBy: null },
      ...{ hash: 'a'.repeat(64), document: null },
    },
    periodLocks: { id: id(n), from: on, to: on, at: morning, by: null },
  } as const;
}
const rooms = ['corrections', 'statements', 'periodLocks'] as const;

function tell(world: World, n: number, on: string): void {
  const rows = rowsOf(n, on);
  for (const room of rooms) {
    world.server.feed.push({ room, key: id(n), row: feedRooms[room].parse(rows[room]) });
  }
}

const held = async ({ tablet: { database } }: Page) =>
  Promise.all(
    rooms.map(async (room) => (await database[room].toCollection().primaryKeys()).length),
  );

async function inStore(): Promise<{ world: World; page: Page }> {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  const page = await world.enrolled();
  return { world, page };
}

test('SYNC-12 corrections leave a tablet after 15 weeks, statements after 13 months, closed periods when they are reopened', async () => {
  const { world, page } = await inStore();
  tell(world, 10, dateOf(morning - 20 * day));
  tell(world, 11, dateOf(morning - 110 * day));
  tell(world, 12, dateOf(morning - 400 * day));
  await world.pass(minute);
  expect(await held(page)).toEqual([3, 3, 3]);
  // Pruned once a day.
  await page.tablet.close();
  await world.pass(day);
  const again = await world.open();
  await world.pass(10 * minute);
  expect(await held(again)).toEqual([1, 2, 3]);
  world.server.feed.push({ room: 'periodLocks', key: id(12), row: null });
  await world.pass(6 * minute);
  expect(await held(again)).toEqual([1, 2, 2]);
});

test('SYNC-11 what a resync does not bring again is gone, in these rooms too', async () => {
  const { world, page } = await inStore();
  tell(world, 10, dateOf(morning));
  tell(world, 11, dateOf(morning));
  await world.pass(minute);
  expect(await held(page)).toEqual([2, 2, 2]);
  for (let at = world.server.feed.length - 1; at >= 0; at -= 1) {
    if (world.server.feed[at]?.key === id(11)) world.server.feed.splice(at, 1);
  }
  world.server.resync = id(99);
  await world.pass(6 * minute);
  expect(await held(page)).toEqual([1, 1, 1]);
});

test('DEVICE-31 a withdrawn tablet forgets corrections, statements and closed periods', async () => {
  const { world, page } = await inStore();
  tell(world, 10, dateOf(morning));
  await world.pass(minute);
  expect(await held(page)).toEqual([1, 1, 1]);
  world.server.revoked = true;
  for (let turn = 0; turn < 20 && page.tablet.device.get()?.deviceKey !== null; turn += 1) {
    await world.pass(minute);
  }
  expect(await held(page)).toEqual([0, 0, 0]);
});

test('SYNC-23 S20 a tablet of the build before keeps its punches, learns these rooms, and finds doubtful punches by their flags', async () => {
  const { world, page } = await inStore();
  tell(world, 10, dateOf(morning));
  await recordPunch(page.tablet, { person: awa, type: 'in', auth: 'none', actor: null });
  await world.pass(2 * minute);
  const before = await page.tablet.database.journal.toArray();
  await page.tablet.close();
  await asVersion4(world.machine.indexedDB);
  const again = await world.open();
  const { database } = again.tablet;
  expect(await database.journal.toArray()).toEqual(before);
  expect(await database.punches.where('flags').equals('no-pin').count()).toBe(1);
  await world.pass(2 * minute);
  expect(await held(again)).toEqual([1, 1, 1]);
  expect(await database.punches.where('flags').equals('no-pin').count()).toBe(1);
});

/** Takes the database back to how the build before wrote it. */
async function asVersion4(indexedDB: IDBFactory): Promise<void> {
  const options = { indexedDB, IDBKeyRange };
  const newer = await new Dexie('comptoir', options).open();
  const stores = Object.fromEntries(
    newer.tables
      .filter(({ name }) => !(rooms as readonly string[]).includes(name))
      .map(({ name, schema }) => {
        const indexes = schema.indexes.filter((index) => !index.multi).map((index) => index.src);
        return [name, [schema.primKey.src, ...indexes].join(', ')];
      }),
  );
  const rows = new Map<string, unknown[]>();
  for (const name of Object.keys(stores)) rows.set(name, await newer.table(name).toArray());
  newer.close();
  const deleted = indexedDB.deleteDatabase('comptoir');
  await new Promise((done) => (deleted.onsuccess = done));
  const old = new Dexie('comptoir', options);
  old.version(4).stores(stores);
  await old.open();
  for (const [name, own] of rows) await old.table(name).bulkAdd(own);
  old.close();
}
