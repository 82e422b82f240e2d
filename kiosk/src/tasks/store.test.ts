import { expect, test } from 'vitest';
import { parseDeviceOperation } from '@comptoir/shared/journal/operation';
import type { Observable } from '../platform/signal.ts';
import { type Page, type World, createWorld } from '../platform/testing/world.ts';
import { type CheckInput, checkTask, uncheckTask, watchTasks } from './store.ts';
import type { TaskBoardView, TaskView } from './view.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const list = '018f0000-0000-7000-8000-0000000000a0';
const definition = '018f0000-0000-7000-8000-0000000000a1';
const sweep = '018f0000-0000-7000-8000-0000000000a2';
const fridge = '018f0000-0000-7000-8000-0000000000a3';
const minute = 60_000;

async function shop(): Promise<{ world: World; page: Page }> {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  const everyone = { team: null, person: null };
  const row = {
    id: list,
    definition,
    title: 'Ouverture',
    moment: 'opening',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    order: 1,
    tasks: [
      { task: sweep, title: 'Balayer', due: '10:00', measure: null, ...everyone },
      {
        task: fridge,
        title: 'Frigo',
        due: null,
        measure: { unit: '°C', min: 0, max: 4 },
        ...everyone,
      },
    ],
  };
  world.server.feed.push({ room: 'taskLists', key: list, row });
  return { world, page: await world.enrolled() };
}

/** The board at this moment, once it satisfies. */
function board(page: Page, good: (view: TaskBoardView) => boolean): Promise<TaskBoardView> {
  const source: Observable<TaskBoardView> = watchTasks(page.tablet);
  return new Promise((resolve, reject) => {
    const subscription = source.subscribe((view) => {
      if (!good(view)) return;
      resolve(view);
      queueMicrotask(() => subscription.unsubscribe());
    }, reject);
  });
}

const taskOf = (view: TaskBoardView, id: string): TaskView =>
  view.lists[0]!.tasks.find((one) => one.task === id)!;
const isDone = (id: string) => (view: TaskBoardView) =>
  view.lists.length > 0 && taskOf(view, id).done !== null;
const isOpen = (id: string) => (view: TaskBoardView) =>
  view.lists.length > 0 && taskOf(view, id).done === null;

function input(task: TaskView, of: Partial<CheckInput> = {}): CheckInput {
  const { list: own, task: id, definition: known, day } = task;
  const who = { person: awa, auth: 'pin', actor: awa } as const;
  return { list: own, task: id, definition: known, day, ...who, value: null, action: null, ...of };
}

test('O10 TASK-4 offline, a check shows at once who did it and when, and counts in the progress', async () => {
  const { world, page } = await shop();
  const before = await board(page, isOpen(sweep));
  expect(before.lists[0]).toMatchObject({ title: 'Ouverture', done: 0, total: 2 });
  expect(taskOf(before, sweep)).toMatchObject({ due: '10:00', late: false, done: null });
  world.machine.online = false;
  const check = await checkTask(page.tablet, input(taskOf(before, sweep)));
  const after = await board(page, isDone(sweep));
  expect(after.lists[0]).toMatchObject({ done: 1, total: 2 });
  expect(taskOf(after, sweep).done).toEqual({
    check,
    by: 'Awa Martin',
    initials: 'AM',
    at: world.time.now(),
    value: null,
    outOfBounds: false,
    action: null,
    pending: true,
  });
});

test('O10 TASK-6 a measured value is kept with its bounds and with what was done about it', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  const open = taskOf(await board(page, isOpen(fridge)), fridge);
  expect(open.measure).toEqual({ unit: '°C', min: 0, max: 4 });
  await checkTask(page.tablet, input(open, { value: 7.5, action: 'Porte refermée' }));
  const { done } = taskOf(await board(page, isDone(fridge)), fridge);
  expect(done).toMatchObject({ value: 7.5, outOfBounds: true, action: 'Porte refermée' });
  // The words are an attachment: the bytes of the operation hold their hash alone.
  const [row] = await page.tablet.database.journal.toArray();
  expect(row?.bytes).not.toContain('Porte');
  const read = parseDeviceOperation(row!.bytes);
  expect(read).toMatchObject({
    ok: true,
    value: {
      kind: 'task.check',
      body: { definition, value: 7.5, actionText: row!.attachments[0] },
    },
  });
  world.machine.online = true;
  await world.pass(2 * minute);
  const sent = world.server.requests.flatMap(({ sync }) => sync?.attachments ?? []);
  expect(sent.map(({ text }) => text)).toEqual(['Porte refermée']);
});

test('O10 TASK-6 a value on its bound is within it', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  const open = taskOf(await board(page, isOpen(fridge)), fridge);
  await checkTask(page.tablet, input(open, { value: 4 }));
  const { done } = taskOf(await board(page, isDone(fridge)), fridge);
  expect(done).toMatchObject({ value: 4, outOfBounds: false, action: null });
});

test('O10 TASK-7 a check that is taken back leaves the task open, and both stay in the journal with the reason', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  const open = taskOf(await board(page, isOpen(sweep)), sweep);
  const check = await checkTask(page.tablet, input(open));
  await board(page, isDone(sweep));
  const who = { auth: 'pin', actor: awa } as const;
  await uncheckTask(page.tablet, { check, day: open.day, reason: 'Mauvaise ligne', ...who });
  const after = await board(page, isOpen(sweep));
  expect(after.lists[0]).toMatchObject({ done: 0, total: 2 });
  const { journal, attachments } = page.tablet.database;
  const rows = await journal.toArray();
  expect(rows.map((row) => [row.kind, row.seq])).toEqual([
    ['task.check', 1],
    ['task.uncheck', 2],
  ]);
  const reason = await attachments.get(rows[1]!.attachments[0]!);
  expect(reason?.text).toBe('Mauvaise ligne');
  expect(JSON.parse(rows[1]!.bytes)).toMatchObject({ actor: awa, body: { check } });
  // Checked again, it is done again.
  await checkTask(page.tablet, input(open));
  expect((await board(page, isDone(sweep))).lists[0]).toMatchObject({ done: 1 });
});

test('O10 TASK-3 an hour that has passed makes the task late until somebody does it', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  await world.pass(61 * minute);
  const late = taskOf(await board(page, isOpen(sweep)), sweep);
  expect(late.late).toBe(true);
  await checkTask(page.tablet, input(late));
  expect(taskOf(await board(page, isDone(sweep)), sweep).late).toBe(false);
});

test('O10 TASK-4 another tablet’s check shows here as soon as the feed brings it', async () => {
  const { world, page } = await shop();
  const open = taskOf(await board(page, isOpen(sweep)), sweep);
  const id = '018f0000-0000-7000-8000-0000000000b0';
  const row = {
    ...{ id, list, task: sweep, definition, day: open.day, person: awa, at: world.time.now() },
    ...{ value: null, action: null, uncheckedBy: null, uncheckedAt: null, uncheckReason: null },
    flags: [],
  };
  world.server.feed.push({ room: 'checkOffs', key: id, row });
  page.tablet.sync.poke();
  await world.pass(1_000);
  const { done } = taskOf(await board(page, isDone(sweep)), sweep);
  expect(done).toMatchObject({ check: id, by: 'Awa Martin', pending: false });
});

test('T21 O10 a check that cannot be stored is not shown as done', async () => {
  const { page } = await shop();
  const open = taskOf(await board(page, isOpen(sweep)), sweep);
  const { heads } = page.tablet.database;
  const full = () => {
    throw new DOMException('no space', 'QuotaExceededError');
  };
  heads.hook('updating', full);
  const shown: boolean[] = [];
  const watching = watchTasks(page.tablet).subscribe((view) => shown.push(isDone(sweep)(view)));
  await expect(checkTask(page.tablet, input(open))).rejects.toMatchObject({ reason: 'full' });
  heads.hook('updating').unsubscribe(full);
  await board(page, isOpen(sweep));
  watching.unsubscribe();
  expect(shown).not.toContain(true);
});
