import type { LockRow } from '@comptoir/shared/sync/rows';
import { expect, test } from 'vitest';
import { type Page, type World, createWorld } from '../platform/testing/world.ts';
import { readDiagnostics } from '../settings/store.ts';
import { checkPin, padOf, unlockPerson } from './store.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const bo = '018f0000-0000-7000-8000-000000000002';
const chef = '018f0000-0000-7000-8000-000000000003';
const before = '018f0000-0000-7000-8000-00000000000a';
const elsewhere = '018f0000-0000-7000-8000-00000000000b';
const minute = 60_000;

/** A tablet that took the place of another one, which had locked Awa out; a third tablet had locked Bo out. */
async function replaced(): Promise<{ world: World; page: Page }> {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa', 'employee', '0042');
  await world.server.addEmployee(bo, 'Bo', 'employee', '7391');
  await world.server.addEmployee(chef, 'Chloé', 'manager', '482913');
  world.server.life = { state: 'active', predecessor: before, succession: null };
  lock(world, { person: awa, device: before });
  lock(world, { person: bo, device: elsewhere });
  const page = await world.enrolled();
  await world.pass(minute);
  return { world, page };
}

function lock(world: World, of: Pick<LockRow, 'person' | 'device'>): void {
  const row: LockRow = { ...of, purpose: 'punch', failures: 10, at: 1_000 };
  world.server.feed.push({ room: 'locks', key: `${of.device}/punch/${of.person}`, row });
}

const pad = async (page: Page, person: string) =>
  (await padOf(page.tablet, person, 'punch')).blocked;

test('DEVICE-35 whom the tablet before had locked out is locked out here, across a reload; another tablet’s locks are its own', async () => {
  const { world, page } = await replaced();
  expect(await pad(page, awa)).toEqual({ ok: false, reason: 'locked' });
  expect(await pad(page, bo)).toBeNull();
  const right = { person: awa, pin: '0042', purpose: 'punch' as const };
  expect(await checkPin(page.tablet, right)).toEqual({ ok: false, reason: 'locked' });
  expect(page.platform.hashed.count).toBe(0);
  await page.tablet.close();
  const again = await world.open();
  expect(await pad(again, awa)).toEqual({ ok: false, reason: 'locked' });
  expect((await readDiagnostics(again.tablet)).locked).toMatchObject([
    { person: awa, given: 'Awa', failures: 10 },
  ]);
});

test('DEVICE-35 over two replacements the third tablet holds what the first one locked, each lock once', async () => {
  const { world, page } = await replaced();
  world.server.life = { ...world.server.life, predecessors: [before, elsewhere] };
  await world.pass(2 * minute);
  lock(world, { person: chef, device: elsewhere });
  page.tablet.sync.poke();
  await world.pass(minute);
  expect(await pad(page, awa)).toEqual({ ok: false, reason: 'locked' });
  expect(await pad(page, bo)).toEqual({ ok: false, reason: 'locked' });
  const { locked } = await readDiagnostics(page.tablet);
  expect(locked.map(({ person }) => person).sort()).toEqual([awa, bo, chef].sort());
});

test('DEVICE-35 PIN-13 a manager frees them here, and neither the feed nor a resync locks them again', async () => {
  const { world, page } = await replaced();
  expect(await pad(page, awa)).toEqual({ ok: false, reason: 'locked' });
  world.machine.online = false;
  await unlockPerson(page.tablet, awa, chef);
  world.machine.online = true;
  world.server.resync = '018f0000-0000-7000-8000-0000000000ee';
  await world.pass(3 * minute);
  expect(world.server.journal.map(({ operation }) => operation?.kind)).toContain('auth.unlock');
  expect(await pad(page, awa)).toBeNull();
  const right = { person: awa, pin: '0042', purpose: 'punch' as const };
  expect(await checkPin(page.tablet, right)).toEqual({ ok: true });
});

test('DEVICE-35 a page that was killed between the feed and the lock-out locks at the pad', async () => {
  const { page } = await replaced();
  const { sync, lockout } = page.tablet.database;
  const whole = (await sync.get('sync'))!;
  expect(whole.locksTakenOver).toHaveLength(1);
  // As it stood before the lock was taken over.
  const fresh = (await lockout.get('lockout'))!.document;
  expect(fresh).toContain(awa);
  await unlockPerson(page.tablet, awa, chef);
  await page.tablet.database.transaction('rw', sync, () =>
    sync.put({ ...whole, locksTakenOver: [] }),
  );
  expect(await pad(page, awa)).toEqual({ ok: false, reason: 'locked' });
});
