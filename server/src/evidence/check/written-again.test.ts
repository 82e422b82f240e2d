import { checkAnswerSchema } from '@comptoir/shared/evidence/portal';
import { makeAttachment } from '@comptoir/shared/journal/attachments';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { RolesWorld } from '../../testing/roles-world.ts';
import type { Acts } from '../../testing/tablet-on-bench.ts';
import { TabletInStore } from '../testing/tablet-in-store.ts';

let world: RolesWorld;
let tablet: TabletInStore;
let awa: string;
beforeEach(async () => {
  world = await RolesWorld.open();
  tablet = await TabletInStore.open(world.server, world.here);
  awa = await world.addPerson(world.here, 'Awa');
});
afterEach(() => world.close());

const check = async (receipt: string) =>
  checkAnswerSchema.parse(
    await (await world.server.post('/api/evidence/check', { receipt })).json(),
  );

/** A code of another epoch: the tablet had to write the punch again, in the one that the server has. */
async function codeBefore(
  type: 'in' | 'out',
  wall: number,
  person: string | null = awa,
): Promise<string> {
  const before = Object.assign(Object.create(tablet) as TabletInStore, {
    epoch: tablet.tablet.newId(),
    head: { seq: 7, hash: 'ab'.repeat(32) },
  });
  world.server.clock.set(wall);
  return before.punchReceipt(person, type);
}

const name = makeAttachment('11'.repeat(16), 'Sékou');
const punchUnlisted = (wall: number) =>
  tablet.write(
    {
      ...{ kind: 'punch.record', auth: 'none', clock: { wall } },
      body: { person: null, type: 'in', nameText: name.hash },
    },
    [name],
  );

it('O9 EVID-34 a punch that was written again in a later epoch is recorded for whoever holds its first code', async () => {
  const wall = world.server.clock.now();
  const code = await codeBefore('in', wall);
  expect(await check(code)).toMatchObject({ state: 'waiting', wall });
  await tablet.punch(awa, 'in', { wall });
  expect(await check(code)).toMatchObject({ state: 'recorded', type: 'in', times: { wall } });
});

it('EVID-34 another act, another moment and another person are not that punch', async () => {
  const wall = world.server.clock.now();
  const code = await codeBefore('in', wall);
  await tablet.punch(awa, 'out', { wall });
  await tablet.punch(awa, 'in', { wall: wall + 1 });
  await tablet.punch(tablet.tablet.newId(), 'in', { wall });
  await punchUnlisted(wall);
  expect(await check(code)).toMatchObject({ state: 'waiting' });
});

it('O9 EVID-34 so it is for somebody who was not in the list, before and after a manager said who they are', async () => {
  const wall = world.server.clock.now();
  const code = await codeBefore('in', wall, null);
  await tablet.punch(awa, 'in', { wall });
  expect(await check(code)).toMatchObject({ state: 'waiting' });
  const punch = await punchUnlisted(wall);
  expect(await check(code)).toMatchObject({ state: 'recorded', times: { wall } });
  const { manager } = world.people;
  await tablet.write({
    ...{ kind: 'punch.attach', actor: manager, auth: 'manager' },
    body: { punch, person: awa },
  });
  expect(await check(code)).toMatchObject({ state: 'recorded', times: { wall } });
});

it('O9 EVID-34 so it is for whoever’s record was merged into another one since', async () => {
  const wall = world.server.clock.now();
  const code = await codeBefore('in', wall);
  const first = await world.addPerson(world.here, 'Awa');
  await tablet.punch(awa, 'in', { wall });
  await world.append([
    { kind: 'employee.merge', establishment: world.here, body: { person: awa, into: first } },
  ]);
  expect(await check(code)).toMatchObject({ state: 'recorded', times: { wall } });
});

it('O15 EVID-34 what was written again and then handed in apart is set aside for whoever holds its first code', async () => {
  const wall = world.server.clock.now();
  const code = await codeBefore('in', wall);
  await world.clients.fleet.post(`/devices/${tablet.device}/lose`);
  const acts: Acts = {
    ...{ kind: 'punch.record', actor: awa, auth: 'pin' },
    body: { person: awa, type: 'in', nameText: null },
  };
  world.server.clock.advance(60_000);
  await tablet.tablet.handIn(await tablet.tablet.push(1, { acts, skew: -60_000 }));
  expect(await check(code)).toMatchObject({ state: 'apart', settled: null });
});
