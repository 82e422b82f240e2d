import { expect, test } from 'vitest';
import type { Change } from '@comptoir/shared/sync/messages';
import type { TaskDefinitionRow } from '@comptoir/shared/sync/rows';
import { readRefusals } from '../sync/store.ts';
import type { Observable } from '../platform/signal.ts';
import { type Page, type World, createWorld } from '../platform/testing/world.ts';
import { watchHome } from '../local-database/home.ts';
import type { ListContent, ListLine, TaskListsView } from './lists-view.ts';
import type { RegisterView } from './register-view.ts';
import {
  checkTask,
  defineLists,
  settleList,
  uncheckTask,
  watchRegister,
  watchTaskLists,
  watchTasks,
} from './store.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const bruno = '018f0000-0000-7000-8000-000000000002';
const list = '018f0000-0000-7000-8000-0000000000a0';
const definition = '018f0000-0000-7000-8000-0000000000a1';
const sweep = '018f0000-0000-7000-8000-0000000000a2';
const fridge = '018f0000-0000-7000-8000-0000000000a3';
const added = '018f0000-0000-7000-8000-0000000000a4';
const today = '2026-11-21';
const minute = 60_000;
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const everyone = { team: null, person: null };
const cold = { unit: '°C', min: 0, max: 4 };

const content: ListContent = {
  title: 'Ouverture',
  moment: 'opening',
  weekdays: everyDay,
  tasks: [
    { task: sweep, title: 'Balayer', due: '10:00', measure: null, ...everyone },
    { task: fridge, title: 'Frigo', due: null, measure: cold, ...everyone },
  ],
};

/** A definition as the server feeds it, with the list that it makes stand. */
function fed(changes: Partial<TaskDefinitionRow>, since: number): Change[] {
  const row = { id: definition, list, since, archived: false, order: 1, ...content, ...changes };
  const { id, list: own, since: _since, archived, ...shown } = row;
  return [
    { room: 'taskDefinitions', key: id, row },
    { room: 'taskLists', key: own, row: archived ? null : { ...shown, id: own, definition: id } },
  ];
}

async function shop(): Promise<{ world: World; page: Page }> {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  await world.server.addEmployee(bruno, 'Bruno', 'manager');
  world.server.feed.push(...fed({}, world.time.now() - 86_400_000 * 3));
  return { world, page: await world.enrolled() };
}

/** What an observable says, once it satisfies. */
function once<T>(source: Observable<T>, good: (view: T) => boolean): Promise<T> {
  return new Promise((resolve, reject) => {
    const subscription = source.subscribe((view) => {
      if (!good(view)) return;
      resolve(view);
      queueMicrotask(() => subscription.unsubscribe());
    }, reject);
  });
}

const listsOf = (page: Page, good: (view: TaskListsView) => boolean = () => true) =>
  once(watchTaskLists(page.tablet), (view) => view.lists.length > 0 && good(view));
const registerOf = (page: Page, good: (view: RegisterView) => boolean = () => true) =>
  once(watchRegister(page.tablet, { kind: 'today' }), good);
const board = (page: Page) => once(watchTasks(page.tablet), (view) => view.lists.length > 0);

async function change(page: Page, line: ListLine, next: Partial<ListContent>, archived = false) {
  const { id, definition: previous, order } = line;
  const input = { list: id, previous, order, archived, content: { ...line, ...next } };
  await defineLists(page.tablet, bruno, [input]);
}

async function check(page: Page, task: string, value: number | null, named: string) {
  return await checkTask(page.tablet, {
    ...{ list, task, definition: named, day: today, person: awa },
    ...{ value, action: null, auth: 'pin', actor: awa },
  });
}

test('K30 REG-1 offline, a new list shows at once on the board, in its moment and in the progress of the home', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  const made = { ...content, title: 'Bar du soir', moment: 'closing' as const };
  const input = { list: added, previous: null, order: 0, archived: false, content: made };
  await defineLists(page.tablet, bruno, [input]);
  const shown = await once(watchTasks(page.tablet), (view) => view.lists.length === 2);
  expect(shown.lists.map(({ title, moment, total }) => [title, moment, total])).toEqual([
    ['Ouverture', 'opening', 2],
    ['Bar du soir', 'closing', 2],
  ]);
  const home = await once(watchHome(page.tablet), (view) => view.tasks.total === 4);
  expect(home.tasks.done).toBe(0);
  const { lists } = await listsOf(page, (view) => view.lists.length === 2);
  expect(lists.map(({ title, pending }) => [title, pending])).toEqual([
    ['Ouverture', false],
    ['Bar du soir', true],
  ]);
  const [row] = await page.tablet.database.journal.toArray();
  const read = JSON.parse(row!.bytes) as { actor: string; auth: string; body: object };
  expect(read).toMatchObject({ actor: bruno, auth: 'manager', body: { previous: null } });
  expect(row!.bytes).not.toContain('Bar du soir');
});

test('K30 REG-3 a list changed in the middle of a day keeps the check-offs already made, each judged by the bounds it was made under', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  await board(page);
  await check(page, sweep, null, definition);
  await check(page, fridge, 6, definition);
  const [line] = (await listsOf(page)).lists;
  await change(page, line!, {
    tasks: [
      { task: added, title: 'Terrasse', due: null, measure: null, ...everyone },
      { ...content.tasks[1]!, title: 'Frigo du bas', measure: { ...cold, max: 8 } },
      content.tasks[0]!,
    ],
  });
  const view = await once(watchTasks(page.tablet), (now) => now.lists[0]?.total === 3);
  expect(
    view.lists[0]!.tasks.map(({ title, done }) => [title, done?.by ?? null, done?.outOfBounds]),
  ).toEqual([
    ['Terrasse', null, undefined],
    ['Frigo du bas', 'Awa Martin', true],
    ['Balayer', 'Awa Martin', false],
  ]);
  // Checked again under the new bounds, the same value is within them.
  const [first] = view.lists[0]!.tasks.slice(1);
  await uncheckTask(page.tablet, {
    ...{ check: first!.done!.check, day: today, reason: 'Relu', auth: 'pin', actor: awa },
  });
  await check(page, fridge, 6, first!.definition);
  const again = await once(
    watchTasks(page.tablet),
    (now) => now.lists[0]?.tasks[1]?.done?.outOfBounds === false,
  );
  expect(again.lists[0]!.tasks[1]!.done).toMatchObject({ value: 6, outOfBounds: false });
});

test('K30 S28 a change names the definition that it changes, and the next one names that change, sent or not', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  await change(page, (await listsOf(page)).lists[0]!, { title: 'Ouverture tôt' });
  const [line] = (await listsOf(page, (view) => view.lists[0]!.pending)).lists;
  await change(page, line!, { title: 'Ouverture très tôt' });
  const rows = await page.tablet.database.journal.toArray();
  const previous = rows.map(
    (row) => (JSON.parse(row.bytes) as { body: { previous: string } }).body.previous,
  );
  expect(previous).toEqual([definition, rows[0]!.id]);
  const shown = await listsOf(page, (view) => view.lists[0]!.title === 'Ouverture très tôt');
  expect(shown.lists).toHaveLength(1);
});

test('K30 archiving hides a list from the board and keeps it to be restored with its tasks', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  await change(page, (await listsOf(page)).lists[0]!, {}, true);
  const view = await once(watchTaskLists(page.tablet), (now) => now.archived.length === 1);
  expect(view.lists).toEqual([]);
  await once(watchTasks(page.tablet), (now) => now.lists.length === 0);
  await change(page, view.archived[0]!, {});
  const back = await listsOf(page);
  expect(back.lists[0]).toMatchObject({ title: 'Ouverture', archived: false, pending: true });
  expect(back.lists[0]!.tasks.map(({ title }) => title)).toEqual(['Balayer', 'Frigo']);
});

test('K30 a list that the server archived is offered to be restored on this tablet', async () => {
  const { world, page } = await shop();
  const id = '018f0000-0000-7000-8000-0000000000b1';
  world.server.feed.push(...fed({ id, archived: true }, world.time.now()));
  page.tablet.sync.poke();
  await world.pass(1_000);
  const view = await once(watchTaskLists(page.tablet), (now) => now.archived.length === 1);
  expect(view.archived[0]).toMatchObject({ definition: id, pending: false });
});

/** Two managers changed the list; this tablet's change is refused and the other's is in the feed. */
async function clashing(): Promise<{ world: World; page: Page; line: ListLine; other: string }> {
  const { world, page } = await shop();
  const other = '018f0000-0000-7000-8000-0000000000c1';
  world.machine.online = false;
  await change(page, (await listsOf(page)).lists[0]!, { title: 'La mienne' });
  const first = await listsOf(page, (view) => view.lists[0]!.pending);
  await change(page, first.lists[0]!, { title: 'La mienne, mieux' });
  world.server.feed.push(...fed({ id: other, title: 'La leur' }, world.time.now()));
  world.server.outcomeOf = ({ kind }) =>
    kind === 'task-list.define' ? { status: 'refused', refusal: 'conflict' } : null;
  world.machine.online = true;
  await world.pass(2 * minute);
  const { lists } = await listsOf(page, (view) => view.lists[0]!.clash !== null);
  return { world, page, line: lists[0]!, other };
}

test('O4 K30 REG-5 a clash shows both versions, mine with everything that was wanted here, and who asked for it', async () => {
  const { line, other } = await clashing();
  expect(line).toMatchObject({ title: 'La leur', definition: other, pending: false });
  expect(line.clash).toMatchObject({
    mine: { title: 'La mienne, mieux' },
    theirs: { title: 'La leur' },
    by: 'Bruno Martin',
  });
});

test('O4 K30 REG-5 keeping mine asks again over what stands, and the refusals are settled', async () => {
  const { world, page, line, other } = await clashing();
  world.server.outcomeOf = () => null;
  expect(await readRefusals(page.tablet)).toHaveLength(2);
  await settleList(page.tablet, { line, keep: 'mine', manager: bruno });
  const rows = await page.tablet.database.journal.toArray();
  expect(JSON.parse(rows.at(-1)!.bytes)).toMatchObject({ body: { previous: other } });
  const { lists } = await listsOf(page, (view) => view.lists[0]!.clash === null);
  expect(lists[0]).toMatchObject({ title: 'La mienne, mieux', pending: true });
  expect(await readRefusals(page.tablet)).toEqual([]);
  // The evidence stays.
  expect(rows.filter(({ state }) => state === 'refused')).toHaveLength(2);
});

test('O4 K30 REG-5 keeping theirs writes nothing and settles the refusals', async () => {
  const { page, line } = await clashing();
  const before = await page.tablet.database.journal.count();
  await settleList(page.tablet, { line, keep: 'theirs', manager: bruno });
  const { lists } = await listsOf(page, (view) => view.lists[0]!.clash === null);
  expect(lists[0]).toMatchObject({ title: 'La leur', pending: false });
  expect(await page.tablet.database.journal.count()).toBe(before);
  expect(await readRefusals(page.tablet)).toEqual([]);
});

test('K30 REG-6 offline, the register has what was sent and what was not, with what was taken back and why', async () => {
  const { world, page } = await shop();
  const id = '018f0000-0000-7000-8000-0000000000d0';
  const row = {
    ...{ id, list, task: sweep, definition, day: today, person: awa, at: world.time.now() },
    ...{ value: null, action: null, uncheckedBy: null, uncheckedAt: null, uncheckReason: null },
    flags: [],
  };
  world.server.feed.push({ room: 'checkOffs', key: id, row });
  page.tablet.sync.poke();
  await world.pass(minute);
  world.machine.online = false;
  const wrong = await check(page, fridge, 9, definition);
  const reason = { check: wrong, day: today, reason: 'Mauvais frigo' };
  await uncheckTask(page.tablet, { ...reason, auth: 'pin', actor: awa });
  const view = await registerOf(page, (now) => now.pending.has(wrong));
  const [swept, measured] = view.entries;
  expect(swept).toMatchObject({ title: 'Balayer', state: 'done', done: { name: 'Awa Martin' } });
  expect(measured).toMatchObject({
    title: 'Frigo',
    state: 'open',
    others: [{ value: 9, outOfBounds: true, unchecked: { reason: 'Mauvais frigo' } }],
  });
  // What was sent and is taken back offline is marked too.
  expect(view.pending.has(id)).toBe(false);
  const back = { check: id, day: today, reason: 'À refaire' };
  await uncheckTask(page.tablet, { ...back, auth: 'pin', actor: awa });
  const after = await registerOf(page, (now) => now.pending.has(id));
  expect(after.entries[0]).toMatchObject({ done: null, others: [{ id }] });
});

test('K30 REG-3 a check that waits keeps the judgement of its bounds when another tablet’s definition arrives first', async () => {
  const { world, page } = await shop();
  await board(page);
  world.server.outcomeOf = ({ kind }) => (kind === 'task.check' ? { status: 'retry' } : null);
  await check(page, fridge, 6, definition);
  const id = '018f0000-0000-7000-8000-0000000000e1';
  const tasks = [{ ...content.tasks[1]!, measure: { ...cold, max: 8 } }];
  world.server.feed.push(...fed({ id, tasks }, world.time.now()));
  await world.pass(minute);
  const shown = await once(watchTasks(page.tablet), (view) => view.lists[0]?.total === 1);
  expect(shown.lists[0]!.tasks[0]!.done).toMatchObject({ value: 6, outOfBounds: true });
});
