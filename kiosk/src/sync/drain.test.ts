import { expect, test } from 'vitest';
import { enrol, forgetDevice, watchHeld } from '../devices/store.ts';
import { noteExport } from '../local-database/held.ts';
import { problem } from '../platform/testing/answers.ts';
import { type Page, type World, createWorld, first } from '../platform/testing/world.ts';
import { recordPunch } from '../punches/store.ts';
import { exportJournal } from './emergency-export.ts';
import { watchSync } from './store.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const minute = 60_000;
const week = 7 * 24 * 60 * minute;

const punch = (page: Page, type: 'in' | 'out' = 'in') =>
  recordPunch(page.tablet, { person: awa, type, auth: 'none', actor: null });

async function shop(): Promise<{ world: World; page: Page }> {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa', 'employee', '4821');
  return { world, page: await world.enrolled() };
}

/** The tablet lies in a drawer without power for five weeks. */
async function weeksLater(world: World, page: Page): Promise<Page> {
  await page.tablet.close();
  await world.pass(5 * week);
  return await world.open();
}

/** Signatures are made on other threads: time passes in small steps until it is so, or the test says that it is not. */
async function until(world: World, done: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 200 && !(await done()); turn++) await world.pass(10_000);
}

const handedIn = (world: World, page: Page) =>
  until(world, async () => (await held(page)).waiting === 0);
const withdrawn = async (world: World, page: Page) => {
  world.server.revoked = true;
  await until(world, async () => (await first(watchSync(page.tablet))).state === 'revoked');
};

const held = ({ tablet }: Page) => first(watchHeld(tablet));
const bytesOf = async ({ tablet }: Page) =>
  (await tablet.database.journal.toArray()).map(({ bytes }) => bytes);
const quarantined = ({ server }: World) => [...server.quarantine.values()];

test('S24 DEVICE-11 a tablet that was withdrawn while it was offline for weeks hands in its punches by itself, and nothing else happens to them', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  await punch(page, 'in');
  await world.pass(10 * minute);
  await punch(page, 'out');
  world.server.revoked = true;
  const bytes = await bytesOf(page);
  const later = await weeksLater(world, page);
  world.machine.online = true;
  await handedIn(world, later);
  expect(quarantined(world)).toEqual(bytes);
  expect(world.server.journal).toEqual([]);
  expect(await held(later)).toMatchObject({ waiting: 0, stuck: 0, lost: 0 });
  expect(await first(watchSync(later.tablet))).toMatchObject({ state: 'revoked', pending: 0 });
  expect(await bytesOf(later)).toEqual(bytes);
});

test('S24 SYNC-8 a tablet whose session ran out weeks ago keeps its queue through every refusal and hands it in when it is let in again', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  await punch(page, 'in');
  await punch(page, 'out');
  const later = await weeksLater(world, page);
  world.server.before = (path) =>
    Promise.resolve(path === '/api/devices/session' ? problem(401, 'unauthorised') : null);
  world.machine.online = true;
  await world.pass(10 * minute);
  expect(await held(later)).toMatchObject({ waiting: 2, lost: 2 });
  expect(world.server.journal).toEqual([]);
  world.server.before = () => Promise.resolve(null);
  await handedIn(world, later);
  expect(world.server.journal.map(({ bytes }) => bytes)).toEqual(await bytesOf(later));
  expect(world.server.quarantine.size).toBe(0);
});

test('S24 DEVICE-11 a withdrawn tablet hands in what is punched on it afterwards, and tries again until it could', async () => {
  const { world, page } = await shop();
  await withdrawn(world, page);
  expect((await first(watchSync(page.tablet))).state).toBe('revoked');
  let lost = 3;
  world.server.before = (path) =>
    Promise.resolve(path === '/api/sync/drain' && lost-- > 0 ? problem(503, 'busy') : null);
  await punch(page);
  await handedIn(world, page);
  expect(lost).toBeLessThan(0);
  expect(quarantined(world)).toEqual(await bytesOf(page));
  const requests = world.server.requests.length;
  await world.pass(60 * minute);
  // Nothing left to say.
  expect(world.server.requests.length).toBe(requests);
});

test('DEVICE-11 SYNC-25 a withdrawn tablet hands in again what it was told to be held: at each start, and once a day', async () => {
  const { world, page } = await shop();
  await withdrawn(world, page);
  await punch(page, 'out');
  await handedIn(world, page);
  const apart = quarantined(world);
  expect(apart).toHaveLength(1);
  world.server.quarantine.clear();
  await world.pass(25 * 60 * minute);
  expect(quarantined(world)).toEqual(apart);
  world.server.quarantine.clear();
  await page.tablet.close();
  const next = await world.open();
  await until(world, () => quarantined(world).length > 0);
  expect(quarantined(world)).toEqual(apart);
  expect(await held(next)).toMatchObject({ waiting: 0, stuck: 0, lost: 0 });
});

test('S09 SYNC-25 a tablet that was withdrawn after the server went back hands in what that one had recorded before', async () => {
  const { world, page } = await shop();
  const { id } = await punch(page);
  await world.pass(minute);
  const row = await page.tablet.database.journal.where('id').equals(id).first();
  expect(row?.state).toBe('sent');
  world.machine.online = false;
  world.server.restore(0);
  world.server.revoked = true;
  world.machine.online = true;
  await until(world, () => world.server.quarantine.size > 0);
  expect([...world.server.quarantine.keys()]).toEqual([row?.hash]);
});

test('S24 DEVICE-11 an answer that names nothing frees nothing', async () => {
  const { world, page } = await shop();
  let answers = 0;
  await withdrawn(world, page);
  world.server.after = async (path, answer) => {
    if (path !== '/api/sync/drain') return answer;
    answers += 1;
    return Response.json({ ...((await answer.json()) as object), held: [] });
  };
  await punch(page);
  await until(world, () => answers > 2);
  expect(answers).toBeGreaterThan(2);
  expect(await held(page)).toMatchObject({ waiting: 1, lost: 1 });
});

test('S04 DEVICE-11 what the server cannot take goes as its hash, lets the rest pass, and stays here for an export', async () => {
  const { world, page } = await shop();
  await withdrawn(world, page);
  const poison = await punch(page, 'in');
  world.server.before = (path, { body }) =>
    Promise.resolve(
      path === '/api/sync/drain' && typeof body === 'string' && body.includes(poison.id)
        ? problem(400, 'bad-request')
        : null,
    );
  await until(world, () => quarantined(world).length === 1);
  await punch(page, 'out');
  await handedIn(world, page);
  expect(quarantined(world)).toEqual([null, (await bytesOf(page))[1]]);
  expect(await held(page)).toMatchObject({ waiting: 0, stuck: 1, lost: 1 });
  expect(await forgetDevice(page.tablet)).toEqual({ ok: false, unsent: 1 });
});

/** A box on the way fails whenever it meets these bytes; `failures` counts. */
function boxChokesOn(world: World, found: (body: string) => boolean): { failures: number } {
  const box = { failures: 0 };
  world.server.before = (path, { body }) => {
    if (path !== '/api/sync/drain' || typeof body !== 'string' || !found(body))
      return Promise.resolve(null);
    box.failures++;
    return Promise.resolve(problem(500, 'internal'));
  };
  return box;
}

/** People come and go; the line is down. */
async function offlineDay(world: World, page: Page, count: number): Promise<void> {
  world.machine.online = false;
  for (let n = 0; n < count; n++) {
    await punch(page, n % 2 === 0 ? 'in' : 'out');
    await world.pass(minute);
  }
  expect((await held(page)).waiting).toBe(count);
}

test('S04 DEVICE-11 SYNC-28 one that fails each time right after its hash got through goes as its hash; those behind it wait no longer', async () => {
  const { world, page } = await shop();
  await offlineDay(world, page, 6);
  const [, poison] = await page.tablet.database.journal.toArray();
  const box = boxChokesOn(world, (body) => body.includes(poison!.id));
  world.server.revoked = true;
  world.machine.online = true;
  await handedIn(world, page);
  const bytes = await bytesOf(page);
  const expected = bytes.map((one) => (one === poison!.bytes ? null : one));
  expect(new Set(quarantined(world))).toEqual(new Set(expected));
  expect(world.server.quarantine.size).toBe(6);
  expect(box.failures).toBeGreaterThan(4);
  expect(await held(page)).toMatchObject({ waiting: 0, stuck: 1, lost: 1 });
});

test('S04 SYNC-28 a server that is ill for a while makes no poison of what a withdrawn tablet hands in', async () => {
  const { world, page } = await shop();
  await offlineDay(world, page, 3);
  const box = boxChokesOn(world, () => true);
  world.server.revoked = true;
  world.machine.online = true;
  await until(world, () => box.failures > 12);
  expect(await held(page)).toMatchObject({ waiting: 3, stuck: 0 });
  world.server.before = () => Promise.resolve(null);
  await handedIn(world, page);
  expect(quarantined(world)).toEqual(await bytesOf(page));
  expect(await held(page)).toMatchObject({ waiting: 0, stuck: 0, lost: 0 });
});

test('S04 SYNC-28 a nonce that is refused says nothing of what would have been handed in', async () => {
  const { world, page } = await shop();
  await offlineDay(world, page, 1);
  world.server.revoked = true;
  let refusals = 3;
  world.server.before = (path, { body }) =>
    Promise.resolve(
      path === '/api/devices/nonce' && String(body).includes('drain') && refusals-- > 0
        ? problem(413, 'too-large')
        : null,
    );
  world.machine.online = true;
  await handedIn(world, page);
  expect(refusals).toBeLessThan(0);
  expect(quarantined(world)).toEqual(await bytesOf(page));
});

test('S03 S23 SYNC-28 over a line on which a large handing-in never ends a withdrawn tablet hands in less at a time', async () => {
  const { world, page } = await shop();
  await offlineDay(world, page, 9);
  world.server.revoked = true;
  world.server.before = (path, { body }) =>
    path === '/api/sync/drain' && String(body).length > 3_000
      ? new Promise<never>(() => undefined)
      : Promise.resolve(null);
  world.machine.online = true;
  await handedIn(world, page);
  expect(quarantined(world)).toEqual(await bytesOf(page));
  expect(await held(page)).toMatchObject({ waiting: 0, stuck: 0, lost: 0 });
});

test('S04 S09 SYNC-25 SYNC-28 what is handed in again does not wait behind one that nobody can carry any more', async () => {
  const { world, page } = await shop();
  await offlineDay(world, page, 4);
  world.server.revoked = true;
  world.machine.online = true;
  await handedIn(world, page);
  const rows = await page.tablet.database.journal.toArray();
  world.server.quarantine.clear();
  boxChokesOn(world, (body) => body.includes(rows[1]!.id));
  await page.tablet.close();
  const next = await world.open();
  await until(world, () => world.server.quarantine.size === 4);
  const expected = rows.map(({ hash, bytes }, at) => [hash, at === 1 ? null : bytes] as const);
  expect(world.server.quarantine).toEqual(new Map(expected));
  // It stays here, and goes as a whole once it can.
  world.server.before = () => Promise.resolve(null);
  await next.tablet.close();
  const last = await world.open();
  await until(world, () => quarantined(world).every((bytes) => bytes !== null));
  expect(world.server.quarantine.get(rows[1]!.hash)).toBe(rows[1]!.bytes);
  expect(await held(last)).toMatchObject({ waiting: 0, stuck: 0, lost: 0 });
});

test('S25 DEVICE-10 DEVICE-12 a reset is refused until what is here only has been handed in', async () => {
  const { world, page } = await shop();
  await withdrawn(world, page);
  world.machine.online = false;
  await punch(page, 'in');
  await punch(page, 'out');
  expect(await forgetDevice(page.tablet)).toEqual({ ok: false, unsent: 2 });
  world.machine.online = true;
  await handedIn(world, page);
  expect(await forgetDevice(page.tablet)).toEqual({ ok: true });
});

test('S25 DEVICE-10 DEVICE-12 or exported; a punch after the export stands in the way again', async () => {
  const { world, page } = await shop();
  await withdrawn(world, page);
  world.machine.online = false;
  await punch(page, 'in');
  const { reach, count } = await exportJournal(page.tablet);
  expect(count).toBe(1);
  await punch(page, 'out');
  await noteExport(page.tablet, reach!);
  expect(await forgetDevice(page.tablet)).toEqual({ ok: false, unsent: 1 });
  await noteExport(page.tablet, (await exportJournal(page.tablet)).reach!);
  expect(await held(page)).toMatchObject({ waiting: 2, lost: 0 });
  expect(await forgetDevice(page.tablet)).toEqual({ ok: true });
});

test('DEVICE-12 a tablet that was reset asks to be linked, and works again as another one', async () => {
  const { world, page } = await shop();
  await withdrawn(world, page);
  await forgetDevice(page.tablet);
  expect(page.tablet.device.get()).toBeNull();
  world.server.revoked = false;
  const again = enrol(page.tablet, () => undefined);
  let ended = false;
  void again.done.finally(() => (ended = true));
  while (!ended) await world.pass(1_000);
  await world.pass(minute);
  await punch(page);
  await handedIn(world, page);
  expect(world.server.journal).toHaveLength(1);
  expect((await first(watchSync(page.tablet))).state).toBe('up-to-date');
});
