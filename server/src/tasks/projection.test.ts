import type { CheckOff } from '@comptoir/shared/sync/rows';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreWorld, minute } from '../testing/store-world.ts';
import { type TabletOnBench, rowsAfter } from '../testing/tablet-on-bench.ts';

let world: StoreWorld;
let tablet: TabletOnBench;
let list: string;
let task: string;
let definition: string;

beforeEach(async () => {
  world = await StoreWorld.open();
  tablet = await world.tablet();
  [list, task] = [world.newId(), world.newId()];
  definition = await define({ max: 4 });
});
afterEach(() => world.close());

async function define({ max, archived = false }: { max: number; archived?: boolean }) {
  const [title, text] = [world.text('Ouverture'), world.text('Chambre froide')];
  const [outcome] = await world.append([
    {
      kind: 'task-list.define',
      establishment: world.establishment,
      attachments: [title, text],
      body: {
        list,
        titleText: title.hash,
        moment: 'opening',
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        order: 0,
        tasks: [
          {
            task,
            titleText: text.hash,
            due: '10:30',
            measure: { unit: '°C', min: 0, max },
            team: null,
            person: null,
          },
        ],
        archived,
      },
    },
  ]);
  return outcome?.id ?? '';
}

function check(
  value: number | null,
  over: { task?: string; definition?: string; actionText?: string } = {},
) {
  return tablet.write({
    kind: 'task.check',
    actor: world.employee,
    body: {
      list,
      task,
      definition,
      day: '2026-11-02',
      person: world.employee,
      value,
      actionText: null,
      ...over,
    },
  });
}

async function checkOffs(): Promise<CheckOff[]> {
  const rows = rowsAfter(await (await world.tablet()).pull());
  return [...rows]
    .filter(([key]) => key.startsWith('checkOffs '))
    .map(([, row]) => row as CheckOff);
}

describe('a check-off', () => {
  it('is kept with its value, its author and what was done, and flagged by the bounds that it was made against', async () => {
    const action = world.text('Réglé le thermostat');
    const cold = check(3);
    const warm = check(9, { actionText: action.hash });
    const { outcomes } = await tablet.push([cold, warm], [action]);
    expect(outcomes.map(({ flags }) => flags)).toEqual([[], ['out-of-bounds']]);
    await define({ max: 12 });
    const late = await tablet.push([check(9)]);
    expect(late.outcomes[0]?.flags).toEqual(['out-of-bounds']);
    const shown = (await checkOffs()).find(({ id }) => id === warm.operation.id);
    expect(shown).toMatchObject({
      value: 9,
      person: world.employee,
      action: 'Réglé le thermostat',
    });
  });

  it('of a task or a definition that nobody knows is kept and flagged', async () => {
    const { outcomes } = await tablet.push([
      check(3, { task: world.newId() }),
      check(3, { definition: world.newId() }),
    ]);
    expect(outcomes.map(({ status, flags }) => [status, ...flags])).toEqual([
      ['applied', 'unknown-task'],
      ['applied', 'unknown-task'],
    ]);
    expect(await checkOffs()).toHaveLength(2);
  });

  it('that is taken back stays, with who, when and why', async () => {
    const made = check(3);
    const reason = world.text('Mauvaise tâche');
    const body = { check: made.operation.id, reasonText: reason.hash };
    await tablet.push([made]);
    world.clock.advance(minute);
    const unknown = world.text('?');
    const { outcomes } = await tablet.push(
      [
        tablet.write({ kind: 'task.uncheck', body, actor: world.manager }),
        tablet.write({
          kind: 'task.uncheck',
          body: { check: world.newId(), reasonText: unknown.hash },
        }),
      ],
      [reason, unknown],
    );
    expect(outcomes.map(({ flags }) => flags)).toEqual([[], ['unknown-task']]);
    expect(await checkOffs()).toMatchObject([
      {
        id: made.operation.id,
        uncheckedBy: world.manager,
        uncheckedAt: world.clock.now(),
        uncheckReason: 'Mauvaise tâche',
      },
    ]);
  });
});

describe('a task list', () => {
  it('is shown as it was last defined, and leaves the tablets when it is archived', async () => {
    const before = rowsAfter(await tablet.pull());
    expect(before.get(`taskLists ${list}`)).toMatchObject({
      definition,
      title: 'Ouverture',
      tasks: [{ task, title: 'Chambre froide', due: '10:30' }],
    });
    await define({ max: 4, archived: true });
    expect(rowsAfter(await tablet.pull(), before).has(`taskLists ${list}`)).toBe(false);
  });
});
