import { checkAnswerSchema } from '@comptoir/shared/evidence/portal';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TestServer, foundEstablishment, openTestServer } from '../../testing-server.ts';
import { TabletInStore } from '../testing/tablet-in-store.ts';

let server: TestServer;
let tablet: TabletInStore;
let person: string;
beforeEach(async () => {
  server = await openTestServer();
  const { establishment } = await foundEstablishment(server.deps);
  tablet = await TabletInStore.open(server, establishment);
  person = tablet.tablet.newId();
});
afterEach(() => server.close());

const check = async (receipt: string) =>
  checkAnswerSchema.parse(await (await server.post('/api/evidence/check', { receipt })).json());

/** A code of another epoch: the tablet had to write the punch again, in the one that the server has. */
async function codeBefore(type: 'in' | 'out', wall: number): Promise<string> {
  const { clock } = server;
  const before = Object.assign(Object.create(tablet) as TabletInStore, {
    epoch: tablet.tablet.newId(),
    head: { seq: 7, hash: 'ab'.repeat(32) },
  });
  clock.set(wall);
  return before.punchReceipt(person, type);
}

it('O9 EVID-34 a punch that was written again in a later epoch is recorded for whoever holds its first code', async () => {
  const wall = server.clock.now();
  const code = await codeBefore('in', wall);
  expect(await check(code)).toMatchObject({ state: 'waiting', wall });
  await tablet.punch(person, 'in', { wall });
  expect(await check(code)).toMatchObject({ state: 'recorded', type: 'in', times: { wall } });
});

it('EVID-34 another act, another moment and another person are not that punch', async () => {
  const wall = server.clock.now();
  const code = await codeBefore('in', wall);
  await tablet.punch(person, 'out', { wall });
  await tablet.punch(person, 'in', { wall: wall + 1 });
  await tablet.punch(tablet.tablet.newId(), 'in', { wall });
  expect(await check(code)).toMatchObject({ state: 'waiting' });
});
