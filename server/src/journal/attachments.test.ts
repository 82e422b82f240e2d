import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreWorld } from '../testing/store-world.ts';
import type { TabletOnBench } from '../testing/tablet-on-bench.ts';

let world: StoreWorld;
let tablet: TabletOnBench;

beforeEach(async () => {
  world = await StoreWorld.open();
  tablet = await world.tablet();
});
afterEach(() => world.close());

const unlisted = (nameText: string) =>
  tablet.write({
    kind: 'punch.record',
    body: { person: null, type: 'in', nameText },
    auth: 'none',
  });

const stored = (hash: string) =>
  world.deps.db.selectFrom('attachment').selectAll().where('hash', '=', hash).execute();

describe('an attachment', () => {
  it('JOURNAL-8 that is absent or altered makes its operation wait, and all after it', async () => {
    const name = world.text('Extra');
    const built = [
      tablet.punch(world.employee, 'in'),
      unlisted(name.hash),
      tablet.punch(world.employee, 'out'),
    ];
    const request = tablet.request({ first: 1, operations: built.map(({ bytes }) => bytes) });
    for (const attachments of [[], [{ ...name, text: 'Autre' }]]) {
      const reply = await tablet.send({ ...request, attachments });
      expect(reply).toMatchObject({
        answer: {
          outcomes: [
            { seq: 1, status: 'applied' },
            { id: built[1]?.operation.id, seq: 2, position: null, status: 'retry' },
            { id: built[2]?.operation.id, seq: 3, position: null, status: 'retry' },
          ],
          last: { seq: 1, head: built[0]?.hash },
        },
      });
    }
    expect(await stored(name.hash)).toEqual([]);
    const complete = await tablet.send({ ...request, attachments: [name] });
    expect(complete).toMatchObject({ answer: { last: { seq: 3 } } });
    expect(await stored(name.hash)).toHaveLength(1);
  });

  it('JOURNAL-8 of an operation that is already held is ignored: what was erased stays erased', async () => {
    const name = world.text('Extra');
    const built = unlisted(name.hash);
    await tablet.push([built], [name]);
    await world.deps.db.deleteFrom('attachment').where('hash', '=', name.hash).execute();
    const again = await tablet.push([built], [name]);
    expect(again.outcomes[0]).toMatchObject({ status: 'applied' });
    expect(await stored(name.hash)).toEqual([]);
    const [row] = (await tablet.pull()).filter(({ room }) => room === 'punches');
    expect(row?.row).toMatchObject({ name: null });
  });

  it('that no operation names is not kept', async () => {
    const stray = world.text('sans objet');
    await tablet.push([tablet.punch(world.employee, 'in')], [stray]);
    expect(await stored(stray.hash)).toEqual([]);
  });
});
