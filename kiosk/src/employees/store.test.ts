import { expect, test } from 'vitest';
import { parseDeviceOperation } from '@comptoir/shared/journal/operation';
import { checkPin, padOf } from '../access/store.ts';
import { recordPunch } from '../punches/store.ts';
import { watchHome } from '../local-database/home.ts';
import { type Page, type World, createWorld, first } from '../platform/testing/world.ts';
import { readRefusals } from '../sync/store.ts';
import * as store from './store.ts';
import type { EmployeeFields } from './view.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const chef = '018f0000-0000-7000-8000-000000000003';
const minute = 60_000;

async function shop(): Promise<{ world: World; page: Page }> {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa', 'employee', '7391');
  await world.server.addEmployee(chef, 'Chloé', 'manager', '482913');
  return { world, page: await world.enrolled() };
}

const record = async (page: Page, person = awa) =>
  (await first(store.watchRecord(page.tablet, person)))!;
const list = (page: Page) => first(store.watchEmployees(page.tablet));
const home = async (page: Page) =>
  (await first(watchHome(page.tablet))).people.map((one) => one.given);
const types = (page: Page, person: string, pin: string, purpose: 'punch' | 'settings' = 'punch') =>
  checkPin(page.tablet, { person, pin, purpose });

async function edit(page: Page, changes: Partial<EmployeeFields>, person = awa): Promise<void> {
  await store.editEmployee(page.tablet, { person, manager: chef, changes });
}

async function online(world: World, page: Page): Promise<void> {
  world.machine.online = true;
  page.platform.connectivityChanged();
  await world.pass(minute);
}

/** Another door, or another tablet, made a change that this tablet has not heard of. */
async function hear(world: World, page: Page): Promise<void> {
  page.tablet.sync.poke();
  await world.pass(minute);
}

test('K5 K12 K25 somebody added offline stands on the home at once, punches with their PIN, and survives a reload', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  const made = await store.addEmployee(page.tablet, {
    ...{ given: ' Zoé ', family: 'Petit', team: 'Salle' },
    manager: chef,
  });
  expect(made).toMatchObject({
    name: 'Zoé Petit',
    pin: expect.stringMatching(/^\d{6}$/) as string,
  });
  expect(await home(page)).toEqual(['Awa', 'Chloé', 'Zoé']);
  expect(await types(page, made.person, made.pin)).toEqual({ ok: true });
  expect((await types(page, made.person, '111222')).ok).toBe(false);
  await recordPunch(page.tablet, {
    person: made.person,
    type: 'in',
    auth: 'pin',
    actor: made.person,
  });
  await world.pass(6_000);
  await page.tablet.close();

  const again = await world.open();
  expect(await home(again)).toEqual(['Awa', 'Chloé', 'Zoé']);
  expect(await types(again, made.person, made.pin)).toEqual({ ok: true });
  const { line, pendingFields, pin } = await record(again, made.person);
  expect(line).toMatchObject({ team: 'Salle', pending: true, pin: 'set', access: 'none' });
  expect(pendingFields).toEqual([]);
  expect(pin).toMatchObject({ pending: true, length: 6, setBy: 'Chloé Martin' });

  await online(world, again);
  expect(world.server.people.rows.get(made.person)?.name).toEqual({
    given: 'Zoé',
    family: 'Petit',
  });
  expect(world.server.people.pins.get(made.person)?.version).toBe(1);
  expect((await record(again, made.person)).line.pending).toBe(false);
  expect(await again.tablet.database.localPins.count()).toBe(0);
  expect(await types(again, made.person, made.pin)).toEqual({ ok: true });
});

test('T23 K12 a PIN made on the tablet is in nothing that it stores or sends', async () => {
  const { world, page } = await shop();
  const { pin } = await store.renewPin(page.tablet, { person: awa, manager: chef });
  await world.pass(minute);
  for (const table of page.tablet.database.tables) {
    for (const row of await table.toArray()) {
      const text = JSON.stringify(row, (_, value: unknown) =>
        value instanceof Uint8Array ? [...value] : value,
      );
      expect(text).not.toContain(`"${pin}"`);
      expect(text).not.toContain('$2b$10$' + world.server.people.pins.get(awa)!.bcrypt.slice(29));
    }
  }
});

test('K26 PIN-13 a new PIN kills the old one here at once and frees whoever was locked', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  for (let n = 0; n < 12; n++) {
    const result = await types(page, awa, '9182');
    if (!result.ok && 'wait' in result) await world.pass(result.wait);
  }
  expect((await record(page)).pin.state).toBe('locked');
  const { pin } = await store.renewPin(page.tablet, { person: awa, manager: chef });
  expect((await types(page, awa, '7391')).ok).toBe(false);
  expect(await types(page, awa, pin)).toEqual({ ok: true });
  expect((await record(page)).pin).toMatchObject({ state: 'set', pending: true });
});

test('K26 a PIN reset on the server ends a PIN that was set here and not yet sent', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  const { pin } = await store.renewPin(page.tablet, { person: awa, manager: chef });
  await world.server.people.setPin(awa, '8264');
  await online(world, page);
  expect((await types(page, awa, pin)).ok).toBe(false);
  expect(await types(page, awa, '8264')).toEqual({ ok: true });
  expect(await page.tablet.database.localPins.count()).toBe(0);
  expect((await readRefusals(page.tablet)).map((one) => [one.kind, one.refusal])).toEqual([
    ['pin.renew', 'conflict'],
  ]);
});

test('K26 PIN-13 a PIN that was reset on the server frees whoever was locked here', async () => {
  const { world, page } = await shop();
  for (let n = 0; n < 12; n++) {
    const result = await types(page, awa, '9182');
    if (!result.ok && 'wait' in result) await world.pass(result.wait);
  }
  await hear(world, page);
  expect(await types(page, awa, '7391')).toEqual({ ok: false, reason: 'locked' });
  await world.server.people.setPin(awa, '8264');
  await hear(world, page);
  expect(await types(page, awa, '8264')).toEqual({ ok: true });
});

test('PIN-13 the echo of a PIN that was set here forgives no failure that came after it', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  const { pin } = await store.renewPin(page.tablet, { person: awa, manager: chef });
  for (let n = 0; n < 12; n++) {
    const result = await types(page, awa, '9182');
    if (!result.ok && 'wait' in result) await world.pass(result.wait);
  }
  await online(world, page);
  expect(world.server.people.pins.get(awa)?.version).toBe(2);
  expect(await types(page, awa, pin)).toEqual({ ok: false, reason: 'locked' });
});

test('SYNC-20 a PIN that the server did not take goes, and the one before counts again', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  const { pin } = await store.renewPin(page.tablet, { person: awa, manager: chef });
  world.server.outcomeOf = (operation) =>
    operation.kind === 'pin.renew' ? { status: 'refused', refusal: 'not-allowed' } : null;
  await online(world, page);
  expect((await types(page, awa, pin)).ok).toBe(false);
  expect(await types(page, awa, '7391')).toEqual({ ok: true });
  expect((await record(page)).refused).toMatchObject([{ kind: 'pin.renew' }]);
});

test('K26 a new person, an archive, a role and a PIN made on the server reach the tablet at its next sync', async () => {
  const { world, page } = await shop();
  const bo = '018f0000-0000-7000-8000-000000000002';
  await world.server.addEmployee(bo, 'Bo', 'employee', '5027');
  await hear(world, page);
  expect(await home(page)).toEqual(['Awa', 'Bo', 'Chloé']);
  expect(await types(page, bo, '5027')).toEqual({ ok: true });
  await world.server.people.setPin(bo, '620518');
  world.server.people.change(bo, { role: 'manager' });
  world.server.people.archive(awa);
  await hear(world, page);
  expect(await home(page)).toEqual(['Bo', 'Chloé']);
  expect((await types(page, bo, '5027')).ok).toBe(false);
  expect(await types(page, bo, '620518', 'settings')).toEqual({ ok: true });
  expect(await types(page, awa, '7391')).toEqual({ ok: false, reason: 'no-pin' });
  expect((await list(page)).former.map((one) => one.name?.given)).toEqual(['Awa']);
});

test('K9 S28 fields are edited one by one, shown at once, and told as not sent until they are', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  await edit(page, { email: 'awa@exemple.fr', team: 'Bar', display: 'Wawa', colour: 'teal' });
  expect(await home(page)).toEqual(['Chloé', 'Wawa']);
  const before = await record(page);
  expect(before.fields).toMatchObject({ email: 'awa@exemple.fr', team: 'Bar', display: 'Wawa' });
  expect(before.pendingFields.sort()).toEqual(['display', 'email', 'team']);
  // Their effect comes in many pages, their outcomes in the first.
  world.server.pageSize = 1;
  await online(world, page);
  expect(world.server.journal.map((one) => one.operation?.kind)).toEqual(
    Array.from({ length: 3 }, () => 'employee.edit'),
  );
  expect((await record(page)).pendingFields).toEqual([]);
  const held = await page.tablet.database.journal.toArray();
  expect(held.filter((row) => row.overlay === 1)).toEqual([]);
  expect((await record(page)).fields.email).toBe('awa@exemple.fr');
});

test('O4 S28 SYNC-22 one field changed at both ends is a clash that shows both values; another field is not held back', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  await edit(page, { team: 'Bar', startsOn: '2026-11-01' });
  world.server.people.change(awa, { team: 'Cuisine' });
  await online(world, page);
  const clashing = await record(page);
  expect(clashing.fields).toMatchObject({ team: 'Cuisine', startsOn: '2026-11-01' });
  expect(clashing.clashes).toMatchObject([
    { field: 'team', mine: 'Bar', theirs: 'Cuisine', by: 'Chloé Martin' },
  ]);
  expect((await list(page)).people[0]).toMatchObject({ clashes: 1 });
  const { key } = clashing.clashes[0]!;
  await store.settleClash(page.tablet, { key, keep: 'mine', manager: chef });
  expect((await record(page)).clashes).toEqual([]);
  await world.pass(minute);
  expect(world.server.people.rows.get(awa)?.team).toBe('Bar');
  expect(await readRefusals(page.tablet)).toEqual([]);
  // The evidence stays.
  const kept = await page.tablet.database.journal.where('aside').equals('settled').toArray();
  expect(kept.map((row) => [row.state, row.refusal])).toEqual([['refused', 'conflict']]);
});

test('O4 a manager who keeps the other value settles the clash, and nothing is sent', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  await edit(page, { phone: '+33612345678' });
  world.server.people.change(awa, { phone: '+33698765432', phoneText: 'b'.repeat(64) });
  await online(world, page);
  const [clash] = (await record(page)).clashes;
  expect(clash).toMatchObject({ mine: '+33612345678', theirs: '+33698765432' });
  const sent = world.server.journal.length;
  await store.settleClash(page.tablet, { key: clash!.key, keep: 'theirs', manager: chef });
  await world.pass(minute);
  expect((await record(page)).clashes).toEqual([]);
  expect(world.server.journal).toHaveLength(sent);
  expect((await record(page)).fields.phone).toBe('+33698765432');
});

test('O4 a field that was changed twice before it clashed asks once, for what was wanted in the end', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  await edit(page, { team: 'Bar' });
  await edit(page, { team: 'Salle' });
  world.server.people.change(awa, { team: 'Cuisine' });
  await online(world, page);

  const before = await record(page);
  expect(before.clashes).toMatchObject([{ field: 'team', mine: 'Salle', theirs: 'Cuisine' }]);
  expect(before.line.clashes).toBe(1);
  await store.settleClash(page.tablet, {
    ...{ key: before.clashes[0]!.key, keep: 'theirs' },
    manager: chef,
  });
  expect((await record(page)).clashes).toEqual([]);
  expect(await readRefusals(page.tablet)).toEqual([]);
});

test('EMP-8 the record says who is still in, offline too, so that nobody is archived in the middle of their day', async () => {
  const { world, page } = await shop();
  expect((await record(page)).onDuty).toBe(null);
  world.machine.online = false;
  const punch = (type: 'in' | 'out') =>
    recordPunch(page.tablet, { person: awa, type, auth: 'pin', actor: awa });
  const { at } = await punch('in');
  expect((await record(page)).onDuty).toBe(at);
  await online(world, page);
  expect((await record(page)).onDuty).toBe(at);
  await punch('out');
  expect((await record(page)).onDuty).toBe(null);
});

test('T17 an act that is not allowed any more stays in sight on the record and among the refusals', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  await edit(page, { team: 'Bar' });
  await edit(page, { email: 'awa@exemple.fr' });
  await store.openAccess(page.tablet, { person: awa, role: 'employee', manager: chef });
  world.server.outcomeOf = () => ({ status: 'refused', refusal: 'not-allowed' });
  await online(world, page);
  const shown = await record(page);
  expect(shown.fields.team).toBe(null);
  expect(shown.clashes).toEqual([]);
  expect(shown.refused.map((one) => one.refusal)).toEqual(
    Array.from({ length: 3 }, () => 'not-allowed'),
  );
  expect(shown.access).toMatchObject({ state: 'none', refusal: 'not-allowed' });
  expect(await readRefusals(page.tablet)).toHaveLength(3);
});

test('K10 K14 K17 without an e-mail no access opens; with one it waits to be sent, and a manager is one at once', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  const open = () => store.openAccess(page.tablet, { person: awa, role: 'manager', manager: chef });
  expect(await open()).toEqual({ ok: false, refusal: 'no-email' });
  await edit(page, { email: 'awa@exemple.fr' });
  expect(await open()).toEqual({ ok: true, value: null });
  expect((await record(page)).access).toMatchObject({
    state: 'queued',
    role: 'manager',
    openedBy: 'Chloé Martin',
  });
  // Four digits unlock no settings, whoever they belong to, and the pad says what to do; six do.
  const short = { ok: false, reason: 'short-pin' };
  expect((await padOf(page.tablet, awa, 'settings')).blocked).toEqual(short);
  expect(await types(page, awa, '7391', 'settings')).toEqual(short);
  expect((await padOf(page.tablet, awa, 'punch')).blocked).toBe(null);
  expect(await store.choosePin(page.tablet, { person: awa, pin: '820647' })).toMatchObject({
    ok: true,
  });
  expect(await types(page, awa, '820647', 'settings')).toEqual({ ok: true });
  await online(world, page);
  expect((await record(page)).access).toMatchObject({ state: 'pending', delivery: 'queued' });
});

test('T16 a manager’s record is protected, and no tablet makes a manager when it adds somebody', async () => {
  const { page } = await shop();
  expect((await record(page, chef)).protected).toBe(true);
  expect((await record(page)).protected).toBe(false);
  const { person } = await store.addEmployee(page.tablet, {
    ...{ given: 'Zoé', family: '', team: null },
    manager: chef,
  });
  const created = (await page.tablet.database.journal.toArray()).find(
    (row) => row.kind === 'employee.create',
  );
  const read = parseDeviceOperation(created!.bytes);
  expect(read).toMatchObject({
    ok: true,
    value: { auth: 'manager', actor: chef, body: { person, role: 'employee' } },
  });
});

test('T26 weak, revealing and short codes are refused in words; somebody else’s code is taken in silence', async () => {
  const { page } = await shop();
  await edit(page, { phone: '+33612829417' });
  const choose = (pin: string) => store.choosePin(page.tablet, { person: awa, pin });
  expect(await choose('123456')).toEqual({ ok: false, refusal: 'weak' });
  expect(await choose('829417')).toEqual({ ok: false, refusal: 'weak' });
  expect(await choose('7395')).toEqual({ ok: false, refusal: 'wrong-length' });
  expect(await choose('12a456')).toEqual({ ok: false, refusal: 'malformed' });
  expect(await choose('482913')).toEqual({ ok: true, value: null });
  expect(await types(page, awa, '482913')).toEqual({ ok: true });
});

test('SYNC-20 an archive ends the PIN here at once; who is restored has none until a new one, and that one counts', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  const by = { person: awa, manager: chef };
  await store.archiveEmployee(page.tablet, by);
  expect(await home(page)).toEqual(['Chloé']);
  expect((await list(page)).former).toMatchObject([
    { id: awa, archivedBy: 'Chloé Martin', pending: true },
  ]);
  expect(await types(page, awa, '7391')).toEqual({ ok: false, reason: 'no-pin' });
  await store.restoreEmployee(page.tablet, by);
  expect(await home(page)).toEqual(['Awa', 'Chloé']);
  expect(await types(page, awa, '7391')).toEqual({ ok: false, reason: 'no-pin' });
  const { pin } = await store.renewPin(page.tablet, by);
  expect(await types(page, awa, pin)).toEqual({ ok: true });
  await online(world, page);
  expect(world.server.people.pins.get(awa)?.version).toBe(1);
  expect(await home(page)).toEqual(['Awa', 'Chloé']);
  expect(await types(page, awa, pin)).toEqual({ ok: true });
});
