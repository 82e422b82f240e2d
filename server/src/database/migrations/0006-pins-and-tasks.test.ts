import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { setPin } from '../../access/commands.ts';
import { StoreWorld } from '../../testing/store-world.ts';
import { rowsAfter } from '../../testing/tablet-on-bench.ts';
import { openDatabase } from '../connection.ts';

let world: StoreWorld;
beforeEach(async () => {
  world = await StoreWorld.open();
});
afterEach(() => world.close());

/** Takes away what this migration makes: the file of a store that was opened before it. */
async function goBack(): Promise<void> {
  const { db } = world.deps;
  const statements = [
    // A later index stands on a column of this one.
    'drop index punch_doubtful',
    ...['task_definition', 'privacy_seen', 'merged_person', 'pin_version'].map(
      (table) => `drop table ${table}`,
    ),
    ...['set_at', 'set_by', 'change', 'claimed', 'claimed_by'].map(
      (column) => `alter table pin drop column ${column}`,
    ),
    ...['attached_by', 'attached_at'].map((column) => `alter table punch drop column ${column}`),
    `delete from feed where room = 'taskDefinitions'`,
    `delete from migration where name = '0006-pins-and-tasks'`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

it('K30 a store from before keeps its PINs and task lists, and the journal tells since when they stand', async () => {
  const tablet = await world.tablet();
  const [list, title] = [world.newId(), world.text('Ouverture')];
  const body = {
    list,
    titleText: title.hash,
    moment: 'opening' as const,
    weekdays: [1],
    order: 0,
    tasks: [],
    archived: false,
  };
  const { establishment, employee: person } = world;
  const since = world.clock.now();
  await world.append([{ kind: 'task-list.define', establishment, body, attachments: [title] }]);
  await setPin(world.deps, world.scope, { person, pin: '924763' });
  world.clock.advance(60_000);
  await setPin(world.deps, world.scope, { person, pin: '815073' });
  const at = world.clock.now();
  const before = rowsAfter(await tablet.pull());
  await goBack();
  const file = await openDatabase(join(world.folder, 'comptoir.sqlite'));
  await file.destroy();
  tablet.cursor = null;
  const after = rowsAfter(await tablet.pull());
  expect(after).toEqual(before);
  const definition = [...after].find(([key]) => key.startsWith('taskDefinitions '));
  expect(definition?.[1]).toMatchObject({ list, since, title: 'Ouverture' });
  expect(after.get(`pins ${person}`)).toMatchObject({ version: 2, setAt: at, setBy: null });
  expect(await setPin(world.deps, world.scope, { person, pin: '924763' })).toMatchObject({
    value: [{ version: 3 }],
  });
});
