import { expect, test } from 'vitest';
import { problem } from '../platform/testing/answers.ts';
import { type Page, type World, createWorld } from '../platform/testing/world.ts';
import { recordPunch } from '../punches/store.ts';
import { enrol, forgetDevice } from './store.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const minute = 60_000;

const punch = (page: Page, type: 'in' | 'out' = 'in') =>
  recordPunch(page.tablet, { person: awa, type, auth: 'pin', actor: awa });

async function shop(): Promise<{ world: World; page: Page }> {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa', 'employee', '4821');
  return { world, page: await world.enrolled() };
}

test('S25 DEVICE-10 a reset is refused while operations have not been sent, and says how many', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  await punch(page, 'in');
  await punch(page, 'out');
  const before = await page.tablet.database.journal.toArray();
  expect(await forgetDevice(page.tablet)).toEqual({ ok: false, unsent: 2 });
  expect(await page.tablet.database.journal.toArray()).toEqual(before);
  expect(page.tablet.device.get()).not.toBeNull();
  // It works on as before.
  world.machine.online = true;
  await world.pass(2 * minute);
  expect(world.server.journal).toHaveLength(2);
});

test('S25 DEVICE-10 an operation whose bytes the server never took counts as unsent', async () => {
  const { world, page } = await shop();
  const { id } = await punch(page);
  await world.pass(minute);
  expect(world.server.journal).toHaveLength(1);
  const { journal } = page.tablet.database;
  world.machine.online = false;
  const poison = await punch(page, 'out');
  world.machine.online = true;
  let poisoned = true;
  world.server.before = (path, { body }) => {
    const carries = typeof body === 'string' && body.includes(poison.id);
    return Promise.resolve(
      poisoned && path === '/api/sync' && carries ? problem(400, 'bad-request') : null,
    );
  };
  await world.pass(5 * minute);
  poisoned = false;
  expect((await journal.toArray()).map((row) => [row.id, row.state])).toEqual([
    [id, 'sent'],
    [poison.id, 'withheld'],
  ]);
  expect(await forgetDevice(page.tablet)).toEqual({ ok: false, unsent: 1 });
});

test('DEVICE-10 a reset leaves neither people nor keys nor journal, and the tablet enrols again', async () => {
  const { world, page } = await shop();
  await punch(page);
  await world.pass(2 * minute);
  expect(await forgetDevice(page.tablet)).toEqual({ ok: true });
  expect(page.tablet.device.get()).toBeNull();
  const { database } = page.tablet;
  const left = await Promise.all(
    database.tables.map(async (table) => [table.name, await table.count()] as const),
  );
  const kept = left.filter(([, count]) => count > 0).map(([name]) => name);
  // The lease of this page and its sense of time.
  expect(kept.sort()).toEqual(['clock', 'heads']);
  expect(await database.heads.get('head')).toBeUndefined();
  const requests = world.server.requests.length;
  await world.pass(10 * minute);
  expect(world.server.requests.length).toBe(requests);
  const again = enrol(page.tablet, () => undefined);
  let ended = false;
  void again.done.finally(() => (ended = true));
  while (!ended) await world.pass(1_000);
  expect(await again.done).toBe('enrolled');
  await world.pass(minute);
  expect(await database.employees.count()).toBe(1);
});
