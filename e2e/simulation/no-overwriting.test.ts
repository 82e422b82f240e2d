import { StoreWorld } from '@comptoir/server/testing/store-world';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkNoOverwriting } from './no-overwriting.ts';
import type { Tallies } from './tallies.ts';

let world: StoreWorld;
beforeEach(async () => {
  world = await StoreWorld.open();
});
afterEach(() => world.close());

it('S28 the simulation notices an edit, a definition or an attached punch that overwrote another one', async () => {
  const tablet = await world.tablet();
  const { db } = world.deps;
  const { organisation } = world.scope;
  const name = world.text('Extra');
  const title = world.text('Ouverture');
  const by = { actor: world.manager, auth: 'manager' } as const;
  const unknown = tablet.write({
    kind: 'punch.record',
    auth: 'none',
    body: { person: null, type: 'in', nameText: name.hash },
  });
  const twice = [
    () =>
      tablet.write({
        ...by,
        kind: 'employee.edit',
        body: { person: world.employee, changes: { colour: { from: 'teal', to: 'rose' } } },
      }),
    () =>
      tablet.write({
        ...by,
        kind: 'punch.attach',
        body: { punch: unknown.operation.id, person: world.employee },
      }),
    () =>
      tablet.write({
        ...by,
        kind: 'task-list.define',
        body: {
          list: world.employee,
          titleText: title.hash,
          moment: 'opening',
          weekdays: [1],
          order: 0,
          tasks: [],
          archived: false,
          previous: null,
        },
      }),
  ];
  await tablet.push([unknown], [name]);
  const tallies: Tallies = new Map();
  await sql.raw('drop trigger operation_no_update').execute(db);
  for (const write of twice) {
    const [first, second] = [write(), write()];
    const { outcomes } = await tablet.push([first, second], [title]);
    expect(outcomes.map(({ refusal, status }) => refusal ?? status)).toEqual([
      'applied',
      'conflict',
    ]);
    await checkNoOverwriting(world.deps, organisation, tallies);
    // A server that applied what it should have refused.
    const place = db.updateTable('operation').where('id', '=', second.operation.id);
    await place.set({ status: 'applied' }).execute();
    await expect(checkNoOverwriting(world.deps, organisation, tallies)).rejects.toThrow('I7');
    await place.set({ status: 'refused' }).execute();
  }
});
