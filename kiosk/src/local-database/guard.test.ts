import Dexie from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import { openTablet } from '../tablet.ts';
import { forgetDevice } from '../devices/store.ts';
import { recordPunch } from '../punches/store.ts';
import { spaceOf } from '../platform/space.ts';
import { type Page, createWorld, settle } from '../platform/testing/world.ts';
import { exportJournal } from '../sync/emergency-export.ts';
import { readMarker } from './marker.ts';
import { readNewer } from './read-newer.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const minute = 60_000;
const punch = (page: Page) =>
  recordPunch(page.tablet, { person: awa, type: 'in', auth: 'pin', actor: awa });

/** What the browser does when it closes a database by itself. */
function closeNative(page: Page): void {
  const native = page.tablet.database.backendDB();
  native.close();
  native.onclose?.(new Event('close'));
}

test('S14 RECOV-32 a database that the browser closes is probed at once, nobody punches meanwhile, and it goes on', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  const states: string[] = [];
  page.tablet.page.subscribe((state) => states.push(state));
  closeNative(page);
  await expect(punch(page)).rejects.toMatchObject({ name: 'NotRecorded', reason: 'lost' });
  await settle(30);
  expect(states).toEqual(['ours', 'checking', 'ours']);
  const { id } = await punch(page);
  await world.pass(minute);
  expect(world.server.journal.map(({ operation }) => operation?.id)).toEqual([id]);
});

test('S14 RECOV-32 a database that does not come back stops the page, which asks to be loaded again', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  vi.spyOn(page.tablet.database, 'open').mockImplementation(() =>
    Dexie.Promise.reject(new Dexie.OpenFailedError('gone')),
  );
  closeNative(page);
  await settle(30);
  expect(page.tablet.page.get()).toBe('lost');
  await expect(punch(page)).rejects.toMatchObject({ name: 'NotRecorded', reason: 'lost' });
});

test('S08 RECOV-33 a tablet whose database is deleted knows at the next start what it was, and how much is missing', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  world.machine.online = false;
  await punch(page);
  await world.pass(10 * minute);
  await punch(page);
  await world.pass(minute);
  const { device } = page.tablet.identity();
  const since = world.time.now() - 11 * minute;
  const deleted = world.machine.indexedDB.deleteDatabase('comptoir');
  await new Promise((done) => (deleted.onsuccess = done));
  // The page that stood open has nothing to write to, and does not fill an empty database.
  expect(page.tablet.page.get()).toBe('lost');
  await expect(punch(page)).rejects.toMatchObject({ reason: 'lost' });
  await page.tablet.close();

  const again = await world.open();
  expect(again.tablet.device.get()).toBe(null);
  const erased = again.tablet.erased.get();
  expect(erased).toMatchObject({ device, pending: 2, seq: 2 });
  expect(erased?.fingerprint).toMatch(/^[A-Z2-9]{6}$/);
  expect(Math.abs((erased?.since ?? 0) - since)).toBeLessThan(minute);
});

test('RECOV-33 what stands outside of the database names nobody, follows what is sent, and goes with a reset', async () => {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  const page = await world.enrolled();
  await punch(page);
  await world.pass(minute);
  expect(readMarker(page.platform)).toMatchObject({ pending: 0, since: null, seq: 1 });
  for (const word of [awa, 'Awa']) expect(world.machine.marker).not.toContain(word);
  await forgetDevice(page.tablet);
  expect(readMarker(page.platform)).toBe(null);
  await page.tablet.close();
  const again = await world.open();
  expect(again.tablet.erased.get()).toBe(null);
  // Something that is not ours stands there: as good as nothing.
  world.machine.marker = '{"device":7';
  await again.tablet.close();
  expect((await world.open()).tablet.erased.get()).toBe(null);
});

test('S16 RECOV-37 a database of a newer build is refused before anything of it is touched', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  world.machine.online = false;
  await punch(page);
  await page.tablet.close();
  const request = world.machine.indexedDB.open('comptoir', 990);
  request.onupgradeneeded = () => request.result.createObjectStore('tomorrow');
  await new Promise((done) => (request.onsuccess = done));
  request.result.close();
  await expect(openTablet(page.platform)).rejects.toMatchObject({ name: 'NewerDatabase' });
  // What it holds can still be taken to safety, and no code of this build is needed to read it.
  const { database, identity } = await readNewer(page.platform);
  const clock = { corrected: () => world.time.now() };
  const file = await exportJournal({ platform: page.platform, database, identity, clock });
  expect(file.count).toBe(1);
  database.close();
  const { indexedDB } = world.machine;
  const kept = await new Dexie('comptoir', { indexedDB, IDBKeyRange }).open();
  expect(kept.tables.map(({ name }) => name)).toContain('tomorrow');
  expect([kept.verno, await kept.table('journal').count()]).toEqual([99, 1]);
  kept.close();
});

test('RECOV-31 space is said to be low before there is none', () => {
  const megabyte = 1024 * 1024;
  expect(spaceOf({ usage: 10 * megabyte, quota: 1_000 * megabyte })).toBe('enough');
  expect(spaceOf({ usage: 800 * megabyte, quota: 1_000 * megabyte })).toBe('low');
  expect(spaceOf({ usage: 40 * megabyte, quota: 55 * megabyte })).toBe('low');
  expect(spaceOf({ usage: null, quota: 55 * megabyte })).toBe('unknown');
});
