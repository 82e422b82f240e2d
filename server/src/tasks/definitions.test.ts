import type { Body } from '@comptoir/shared/journal/kinds';
import type { TaskDefinitionRow } from '@comptoir/shared/sync/rows';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareRebuilt } from '../journal/rebuild.ts';
import { StoreWorld, hour, minute } from '../testing/store-world.ts';
import { type TabletOnBench, rowsAfter } from '../testing/tablet-on-bench.ts';

type Definition = Body<'task-list.define'>;

let world: StoreWorld;
let tablet: TabletOnBench;
let list: string;
let task: string;

beforeEach(async () => {
  world = await StoreWorld.open();
  tablet = await world.tablet();
  [list, task] = [world.newId(), world.newId()];
});
afterEach(() => world.close());

const words = (
  title: string,
  over: Partial<Definition> & { max?: number; twice?: boolean } = {},
) => {
  const { max = 4, twice = false, ...rest } = over;
  const [heading, text] = [world.text(title), world.text('Chambre froide')];
  const only = {
    task,
    titleText: text.hash,
    due: '10:30',
    measure: { unit: '°C', min: 0, max },
    team: null,
    person: null,
  };
  const body: Definition = {
    list,
    titleText: heading.hash,
    moment: 'opening',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    order: 0,
    tasks: twice ? [only, only] : [only],
    archived: false,
    ...rest,
  };
  return { body, attachments: [heading, text] };
};

async function define(
  title: string,
  over: Parameters<typeof words>[1] = {},
  by: { on?: TabletOnBench; actor?: string } = {},
) {
  const { on = tablet, actor = world.manager } = by;
  const { body, attachments } = words(title, over);
  const built = on.write({ kind: 'task-list.define', body, actor, auth: 'manager' });
  const { outcomes } = await on.push([built], attachments);
  return { id: built.operation.id, result: outcomes[0]?.refusal ?? outcomes[0]?.status };
}

/** Written by the server itself, naming none. */
async function defineHere(title: string, over: Parameters<typeof words>[1] = {}) {
  const { body, attachments } = words(title, over);
  const { establishment } = world;
  const [made] = await world.append([
    { kind: 'task-list.define', establishment, body, attachments },
  ]);
  return made?.id ?? '';
}

async function shown(of = tablet): Promise<Map<string, unknown>> {
  of.cursor = null;
  return rowsAfter(await of.pull());
}
const definitions = async () =>
  [...(await shown())]
    .filter(([key]) => key.startsWith('taskDefinitions '))
    .map(([, row]) => row as TaskDefinitionRow)
    .sort((a, b) => a.since - b.since);

describe('a definition made on a tablet', () => {
  it('K26 K30 TASK-12 makes a list, and changes the one that it names, for every tablet of the store', async () => {
    const first = await define('Ouverture', { previous: null });
    const other = await world.tablet();
    expect((await shown(other)).get(`taskLists ${list}`)).toMatchObject({
      definition: first.id,
      title: 'Ouverture',
    });
    world.clock.advance(minute);
    const second = await define('Froid', { previous: first.id }, { on: other });
    expect([first.result, second.result]).toEqual(['applied', 'applied']);
    expect((await shown()).get(`taskLists ${list}`)).toMatchObject({ title: 'Froid' });
  });

  it('S28 TASK-12 of two managers who changed the same list the second is refused, and overwrites nothing', async () => {
    const first = await define('Ouverture', { previous: null });
    const other = await world.tablet();
    const theirs = await define('Froid', { previous: first.id }, { on: other });
    expect(theirs.result).toBe('applied');
    for (const previous of [first.id, null, undefined, world.newId()]) {
      const over = previous === undefined ? {} : { previous };
      expect((await define('Chaud', over)).result).toBe('conflict');
    }
    expect((await shown()).get(`taskLists ${list}`)).toMatchObject({
      definition: theirs.id,
      title: 'Froid',
    });
    expect(await definitions()).toHaveLength(2);
  });

  it('TASK-12 what the server wrote of old names none and stands, and a tablet goes on from it', async () => {
    await defineHere('Ouverture');
    const again = await defineHere('Froid');
    expect((await define('Chaud', { previous: again })).result).toBe('applied');
  });

  it('TASK-12 of another store, with a task twice, or by nobody who may, is refused', async () => {
    const elsewhere = world.newId();
    await world.addEstablishment(elsewhere, 'Annexe');
    const boss = await world.addPerson(world.newId(), 'manager', elsewhere);
    const there = await world.tablet(elsewhere);
    const { id } = await define('Ouverture', { previous: null });
    const stolen = await define('Froid', { previous: id }, { on: there, actor: boss });
    expect(stolen.result).toBe('foreign-establishment');
    expect((await define('Froid', { previous: id, twice: true })).result).toBe('malformed');
    const own = await define('Froid', { previous: id }, { actor: world.employee });
    expect(own.result).toBe('not-allowed');
    expect((await shown()).get(`taskLists ${list}`)).toMatchObject({ definition: id });
  });

  it('K30 TASK-13 every definition stays with the time since which it stands: on the tablet, or at receipt', async () => {
    const start = world.clock.now();
    const first = await defineHere('Ouverture');
    world.clock.advance(hour);
    const written = world.clock.now();
    const { body, attachments } = words('Froid', { previous: first });
    const late = tablet.write({
      kind: 'task-list.define',
      body,
      actor: world.manager,
      auth: 'manager',
    });
    world.clock.advance(hour);
    await tablet.push([late], attachments);
    const third = await define('Chaud', { previous: late.operation.id, archived: true });
    expect(await definitions()).toMatchObject([
      { id: first, list, since: start, archived: false, title: 'Ouverture' },
      {
        id: late.operation.id,
        since: written,
        title: 'Froid',
        tasks: [{ task, title: 'Chambre froide' }],
      },
      { id: third.id, since: world.clock.now(), archived: true },
    ]);
    expect((await shown()).has(`taskLists ${list}`)).toBe(false);
    expect((await compareRebuilt(world.deps.db, world.scope.organisation)).ok).toBe(true);
  });

  it('TASK-13 a clock that runs behind does not put it before the one that it follows', async () => {
    const first = await defineHere('Ouverture');
    const { body, attachments } = words('Froid', { previous: first });
    const behind = tablet.write({
      kind: 'task-list.define',
      body,
      actor: world.manager,
      auth: 'manager',
      clock: { wall: world.clock.now() - hour },
    });
    await tablet.push([behind], attachments);
    expect((await definitions()).map(({ id }) => id)).toEqual([first, behind.operation.id]);
  });

  it('K30 TASK-13 in the middle of a day a check-off keeps the bounds of the definition that it names', async () => {
    const first = await define('Ouverture', { previous: null, max: 4 });
    await define('Froid', { previous: first.id, max: 2 });
    const check = (definition: string) =>
      tablet.write({
        kind: 'task.check',
        actor: world.employee,
        body: {
          list,
          task,
          definition,
          day: '2026-11-02',
          person: world.employee,
          value: 3,
          actionText: null,
        },
      });
    const [latest] = (await definitions()).slice(-1);
    const { outcomes } = await tablet.push([check(first.id), check(latest!.id)]);
    expect(outcomes.map(({ flags }) => flags)).toEqual([[], ['out-of-bounds']]);
  });
});
