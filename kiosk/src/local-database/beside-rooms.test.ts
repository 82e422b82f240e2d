import Dexie from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { type Page, type World, createWorld, morning } from '../platform/testing/world.ts';
import { recordPunch } from '../punches/store.ts';

const id = (n: number) => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const awa = id(1);
const minute = 60_000;
const day = 86_400_000;
const rooms = ['contracts', 'shiftsElsewhere'] as const;

async function inStore(): Promise<{ world: World; page: Page }> {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  const page = await world.enrolled();
  return { world, page };
}

/** What her contract says, and a shift of hers in another store that begins then (ms). */
function tell(world: World, n: number, start: number): void {
  const terms = [{ from: '2026-01-01', weekly: 1_440, partTime: true }];
  world.server.feed.push({ room: 'contracts', key: awa, row: { person: awa, terms } });
  const row = { id: id(n), person: awa, start, end: start + 60 * minute };
  world.server.feed.push({ room: 'shiftsElsewhere', key: id(n), row });
}

const held = async ({ tablet: { database } }: Page) =>
  Promise.all(rooms.map((room) => database[room].count()));

test('SYNC-12 PLAN-38 when somebody works in another store leaves a tablet two weeks after it was', async () => {
  const { world, page } = await inStore();
  tell(world, 10, morning + 2 * day);
  tell(world, 11, morning - 13.5 * day);
  await world.pass(minute);
  expect(await held(page)).toEqual([1, 2]);
  // Pruned once a day.
  await page.tablet.close();
  await world.pass(day);
  const again = await world.open();
  await world.pass(10 * minute);
  expect(await held(again)).toEqual([1, 1]);
});

test('DEVICE-31 PLAN-38 a withdrawn tablet forgets contracts and other stores', async () => {
  const { world, page } = await inStore();
  tell(world, 10, morning);
  await world.pass(minute);
  expect(await held(page)).toEqual([1, 1]);
  world.server.revoked = true;
  for (let turn = 0; turn < 20 && page.tablet.device.get()?.deviceKey !== null; turn += 1) {
    await world.pass(minute);
  }
  expect(await held(page)).toEqual([0, 0]);
});

test('SYNC-23 PLAN-38 S20 a tablet of the build before keeps its pending punch and learns contracts and other stores', async () => {
  const { world, page } = await inStore();
  tell(world, 10, morning);
  await world.pass(minute);
  world.machine.online = false;
  await recordPunch(page.tablet, { person: awa, type: 'in', auth: 'pin', actor: awa });
  const before = await page.tablet.database.journal.toArray();
  await page.tablet.close();
  await asVersion6(world.machine.indexedDB);
  const again = await world.open();
  expect(await again.tablet.database.journal.toArray()).toEqual(before);
  expect(await held(again)).toEqual([0, 0]);
  world.machine.online = true;
  again.platform.connectivityChanged();
  await world.pass(2 * minute);
  expect(await held(again)).toEqual([1, 1]);
  expect(world.server.journal.map(({ operation }) => operation?.id)).toEqual([before[0]?.id]);
});

/** Takes the database back to how the build before wrote it. */
async function asVersion6(indexedDB: IDBFactory): Promise<void> {
  const options = { indexedDB, IDBKeyRange };
  const newer = await new Dexie('comptoir', options).open();
  const stood = newer.tables.filter(({ name }) => !rooms.some((room) => room === name));
  const stores = Object.fromEntries(
    stood.map(({ name, schema }) => {
      const indexes = schema.indexes.map((index) => index.src);
      return [name, [schema.primKey.src, ...indexes].join(', ')];
    }),
  );
  const rows = new Map<string, unknown[]>();
  for (const { name } of stood) rows.set(name, await newer.table(name).toArray());
  newer.close();
  const deleted = indexedDB.deleteDatabase('comptoir');
  await new Promise((done) => (deleted.onsuccess = done));
  const old = new Dexie('comptoir', options);
  old.version(6).stores(stores);
  await old.open();
  for (const [name, own] of rows) await old.table(name).bulkAdd(own);
  old.close();
}
