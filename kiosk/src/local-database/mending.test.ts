import { expect, test } from 'vitest';
import { parseDeviceOperation } from '@comptoir/shared/journal/operation';
import { type Page, type World, createWorld } from '../platform/testing/world.ts';
import { recordPunch } from '../punches/store.ts';
import { exportJournal } from '../sync/emergency-export.ts';
import { readRefusals } from '../sync/store.ts';
import type { HeadRow } from './schema.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const minute = 60_000;

const punch = (page: Page, type: 'in' | 'out' | 'break-start' | 'break-end') =>
  recordPunch(page.tablet, { person: awa, type, auth: 'pin', actor: awa });

/** Four punches wait, and the page is closed. */
async function waiting(): Promise<{ world: World; ids: string[]; epoch: string }> {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  const page = await world.enrolled();
  world.machine.online = false;
  const ids: string[] = [];
  for (const type of ['in', 'break-start', 'break-end', 'out'] as const) {
    ids.push((await punch(page, type)).id);
    await world.pass(minute);
  }
  const [row] = await page.tablet.database.journal.toArray();
  await page.tablet.close();
  return { world, ids, epoch: row!.epoch };
}

/** Opens the disk as no code of ours does, and changes it. */
async function changeDisk(
  world: World,
  change: (transaction: IDBTransaction) => void,
): Promise<void> {
  const opened = world.machine.indexedDB.open('comptoir');
  const database = await new Promise<IDBDatabase>((done) => {
    opened.onsuccess = () => done(opened.result);
  });
  const transaction = database.transaction(['journal', 'heads'], 'readwrite');
  change(transaction);
  await new Promise((done) => (transaction.oncomplete = done));
  database.close();
}

async function online(world: World): Promise<Page> {
  world.machine.online = true;
  const page = await world.open();
  await world.pass(5 * minute);
  return page;
}

const onServer = (world: World) =>
  world.server.journal.map(({ operation }) => [operation?.kind, operation?.id]);

test('JOURNAL-5 RECOV-35 an operation whose bytes were altered is named and exported, and the others go on in a new epoch', async () => {
  const { world, ids, epoch } = await waiting();
  await changeDisk(world, (transaction) => {
    const journal = transaction.objectStore('journal');
    const request = journal.get([epoch, 2]) as IDBRequest<{ bytes: string }>;
    request.onsuccess = () => {
      const row = request.result;
      journal.put({ ...row, bytes: row.bytes.replace('"break-start"', '"break-end"') });
    };
  });
  const page = await online(world);
  const head = (await page.tablet.database.heads.get('head')) as HeadRow;
  expect(head.epoch).not.toBe(epoch);
  expect(head.continued).toMatchObject({ reason: 'damaged', illegible: 1, missing: 0 });
  expect(onServer(world)).toEqual([
    ['device.continue', expect.any(String)],
    ['punch.record', ids[0]],
    ['punch.record', ids[2]],
    ['punch.record', ids[3]],
  ]);
  expect(world.server.journal[0]?.operation).toMatchObject({ body: { epoch, reason: 'damaged' } });
  expect(await readRefusals(page.tablet)).toHaveLength(1);
  const [aside] = await page.tablet.database.journal.where('aside').equals('withheld').toArray();
  expect(aside?.id).toBe(ids[1]);
  expect((await exportJournal(page.tablet)).count).toBe(1);
  // And punching goes on.
  await punch(page, 'in');
  await world.pass(minute);
  expect(onServer(world)).toHaveLength(5);
});

test('JOURNAL-5 RECOV-35 an operation that the disk lost is counted, and nothing behind it goes under its number', async () => {
  const { world, ids, epoch } = await waiting();
  await changeDisk(world, (transaction) => {
    transaction.objectStore('journal').delete([epoch, 1]);
    transaction.objectStore('journal').delete([epoch, 3]);
  });
  const page = await online(world);
  const head = (await page.tablet.database.heads.get('head')) as HeadRow;
  expect(head.continued).toMatchObject({ reason: 'damaged', illegible: 0, missing: 2 });
  expect(
    onServer(world)
      .map(([, id]) => id)
      .slice(1),
  ).toEqual([ids[1], ids[3]]);
  expect(await readRefusals(page.tablet)).toEqual([]);
});

test('RECOV-35 a tablet that lost the end of its chain finds it in its operations', async () => {
  const { world, ids } = await waiting();
  await changeDisk(world, (transaction) => transaction.objectStore('heads').delete('head'));
  const page = await online(world);
  expect(
    onServer(world)
      .map(([, id]) => id)
      .slice(1),
  ).toEqual(ids);
  const head = (await page.tablet.database.heads.get('head')) as HeadRow;
  expect(head.continued?.reason).toBe('damaged');
});

test('JOURNAL-5 a journal that holds stays in its epoch', async () => {
  const { world, ids, epoch } = await waiting();
  const page = await online(world);
  expect(onServer(world).map(([, id]) => id)).toEqual(ids);
  const rows = await page.tablet.database.journal.toArray();
  expect(new Set(rows.map((row) => row.epoch))).toEqual(new Set([epoch]));
  expect(rows.every(({ bytes }) => parseDeviceOperation(bytes).ok)).toBe(true);
});
