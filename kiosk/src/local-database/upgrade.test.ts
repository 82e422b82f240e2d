import Dexie from 'dexie';
import { IDBKeyRange } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import { unsetDetails } from '@comptoir/shared/employees/unset-details';
import { parseDeviceOperation } from '@comptoir/shared/journal/operation';
import { addEmployee, editEmployee, watchEmployees } from '../employees/store.ts';
import { recordPunch } from '../punches/store.ts';
import { watchHome } from './home.ts';
import { createWorld, first, morning } from '../platform/testing/world.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const bo = '018f0000-0000-7000-8000-000000000002';
const chef = '018f0000-0000-7000-8000-000000000003';
const minute = 60_000;

/** The tables of the first build that was installed in stores. */
const version1 = {
  device: 'key',
  heads: 'key',
  journal: '[epoch+seq], id, aside, [overlay+person+when], [overlay+day]',
  attachments: 'hash',
  receipts: 'hash',
  sync: 'key',
  clock: 'key',
  lockout: 'key',
  settings: 'key',
  establishments: 'key',
  employees: 'key',
  pins: 'key',
  presence: 'key',
  punches: 'key, [person+at], day',
  days: 'key, [person+day], day',
  taskLists: 'key',
  checkOffs: 'key, day',
  shifts: 'key, start',
};

test('SYNC-23 S20 a tablet of the first build keeps what it holds, punches at once, and learns the new rooms', async () => {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  await world.server.addEmployee(bo, 'Bo');
  await world.server.addEmployee(chef, 'Chloé', 'manager');
  const page = await world.enrolled();
  world.server.people.archive(bo);
  world.server.people.change(awa, { team: 'Salle', email: 'awa@exemple.fr' });
  page.tablet.sync.poke();
  await world.pass(minute);
  world.machine.online = false;
  await recordPunch(page.tablet, { person: awa, type: 'in', auth: 'pin', actor: awa });
  await recordPunch(page.tablet, {
    person: null,
    name: 'Max',
    type: 'in',
    auth: 'none',
    actor: null,
  });
  await world.pass(6_000);
  await page.tablet.close();

  const before = await asVersion1(world.machine.indexedDB);
  const again = await world.open();
  const { database } = again.tablet;
  for (const table of ['journal', 'attachments', 'receipts'] as const) {
    expect(await database[table].toArray()).toEqual(before[table]);
  }
  const head = await database.heads.get('head');
  expect(head).toEqual(before.heads?.find((row) => (row as { key: string }).key === 'head'));
  expect((await first(watchHome(again.tablet))).people.map((one) => one.state)).toEqual([
    'in',
    'out',
  ]);

  // A change that is asked for before the feed was read again names what stood.
  await editEmployee(again.tablet, {
    person: awa,
    manager: chef,
    changes: { phone: '+33612345678' },
  });
  const asked = (await database.journal.toArray()).find((row) => row.kind === 'employee.edit');
  expect(parseDeviceOperation(asked!.bytes).ok).toBe(true);

  world.machine.online = true;
  again.platform.connectivityChanged();
  await world.pass(minute);
  expect(world.server.journal.map((one) => one.operation?.kind)).toEqual([
    'punch.record',
    'punch.record',
    'employee.edit',
  ]);
  const people = await first(watchEmployees(again.tablet));
  expect(people.people.map((one) => [one.name?.given, one.email])).toEqual([
    ['Awa', 'awa@exemple.fr'],
    ['Chloé', null],
  ]);
  expect(people.former.map((one) => one.name?.given)).toEqual(['Bo']);
  expect(people.unknown.map((one) => one.type)).toEqual(['in']);
  expect(await database.sync.get('sync')).toMatchObject({ resync: null });
  expect(await database.shifts.count()).toBe(0);
  await addEmployee(again.tablet, { given: 'Zoé', family: '', team: null, manager: chef });
});

test('RECOV-36 S16 an upgrade that was cut off leaves everything as it was, and is done again at the next start', async () => {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  const page = await world.enrolled();
  world.machine.online = false;
  const { id } = await recordPunch(page.tablet, {
    person: awa,
    type: 'in',
    auth: 'pin',
    actor: awa,
  });
  await page.tablet.close();
  const before = await asVersion1(world.machine.indexedDB);
  for (let cut = 0; cut < 3; cut += 1) {
    const request = world.machine.indexedDB.open('comptoir', 40);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('teams', { keyPath: 'key' });
      request.transaction?.objectStore('sync').clear();
      request.transaction?.abort();
    };
    await new Promise((done) => (request.onerror = done));
  }
  const again = await world.open();
  for (const table of ['journal', 'attachments', 'receipts'] as const) {
    expect(await again.tablet.database[table].toArray()).toEqual(before[table]);
  }
  world.machine.online = true;
  again.platform.connectivityChanged();
  await world.pass(minute);
  expect(world.server.journal.map(({ operation }) => operation?.id)).toEqual([id]);
});

/** Takes the database back to how the first build wrote it; answers what it holds. */
async function asVersion1(indexedDB: IDBFactory): Promise<Record<string, unknown[]>> {
  const options = { indexedDB, IDBKeyRange };
  const newer = await new Dexie('comptoir', options).open();
  const held: Record<string, unknown[]> = {};
  for (const table of newer.tables) held[table.name] = await table.toArray();
  newer.close();
  const deleted = indexedDB.deleteDatabase('comptoir');
  await new Promise((done) => (deleted.onsuccess = done));
  const old = new Dexie('comptoir', options);
  old.version(1).stores(version1);
  await old.open();
  const details = Object.keys(unsetDetails);
  const asBefore: Record<string, (row: Record<string, unknown>) => unknown> = {
    // Rows as a build reads them that does not know a field: zod leaves it out.
    employees: (row) =>
      Object.fromEntries(Object.entries(row).filter(([key]) => !details.includes(key))),
    punches: ({ unknown: _, ...row }) => row,
  };
  for (const name of Object.keys(version1)) {
    const rows = (held[name] ?? []).map(
      (row) => asBefore[name]?.(row as Record<string, unknown>) ?? row,
    );
    await old.table(name).bulkAdd(rows);
  }
  // The server took it away in a way that this build did not hear of.
  await old.table('shifts').add({
    key: 'gone',
    id: 'gone',
    person: awa,
    start: morning,
    end: morning + minute,
    stamp: '',
  });
  old.close();
  return held;
}
