import { syncAnswerSchema } from '@comptoir/shared/sync/messages';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TestTablet } from '../devices/testing-tablet.ts';
import { RolesWorld } from '../testing/roles-world.ts';

const minute = 60_000;
let world: RolesWorld;
beforeEach(async () => {
  world = await RolesWorld.open();
});
afterEach(() => world.close());

const told = async (tablet: TestTablet) => {
  const answer = await tablet.sync(await tablet.push(0), await tablet.token());
  return syncAnswerSchema.parse(await answer.json()).silent;
};

it('O5 PERIOD-9 a tablet hears since when the others of its store have been silent, and of no other store', async () => {
  const { server, here, there } = world;
  const [one, two, elsewhere] = [
    await TestTablet.enrolled(server, here),
    await TestTablet.enrolled(server, here),
    await TestTablet.enrolled(server, there),
  ];
  await told(two);
  const since = server.clock.now();
  server.clock.advance(14 * minute);
  expect(await told(one)).toEqual([]);
  server.clock.advance(minute);
  expect(await told(one)).toEqual([{ since }]);
  expect(await told(elsewhere)).toEqual([]);
  // What was ended holds nothing that anybody waits for.
  await world.append([
    { kind: 'device.revoke', establishment: here, body: { device: two.device } },
  ]);
  expect(await told(one)).toEqual([]);
});
