import { type OwnTasks, ownTasksSchema } from '@comptoir/shared/tasks/portal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../testing/portal-client.ts';
import { type Asker, RolesWorld } from '../../testing/roles-world.ts';

let world: RolesWorld;
/** A Tuesday, half past ten in Paris. */
const now = Date.parse('2026-11-03T09:30:00Z');
beforeAll(async () => {
  world = await RolesWorld.open({ now });
});
afterAll(() => world.close());

async function tasks(asker: Asker = 'employee'): Promise<OwnTasks['lists']> {
  const answer = await world.clients[asker].get('/own/tasks');
  return ownTasksSchema.parse(await answer.json()).lists;
}

type Task = { title: string; due?: string; team?: string; person?: string };

async function define(title: string, weekdays: number[], of: readonly Task[]) {
  const list = world.newId();
  const heading = world.text(title);
  const texts = of.map((one) => world.text(one.title));
  const body = {
    ...{
      list,
      titleText: heading.hash,
      moment: 'opening' as const,
      weekdays,
      order: 0,
      archived: false,
    },
    tasks: of.map(({ due = null, team = null, person = null }, at) => ({
      ...{ task: world.newId(), titleText: texts[at]!.hash, due, measure: null, team, person },
    })),
  };
  const [done] = await world.append([
    { kind: 'task-list.define', establishment: world.here, body, attachments: [heading, ...texts] },
  ]);
  expect(done?.status).toBe('applied');
}

describe('one’s own tasks', () => {
  it('TASK-14 are those of today for oneself, one’s team or everybody, in the store where one works; what is late says so', async () => {
    const { employee } = world.people;
    await define(
      'Ouverture',
      [2],
      [
        { title: 'Terrasse', due: '10:00' },
        { title: 'Caisse', due: '11:00', person: employee },
        { title: 'Four', team: 'Une autre équipe' },
        { title: 'Courrier', person: world.people.manager },
      ],
    );
    await define('Du lundi', [1], [{ title: 'Livraison' }]);
    const titles = (lists: OwnTasks['lists']) =>
      lists.flatMap((list) => list.tasks.map(({ title, late }) => [list.title, title, late]));
    expect(titles(await tasks())).toEqual([
      ['Ouverture', 'Terrasse', true],
      ['Ouverture', 'Caisse', false],
    ]);
    expect(titles(await tasks('manager')).map(([, title]) => title)).toEqual([
      'Terrasse',
      'Courrier',
    ]);
    // X03: of another store nothing is told.
    expect(await tasks('elsewhere')).toEqual([]);
    expect(await refusalOf(await world.clients.none.get('/own/tasks'))).toEqual([
      403,
      'not-allowed',
    ]);
  });
});
