import { expect, test } from 'vitest';
import { json } from '../platform/testing/answers.ts';
import { type Page, type World, createWorld, settle } from '../platform/testing/world.ts';
import { type Enrolment, enrol } from './store.ts';
import type { EnrolmentView } from './view.ts';

const poll = '/api/devices/enrolments/poll';
const ten = 10 * 60_000;

/** Begins an enrolment on a new page and waits until its code is on the screen, or until it ended. */
async function asking(
  world: World,
): Promise<{ page: Page; views: EnrolmentView[]; it: Enrolment }> {
  const page = await world.open();
  const views: EnrolmentView[] = [];
  const it = enrol(page.tablet, (view) => views.push(view));
  // Keys are made on other threads.
  while (views.at(-1)?.state === 'asking' || views.length === 0) await settle();
  return { page, views, it };
}

/** Answers polls by this, one after the other; the last stands for all that follow. */
function answerPolls(world: World, ...answers: (() => Promise<Response>)[]): number[] {
  const at: number[] = [];
  world.server.before = (path) => {
    if (path !== poll) return Promise.resolve(null);
    at.push(world.time.now());
    return (answers[at.length - 1] ?? answers.at(-1)!)();
  };
  return at;
}

const status =
  (of: string, more: object = {}) =>
  () =>
    Promise.resolve(json({ status: of, ...more }));
const states = (views: EnrolmentView[]) => views.map((view) => view.state);

test('DEVICE-3 a code that the server no longer knows ends as expired, and nothing is enrolled', async () => {
  const world = await createWorld();
  const polls = answerPolls(world, status('pending'), status('expired'));
  const { page, views, it } = await asking(world);
  await world.pass(30_000);
  expect(await it.done).toBe('expired');
  expect(states(views)).toEqual(['asking', 'waiting', 'expired']);
  expect(polls).toHaveLength(2);
  expect(page.tablet.device.get()).toBeNull();
  expect(await page.tablet.database.device.count()).toBe(0);
});

test('DEVICE-3 a code ends after its ten minutes on the tablet too, when nobody answers any more', async () => {
  const world = await createWorld();
  const { views, it } = await asking(world);
  world.machine.online = false;
  await world.pass(ten - 10_000);
  expect(views.at(-1)).toMatchObject({ state: 'waiting', userCode: 'BCDF-GHJK' });
  await world.pass(20_000);
  expect(await it.done).toBe('expired');
});

test('DEVICE-3 a tablet that is told to slow down asks five seconds later each time', async () => {
  const world = await createWorld();
  const slow = status('slow-down', { interval: 5 });
  const polls = answerPolls(world, status('pending'), slow, slow, status('pending'));
  const { it } = await asking(world);
  const begin = world.time.now();
  await world.pass(60_000);
  expect(polls.slice(0, 5).map((at) => at - begin)).toEqual([
    5_000, 10_000, 20_000, 35_000, 50_000,
  ]);
  it.stop();
});

test('DEVICE-3 a longer pause that the server names is kept', async () => {
  const world = await createWorld();
  const polls = answerPolls(world, status('slow-down', { interval: 40 }), status('pending'));
  const { it } = await asking(world);
  const begin = world.time.now();
  await world.pass(60_000);
  expect(polls.map((at) => at - begin)).toEqual([5_000, 45_000]);
  it.stop();
});

test('a server that cannot be reached is said so, and asking again enrols', async () => {
  const world = await createWorld();
  world.machine.online = false;
  const { page, views, it } = await asking(world);
  expect(await it.done).toBe('unreachable');
  expect(states(views)).toEqual(['asking', 'unreachable']);
  world.machine.online = true;
  const again = enrol(page.tablet, () => undefined);
  let ended = false;
  void again.done.finally(() => (ended = true));
  while (!ended) await world.pass(1_000);
  expect(await again.done).toBe('enrolled');
  expect(page.tablet.identity().device).toBe(world.server.ids.device);
});

test('S19 a portal’s page in place of a code is a server that cannot be reached', async () => {
  const world = await createWorld();
  world.server.before = () => Promise.resolve(new Response('<html>Bienvenue</html>'));
  const { it } = await asking(world);
  expect(await it.done).toBe('unreachable');
});

test('a network that is away for a moment does not end the wait', async () => {
  const world = await createWorld();
  const lost = () => Promise.reject(new TypeError('lost'));
  const answers = [lost, lost, status('pending')];
  answerPolls(world, ...answers);
  const { page, it } = await asking(world);
  await world.pass(20_000);
  world.server.before = () => Promise.resolve(null);
  await world.pass(6_000);
  expect(await it.done).toBe('enrolled');
  expect(page.tablet.identity().device).toBe(world.server.ids.device);
});

test('an enrolment that somebody stopped tells nothing more and enrols nothing, approved or not', async () => {
  const world = await createWorld();
  const { page, views, it } = await asking(world);
  it.stop();
  await world.pass(30_000);
  expect(await it.done).toBe('expired');
  expect(states(views)).toEqual(['asking', 'waiting']);
  expect(page.tablet.device.get()).toBeNull();
});

test('RECOV-30 S13 an approved tablet without room says so, stores nothing by halves, and is linked without another code once there is room', async () => {
  const world = await createWorld();
  const { page, it } = await asking(world);
  const { tablet } = page;
  const full = () => {
    throw new DOMException('no space', 'QuotaExceededError');
  };
  tablet.database.sync.hook('creating', full);
  let failure: unknown = null;
  it.done.catch((error: unknown) => (failure = error));
  for (let turn = 0; turn < 60 && failure === null; turn++) await world.pass(1_000);
  expect(failure).toMatchObject({ name: 'NotRecorded', reason: 'full' });
  expect(tablet.device.get()).toBeNull();
  expect(await tablet.database.device.count()).toBe(0);
  expect(await tablet.database.heads.get('head')).toBeUndefined();

  tablet.database.sync.hook('creating').unsubscribe(full);
  const states: string[] = [];
  const again = enrol(tablet, ({ state }) => states.push(state));
  for (let turn = 0; turn < 60 && tablet.device.get() === null; turn++) await world.pass(1_000);
  again.stop();
  expect(states).toEqual(['asking', 'enrolled']);
  expect(tablet.device.get()).not.toBeNull();
  const asked = world.server.requests.filter(({ path }) => path === '/api/devices/enrolments');
  expect(asked).toHaveLength(1);
});
