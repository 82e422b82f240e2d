import Dexie from 'dexie';
import { expect, test, vi } from 'vitest';
import { strictTransaction } from './transaction.ts';
import { recordPunch } from '../punches/store.ts';
import { type Page, createWorld } from '../platform/testing/world.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const punch = (page: Page) =>
  recordPunch(page.tablet, { person: awa, type: 'in', auth: 'pin', actor: awa });
const lost = () =>
  new Dexie.UnknownError(
    'Connection to Indexed Database server lost. Refresh the page to try again',
  );

test('S07 SYNC-16 a page that has not heard of the steal yet is stopped by the lease in its own transaction', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  const { database } = page.tablet;
  await database.transaction('rw', database.heads, () =>
    database.heads.put({ key: 'lease', page: 'another page' }),
  );
  expect(page.tablet.page.get()).toBe('ours');
  await expect(punch(page)).rejects.toMatchObject({ name: 'NotRecorded', reason: 'elsewhere' });
  expect(await database.journal.count()).toBe(0);
  expect(page.tablet.page.get()).toBe('elsewhere');
});

test('S14 a connection that is lost once is opened again, and the punch is recorded once', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  const { database } = page.tablet;
  const opened = vi.spyOn(database, 'open');
  vi.spyOn(database, 'transaction').mockImplementationOnce(() => Dexie.Promise.reject(lost()));
  const { id } = await punch(page);
  expect(opened).toHaveBeenCalledTimes(1);
  expect((await database.journal.toArray()).map((row) => row.id)).toEqual([id]);
});

test('S14 a commit whose answer was lost is not written a second time', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  const { database } = page.tablet;
  const real = database.transaction.bind(database) as (...args: unknown[]) => Promise<unknown>;
  vi.spyOn(database, 'transaction').mockImplementationOnce(((...args: unknown[]) =>
    real(...args).then(() => Promise.reject(lost()))) as never);
  const { id } = await punch(page);
  expect((await database.journal.toArray()).map((row) => [row.id, row.seq])).toEqual([[id, 1]]);
});

test('S14 a connection that stays lost asks for a reload and ticks nothing', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  const { database } = page.tablet;
  vi.spyOn(database, 'transaction').mockImplementation(() => Dexie.Promise.reject(lost()));
  await expect(punch(page)).rejects.toMatchObject({ name: 'NotRecorded', reason: 'lost' });
  expect(page.tablet.page.get()).toBe('lost');
});

test('S14 a database that was emptied under the page is not said to be open elsewhere', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  const { database } = page.tablet;
  await database.transaction('rw', database.tables, () =>
    Promise.all(database.tables.map((table) => table.clear())),
  );
  await expect(punch(page)).rejects.toMatchObject({ name: 'NotRecorded', reason: 'lost' });
  expect(page.tablet.page.get()).toBe('lost');
  expect(await database.journal.count()).toBe(0);
});

test('a bug is not taken for a full disk', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  const { database } = page.tablet;
  vi.spyOn(database, 'transaction').mockImplementationOnce(() =>
    Dexie.Promise.reject(new TypeError('x is not a function')),
  );
  await expect(punch(page)).rejects.toBeInstanceOf(TypeError);
});

test('S05 a write that strayed from its transaction is refused, and the whole is done again', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  const { database } = page.tablet;
  let strayed: unknown = null;
  const attempts: number[] = [];
  await strictTransaction(page.tablet, [database.settings], async (_trx, attempt) => {
    attempts.push(attempt);
    if (attempt === 1) {
      // Beside every transaction: what Dexie does with a request whose transaction it lost sight of.
      const beside = await Dexie.ignoreTransaction(() =>
        database.clock.toCollection().modify({ jumped: true }),
      ).then(
        () => null,
        (error: unknown) => error,
      );
      strayed = beside;
      throw beside instanceof Error ? beside : new Error('the stray write was taken');
    }
    await database.settings.put({ key: 'settings', language: 'en' });
  });
  expect(strayed).toMatchObject({ name: 'WroteBeside' });
  expect(attempts).toEqual([1, 2]);
  expect((await database.settings.get('settings'))?.language).toBe('en');
  expect((await database.clock.toArray()).filter((row) => row.jumped)).toEqual([]);
});
