import { expect, test } from 'vitest';
import { watchPeople } from '../devices/store.ts';
import { type Page, type World, createWorld, first } from '../platform/testing/world.ts';
import { recordPunch } from '../punches/store.ts';
import { watchSync } from './store.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const before = '018f0000-0000-7000-8000-00000000000a';
const minute = 60_000;

async function shop(): Promise<{ world: World; page: Page }> {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa', 'employee', '4821');
  return { world, page: await world.enrolled() };
}

const syncOf = ({ tablet }: Page) => first(watchSync(tablet));

test('DEVICE-33 a retiring tablet knows it offline too, works on, and says at once when it holds nothing any more', async () => {
  const { world, page } = await shop();
  expect((await syncOf(page)).retiring).toBe(false);
  world.server.life = { state: 'retiring', predecessor: null, succession: null };
  page.tablet.sync.poke();
  await world.pass(minute);
  expect((await syncOf(page)).retiring).toBe(true);
  world.machine.online = false;
  await page.tablet.close();
  const again = await world.open();
  expect(await syncOf(again)).toMatchObject({ retiring: true });
  await recordPunch(again.tablet, { person: awa, type: 'in', auth: 'pin', actor: awa });
  world.machine.online = true;
  const asked = world.server.requests.length;
  // A retry comes within 30 s; without a reason the next round would come a minute later.
  await world.pass(35_000);
  const said = world.server.requests
    .slice(asked)
    .flatMap(({ sync }) => (sync === null ? [] : [[sync.operations.length, sync.pending.count]]));
  // What it held, and right behind it that this was all.
  expect(said.slice(-2)).toEqual([
    [1, 1],
    [0, 0],
  ]);
  expect(await syncOf(again)).toMatchObject({ retiring: true, pending: 0 });
});

test('DEVICE-34 a tablet knows across a restart what of the one before may be missing, until the server says that nothing is', async () => {
  const { world, page } = await shop();
  const succession = {
    device: before,
    lastSeenAt: 1_000,
    pending: { count: 3, oldest: 500 },
    ask: [awa],
  };
  world.server.life = { state: 'active', predecessor: before, succession };
  page.tablet.sync.poke();
  await world.pass(minute);
  world.machine.online = false;
  await page.tablet.close();
  const again = await world.open();
  const { missing } = await syncOf(again);
  expect(missing).toEqual({ lastSeenAt: 1_000, count: 3, oldest: 500, ask: [awa] });
  expect(await first(watchPeople(again.tablet))).toMatchObject([{ id: awa, name: 'Awa Martin' }]);
  world.machine.online = true;
  world.server.life = { state: 'active', predecessor: before, succession: null };
  await world.pass(2 * minute);
  expect((await syncOf(again)).missing).toBeNull();
});
