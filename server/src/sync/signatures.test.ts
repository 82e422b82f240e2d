import { pushInput } from '@comptoir/shared/journal/receipt';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findDevice } from './queries.ts';
import { storedKey, verifySignature } from '../platform/signature.ts';
import { StoreWorld } from '../testing/store-world.ts';
import type { TabletOnBench } from '../testing/tablet-on-bench.ts';

let world: StoreWorld;
let tablet: TabletOnBench;

beforeEach(async () => {
  world = await StoreWorld.open();
  tablet = await world.tablet();
});
afterEach(() => world.close());

const kept = () => world.deps.db.selectFrom('push_signature').selectAll().orderBy('seq').execute();
const punch = () => tablet.punch(world.employee, 'in');

it('EVID-1 each push leaves the signature that it came with, an empty one none, and a retry changes nothing', async () => {
  const built = [punch(), punch(), punch()];
  await tablet.push(built);
  const [first, ...others] = await kept();
  expect(others).toEqual([]);
  const { organisation, device } = tablet.scope;
  expect(first).toMatchObject({ organisation, device, epoch: tablet.epoch, seq: 3 });
  const key = storedKey((await findDevice(world.deps.db, tablet.scope))!.sign_key);
  expect(verifySignature(key, pushInput(tablet.head.hash), first?.signature ?? '')).toBe(true);
  await tablet.pull();
  await tablet.push(built);
  expect(await kept()).toEqual([first]);
  // A longer push that begins with what is here already ends where its own signature does.
  await tablet.push([...built, punch()]);
  expect((await kept()).map(({ seq }) => seq)).toEqual([3, 4]);
});

it('EVID-1 a push that was taken in part keeps its signature until the rest has come', async () => {
  const note = world.text('oublié');
  const declared = () =>
    tablet.write({
      kind: 'punch.declare',
      body: { person: world.employee, type: 'out', at: 5, noteText: note.hash },
    });
  const [plain, lacking] = [punch(), declared()];
  const part = await tablet.push([plain, lacking]);
  expect(part.outcomes.map(({ status }) => status)).toEqual(['applied', 'retry']);
  const [early] = await kept();
  expect(early?.seq).toBe(2);
  await tablet.push([lacking], [note]);
  const [late, ...others] = await kept();
  expect([late?.seq, others]).toEqual([2, []]);
  expect(late?.signature).not.toBe(early?.signature);
});
