import { expect, test } from 'vitest';
import { defaultSettings } from '@comptoir/shared/establishments/default-settings';
import { recordPunch, watchPerson } from '../punches/store.ts';
import { watchHome } from '../local-database/home.ts';
import { problem } from '../platform/testing/answers.ts';
import { makePinSalt } from '../platform/pin-salt.ts';
import { type Page, type World, createWorld, first } from '../platform/testing/world.ts';
import { balancedColour } from './drafts.ts';
import * as store from './store.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const chef = '018f0000-0000-7000-8000-000000000003';
const minute = 60_000;
const hour = 60 * minute;

async function shop(): Promise<{ world: World; page: Page }> {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa', 'employee', '7391');
  await world.server.addEmployee(chef, 'Chloé', 'manager', '482913');
  return { world, page: await world.enrolled() };
}

const list = (page: Page) => first(store.watchEmployees(page.tablet));
const tile = async (page: Page, person: string) =>
  (await first(watchHome(page.tablet))).people.find((one) => one.id === person);

test('SYNC-24 a punch of somebody who was not in the list is attached, offline, and counts at once', async () => {
  const { world, page } = await shop();
  await recordPunch(page.tablet, {
    person: null,
    name: 'Max',
    type: 'in',
    auth: 'none',
    actor: null,
  });
  await world.pass(minute);
  world.machine.online = false;
  await world.pass(hour);
  const late = await recordPunch(page.tablet, {
    ...{ person: null, name: 'Maxime', type: 'break-start' },
    auth: 'none',
    actor: null,
  });
  const { unknown } = await list(page);
  expect(unknown.map((one) => [one.name, one.type, one.pending])).toEqual([
    ['Maxime', 'break-start', true],
    // What a server answers has the name in it.
    ['', 'in', false],
  ]);
  const attach = (punch: string, person: string) =>
    store.attachPunch(page.tablet, { punch, person, manager: chef });
  await attach(unknown[1]!.punch, awa);
  expect(await tile(page, awa)).toMatchObject({ state: 'in' });
  await attach(late.id, awa);
  await attach(late.id, chef);
  expect(await tile(page, awa)).toMatchObject({ state: 'break' });
  expect(await tile(page, chef)).toMatchObject({ state: 'out' });
  expect((await list(page)).unknown).toEqual([]);
  const shown = await first(watchPerson(page.tablet, awa));
  expect(shown?.worked.today).toBeGreaterThanOrEqual(hour);
});

test('S28 one person added twice is seen as perhaps the same, and merged into one', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  const add = (given: string) =>
    store.addEmployee(page.tablet, { given, family: 'Martín', team: null, manager: chef });
  const one = await add('Zoe');
  const other = await add('zoé');
  const twins = async () =>
    (await list(page)).people
      .filter((line) => line.twins.length > 0)
      .map((line) => [line.id, line.twins]);
  expect((await twins()).sort()).toEqual(
    [
      [one.person, [other.person]],
      [other.person, [one.person]],
    ].sort(),
  );
  await store.mergeEmployees(page.tablet, {
    person: other.person,
    into: one.person,
    manager: chef,
  });
  expect(await twins()).toEqual([]);
  expect((await list(page)).former.map((line) => line.id)).toEqual([other.person]);
});

test('K13 a sign-up link is asked for each time and stored nowhere; offline and before the invitation it says why not', async () => {
  const { world, page } = await shop();
  const by = { person: awa, manager: chef };
  const link = () => store.fetchLink(page.tablet, by);
  const found = await link();
  if (!found.ok) throw new Error(found.refusal);
  expect(found.value.url).toMatch(/^https:/);
  for (const table of page.tablet.database.tables) {
    expect(JSON.stringify(await table.toArray())).not.toContain(found.value.url);
  }
  // A session that ended in between costs nothing.
  world.server.sessions += 1;
  expect((await link()).ok).toBe(true);
  world.server.before = (path) =>
    Promise.resolve(path === '/api/sync/links' ? problem(403, 'not-allowed') : null);
  expect(await link()).toEqual({ ok: false, refusal: 'refused' });
  world.machine.online = false;
  expect(await link()).toEqual({ ok: false, refusal: 'offline' });
  await store.editEmployee(page.tablet, { ...by, changes: { email: 'awa@exemple.fr' } });
  await store.openAccess(page.tablet, { ...by, role: 'employee' });
  expect(await link()).toEqual({ ok: false, refusal: 'not-yet-sent' });
});

test('K24 the limit of a person overrides the establishment’s where a departure may be forgotten', async () => {
  const { world, page } = await shop();
  await recordPunch(page.tablet, { person: awa, type: 'in', auth: 'pin', actor: awa });
  await world.pass(4 * hour);
  const forgotten = async () => (await first(watchPerson(page.tablet, awa)))?.forgotten;
  expect(await forgotten()).toMatchObject({ proposed: false });
  const changes = { openPeriodLimit: 180 };
  await store.editEmployee(page.tablet, { person: awa, manager: chef, changes });
  expect(await forgotten()).toMatchObject({ proposed: true, tooLong: true });
});

test('K12 a store with codes of four digits gives four, and six to a manager; they change at first use where it wants so', async () => {
  const { world, page } = await shop();
  const { establishment } = world.server.ids;
  world.server.feed.push({
    room: 'establishments',
    key: establishment,
    row: {
      id: establishment,
      organisationName: 'Maison',
      name: 'Pont',
      settings: { ...defaultSettings, pinLength: 4, pinChange: true },
    },
  });
  page.tablet.sync.poke();
  await world.pass(minute);
  const staff = await store.renewPin(page.tablet, { person: awa, manager: chef });
  const own = await store.renewPin(page.tablet, { person: chef, manager: chef });
  expect([staff.pin.length, own.pin.length]).toEqual([4, 6]);
  const change = async (person: string) =>
    (await first(store.watchRecord(page.tablet, person)))?.pin.change;
  expect([await change(awa), await change(chef)]).toEqual([true, false]);
});

test('a new person gets the colour that the fewest bear', () => {
  const bearing = (...colours: Parameters<typeof balancedColour>[0][number]['colour'][]) =>
    colours.map((colour) => ({ colour }));
  expect(balancedColour([])).toBe('brick');
  expect(balancedColour(bearing('brick', 'amber', 'teal'))).toBe('olive');
  expect(
    balancedColour(bearing('brick', 'amber', 'olive', 'teal', 'blue', 'violet', 'rose', 'brick')),
  ).toBe('slate');
});

test('PIN-17 a salt is sixteen random bytes in bcrypt’s own digits', () => {
  const salts = (bytes: number[]) => makePinSalt(() => Uint8Array.from(bytes));
  // The salt of the first vector of bcrypt's own tests.
  const vector = [
    0x14, 0x4b, 0x3d, 0x69, 0x1a, 0x7b, 0x4e, 0xcf, 0x39, 0xcf, 0x73, 0x5c, 0x7f, 0xa7, 0xa7, 0x9c,
  ];
  expect(salts(vector)).toBe('$2b$10$DCq7YPn5Rq63x1Lad4cll.');
  expect(salts(Array.from({ length: 16 }, () => 0xff))).toBe('$2b$10$999999999999999999999u');
});
