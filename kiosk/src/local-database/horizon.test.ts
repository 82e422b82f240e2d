import { expect, test } from 'vitest';
import { createWorld, first } from '../platform/testing/world.ts';
import { recordPunch } from '../punches/store.ts';
import { watchHome } from './home.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const bo = '018f0000-0000-7000-8000-000000000002';
const day = 86_400_000;

test.each([
  ['15 weeks', 106],
  ['13 months', 397],
])(
  'S26 SYNC-12 after %s without a network whoever was archived meanwhile is gone, old rows are forgotten, and every punch that waited is sent',
  async (_, away) => {
    const world = await createWorld();
    await world.server.addEmployee(awa, 'Awa');
    await world.server.addEmployee(bo, 'Bo');
    const page = await world.enrolled();
    const punch = (person: string, type: 'in' | 'out') =>
      recordPunch(page.tablet, { person, type, auth: 'pin', actor: person });
    await punch(awa, 'in');
    await world.pass(60_000);
    world.machine.online = false;
    const ids = [(await punch(bo, 'in')).id, (await punch(awa, 'out')).id];
    await page.tablet.close();
    world.server.people.archive(bo);
    // Nobody switches it on; then somebody does, still without a network.
    await world.pass(away * day);
    const again = await world.open();
    expect((await first(watchHome(again.tablet))).people.map(({ given }) => given)).toEqual([
      'Awa',
      'Bo',
    ]);
    world.machine.online = true;
    again.platform.connectivityChanged();
    await world.pass(10 * 60_000);
    expect(world.server.journal.map(({ operation }) => operation?.id).slice(1)).toEqual(ids);
    const { people } = await first(watchHome(again.tablet));
    expect(people.map(({ given }) => given)).toEqual(['Awa']);
    const { database } = again.tablet;
    const oldest = world.time.now() - 107 * day;
    expect((await database.punches.toArray()).filter(({ at }) => at < oldest)).toEqual([]);
    await again.tablet.close();
    // After a start it is still so: nothing of the journal brings anybody back.
    const last = await world.open();
    const now = await first(watchHome(last.tablet));
    expect(now.people.map(({ given }) => given)).toEqual(['Awa']);
  },
);
