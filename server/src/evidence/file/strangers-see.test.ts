import { type ServerEvidence, serverEvidenceSchema } from '@comptoir/shared/evidence/file';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RolesWorld } from '../../testing/roles-world.ts';
import { strangersDesk } from '../testing/run-verifier.ts';
import { TabletInStore } from '../testing/tablet-in-store.ts';

let world: RolesWorld;
let desk: ReturnType<typeof strangersDesk>;
let tablet: TabletInStore;

beforeAll(async () => {
  world = await RolesWorld.open();
  desk = strangersDesk();
  tablet = await TabletInStore.open(world.server, world.here);
});
afterAll(async () => {
  desk.clear();
  await world.close();
});

async function fileOf(person: string): Promise<ServerEvidence> {
  const asked = { person, first: '2026-11-01', last: '2026-11-30' };
  const answer = await world.clients.administrator.post('/evidence/files', asked);
  return serverEvidenceSchema.parse(await answer.json());
}

it('O7 EVID-10 EVID-12 a record that was merged twice over brings its punches, and both merges, into the file that a stranger verifies', async () => {
  const [first, second, third] = [
    await world.addPerson(world.here, 'Awa'),
    await world.addPerson(world.here, 'Awa'),
    await world.addPerson(world.here, 'Awa'),
  ];
  await tablet.punch(third, 'in');
  const merge = (person: string, into: string) =>
    world.append([{ kind: 'employee.merge', establishment: world.here, body: { person, into } }]);
  await merge(third, second);
  await merge(second, first);
  // Under the oldest name still: the tablet has not heard of any of it.
  await tablet.punch(third, 'out');
  const file = await fileOf(first);
  expect(file.operations).toHaveLength(5);
  const ran = await desk.verify([desk.put('preuve.json', file)]);
  expect([ran.code, ran.err]).toEqual([0, '']);
});

it('EVID-6 EVID-12 a server whose clock went back makes no file that a stranger takes for a forged one', async () => {
  const person = await world.addPerson(world.here, 'Malo');
  await tablet.punch(person, 'in');
  world.server.clock.advance(-3_600_000);
  await tablet.punch(person, 'out');
  const ran = await desk.verify([desk.put('preuve.json', await fileOf(person))]);
  expect([ran.code, ran.err]).toEqual([0, '']);
  expect(ran.out.match(/l’horloge du serveur avait reculé/g)).toHaveLength(1);
});
