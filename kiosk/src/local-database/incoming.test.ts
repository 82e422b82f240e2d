import { expect, test } from 'vitest';
import type { SyncAnswer } from '@comptoir/shared/sync/messages';
import { type Page, type World, createWorld } from '../platform/testing/world.ts';
import { json } from '../platform/testing/answers.ts';
import type { HomeView } from '../punches/view.ts';
import { cancelPunch, recordPunch } from '../punches/store.ts';
import { watchHome } from './home.ts';
import { newId } from '../sync/journal.ts';
import { verifyReceipt } from '../sync/receipt.ts';
import { readRefusals, readSync } from '../sync/store.ts';
import { readPage } from './feed.ts';
import { applyAnswer } from './incoming.ts';
import { readBatch } from './outgoing.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const bo = '018f0000-0000-7000-8000-000000000002';
const minute = 60_000;

const punch = (page: Page, type: 'in' | 'out' = 'in') =>
  recordPunch(page.tablet, { person: awa, type, auth: 'pin', actor: awa });

async function shop(): Promise<{ world: World; page: Page }> {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  return { world, page: await world.enrolled() };
}

/** Everything that the tablet shows of Awa from now on. */
function watching(page: Page): { states: () => string[]; last: () => HomeView; end: () => void } {
  const views: HomeView[] = [];
  const subscription = watchHome(page.tablet).subscribe((view) => views.push(view));
  return {
    states: () => views.map(({ people }) => `${people[0]?.state} ${people[0]?.pending}`),
    last: () => views.at(-1)!,
    end: () => subscription.unsubscribe(),
  };
}

/** The last answer of the sync endpoint, as it went out. */
function recording(world: World): SyncAnswer[] {
  const answers: SyncAnswer[] = [];
  world.server.after = async (path, answer) => {
    if (path === '/api/sync') answers.push((await answer.clone().json()) as SyncAnswer);
    return answer;
  };
  return answers;
}

test('D20 SYNC-11 a page of the feed that is older than the cursor is ignored', async () => {
  const { world, page } = await shop();
  const { tablet } = page;
  const { database } = tablet;
  const answers = recording(world);
  await world.server.addEmployee(bo, 'Bo');
  const asked = await readBatch(database, 0);
  tablet.sync.poke();
  await world.pass(1_000);
  const old = answers.at(-1)!;
  expect(old.changes).toHaveLength(1);
  // Later news: Bo has another name now. Then the older page arrives once more.
  world.server.feed.push({
    room: 'employees',
    key: bo,
    row: { ...world.server.feed.at(-1)!.row!, name: { given: 'Boris', family: 'Martin' } },
  });
  tablet.sync.poke();
  await world.pass(1_000);
  const cursor = (await database.sync.get('sync'))!.cursor;
  const receipt = await verifyReceipt(page.platform, tablet.identity(), asked.epoch, old.receipt);
  const seed = { epoch: newId(tablet), continueId: newId(tablet), clock: tablet.clock.reading() };
  const read = { page: readPage(old.changes), receipt: receipt!, seed };
  await applyAnswer(tablet, asked, old, read);
  expect((await database.employees.get(bo))?.name?.given).toBe('Boris');
  expect((await database.sync.get('sync'))!.cursor).toBe(cursor);
});

test('SYNC-3 an answer whose last write fails leaves neither outcome, page nor cursor behind', async () => {
  const { world, page } = await shop();
  const { database } = page.tablet;
  const before = await database.sync.get('sync');
  const fault = () => {
    throw new DOMException('no space', 'QuotaExceededError');
  };
  database.sync.hook('updating', fault);
  await world.server.addEmployee(bo, 'Bo');
  await punch(page);
  await world.pass(5_000);
  expect(world.server.journal).toHaveLength(1);
  expect(await database.sync.get('sync')).toEqual(before);
  expect(await database.employees.get(bo)).toBeUndefined();
  expect((await database.journal.toArray()).map((row) => row.state)).toEqual(['pending']);
  expect((await readSync(page.tablet)).pending).toBe(1);
  database.sync.hook('updating').unsubscribe(fault);
  await world.pass(minute);
  expect(await database.employees.get(bo)).toBeDefined();
  expect((await database.journal.toArray()).map((row) => row.state)).toEqual(['sent']);
});

test('SYNC-13 an operation stays in sight until the feed has brought its effect, whatever the pages hold', async () => {
  const { world, page } = await shop();
  world.server.pageSize = 1;
  // Pages of other things come before the one that holds the punch.
  for (let n = 0; n < 5; n++) await world.server.addEmployee(bo, `Bo ${n}`);
  const seen = watching(page);
  await punch(page);
  await world.pass(minute);
  seen.end();
  expect(world.server.journal).toHaveLength(1);
  const states = seen.states();
  const from = states.indexOf('in true');
  expect(from).toBeGreaterThanOrEqual(0);
  expect(new Set(states.slice(from))).toEqual(new Set(['in true', 'in false']));
  expect(states.at(-1)).toBe('in false');
});

test('SYNC-13 an outcome alone takes nothing out of sight: the feed may be pages behind', async () => {
  const { world, page } = await shop();
  world.server.after = async (path, answer) => {
    if (path !== '/api/sync') return answer;
    // The feed stands still: outcomes come, their effects do not.
    const body = (await answer.json()) as SyncAnswer;
    const cursor = (await page.tablet.database.sync.get('sync'))!.cursor!;
    return json({ ...body, changes: [], cursor, more: true });
  };
  await punch(page);
  await world.pass(minute);
  const [row] = await page.tablet.database.journal.toArray();
  expect(row).toMatchObject({ state: 'sent', overlay: 1 });
  const seen = watching(page);
  await world.pass(1_000);
  seen.end();
  expect(seen.last().people[0]).toMatchObject({ state: 'in' });
  world.server.after = (_path, answer) => Promise.resolve(answer);
  await world.pass(2 * minute);
  expect(await page.tablet.database.journal.toArray()).toMatchObject([{ state: 'sent' }]);
  expect((await page.tablet.database.journal.toArray())[0]).not.toHaveProperty('overlay');
  expect(await page.tablet.database.punches.count()).toBe(1);
});

test('SYNC-13 a refused operation is no longer shown as done, and stands among the refusals', async () => {
  const { world, page } = await shop();
  world.server.outcomeOf = ({ kind }) =>
    kind === 'punch.cancel' ? { status: 'refused', refusal: 'not-allowed' } : null;
  world.machine.online = false;
  const { id } = await punch(page);
  await cancelPunch(page.tablet, id, awa);
  const seen = watching(page);
  await world.pass(1_000);
  expect(seen.last().people[0]?.state).toBe('out');
  expect(await readRefusals(page.tablet)).toEqual([]);
  world.machine.online = true;
  await world.pass(2 * minute);
  seen.end();
  expect(seen.last().people[0]?.state).toBe('in');
  expect(await readRefusals(page.tablet)).toMatchObject([
    { kind: 'punch.cancel', refusal: 'not-allowed' },
  ]);
  expect((await readSync(page.tablet)).attention).toBe(1);
});
