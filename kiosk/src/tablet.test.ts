import { IDBObjectStore } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import { readNewer } from './local-database/read-newer.ts';
import { failureOf } from './local-database/not-recorded.ts';
import { recordPunch } from './punches/store.ts';
import { exportJournal } from './sync/emergency-export.ts';
import { createWorld } from './platform/testing/world.ts';
import { parseDeviceOperation } from '@comptoir/shared/journal/operation';

const minute = 60_000;
const day = 86_400_000;

test('T09 T10 a jump of the clock that could not be recorded for want of space is recorded once there is some', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  const { database } = page.tablet;
  const jumps = async () =>
    (await database.journal.toArray()).filter((row) => row.kind === 'clock.jump');
  const full = () => {
    throw new DOMException('no space', 'QuotaExceededError');
  };
  database.heads.hook('updating', full);
  world.machine.skew -= day;
  await world.pass(minute);
  expect(await jumps()).toEqual([]);
  database.heads.hook('updating').unsubscribe(full);
  await world.pass(minute);
  const rows = await jumps();
  expect(rows).toHaveLength(1);
  const read = parseDeviceOperation(rows[0]!.bytes);
  if (!read.ok || read.value.kind !== 'clock.jump') throw new Error('no jump');
  const { expected, found } = read.value.body;
  expect(expected - found).toBe(day);
  expect(world.server.journal.map(({ operation }) => operation?.kind)).toEqual(['clock.jump']);
});

test('S13 RECOV-30 a page that begins on a full disk says that it is full, can still be exported, and begins once there is room', async () => {
  const world = await createWorld();
  const awa = '018f0000-0000-7000-8000-000000000001';
  await world.server.addEmployee(awa, 'Awa');
  const page = await world.enrolled();
  world.machine.online = false;
  await recordPunch(page.tablet, { person: awa, type: 'in', auth: 'none', actor: null });
  await page.tablet.close();
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no space', 'QuotaExceededError');
  });
  const refused: unknown = await world.open().catch((error: unknown) => error);
  expect(failureOf(refused)).toBe('full');
  const { database, identity } = await readNewer(page.platform);
  const clock = { corrected: () => world.time.now() };
  const file = await exportJournal({ platform: page.platform, database, identity, clock });
  expect(file.count).toBe(1);
  database.close();
  full.mockRestore();
  const again = await world.open();
  world.machine.online = true;
  again.platform.connectivityChanged();
  await world.pass(minute);
  expect(world.server.journal).toHaveLength(1);
});
