import { expect, test } from 'vitest';
import { createWorld, settle, type Page, type World } from '../platform/testing/world.ts';
import { recordPunch } from '../punches/store.ts';
import { readDiagnostics } from '../settings/store.ts';
import { exportJournal } from '../sync/emergency-export.ts';
import { checkPin, padOf, unlockPerson } from './store.ts';
import type { PinResult } from './view.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const bo = '018f0000-0000-7000-8000-000000000002';
const chef = '018f0000-0000-7000-8000-000000000003';
const minute = 60_000;
const day = 86_400_000;

async function shop(): Promise<{ world: World; page: Page }> {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa', 'employee', '0042');
  await world.server.addEmployee(bo, 'Bo', 'employee', '7391');
  await world.server.addEmployee(chef, 'Chloé', 'manager', '482913');
  const page = await world.enrolled();
  return { world, page };
}

const ask = (page: Page, person: string, pin: string, purpose: 'punch' | 'settings' = 'punch') =>
  checkPin(page.tablet, { person, pin, purpose });

/** Types wrong PINs, waiting as long as the pad says. */
async function fail(world: World, page: Page, person: string, times: number): Promise<PinResult[]> {
  const results: PinResult[] = [];
  for (let n = 0; n < times; n++) {
    const result = await ask(page, person, '9999');
    results.push(result);
    if (!result.ok && 'wait' in result) await world.pass(result.wait);
  }
  return results;
}

test('the right PIN opens, a wrong one does not, and both pads know their length', async () => {
  const { page } = await shop();
  expect(await padOf(page.tablet, awa, 'punch')).toEqual({ length: 4, blocked: null });
  expect(await ask(page, awa, '0042')).toEqual({ ok: true });
  expect(await ask(page, awa, '7391')).toEqual({ ok: false, reason: 'wrong', wait: 0 });
  expect(await ask(page, bo, '7391')).toEqual({ ok: true });
});

test('T01 nobody without a PIN is let in, whatever is typed', async () => {
  const { page } = await shop();
  await page.tablet.database.transaction('rw', page.tablet.database.pins, () =>
    page.tablet.database.pins.delete(awa),
  );
  for (const pin of ['0042', '', null, false, undefined]) {
    const result = await ask(page, awa, pin as string);
    expect(result.ok).toBe(false);
  }
  expect((await padOf(page.tablet, awa, 'punch')).blocked).toEqual({ ok: false, reason: 'no-pin' });
  expect(page.platform.hashed.count).toBe(0);
});

test('T02 other scripts, spaces, signs and long input are refused before any hash', async () => {
  const { page } = await shop();
  for (const pin of ['１２３４', '١٢٣٤', ' 0042', '00 42', '1e3', '+004', '0'.repeat(200), '']) {
    expect(await ask(page, awa, pin)).toEqual({ ok: false, reason: 'malformed' });
  }
  expect(page.platform.hashed.count).toBe(0);
});

test('T03 a PIN is a string: 0042 opens, 42 does not', async () => {
  const { page } = await shop();
  expect(await ask(page, awa, '42')).toEqual({ ok: false, reason: 'malformed' });
  expect(await ask(page, awa, 42 as unknown as string)).toEqual({ ok: false, reason: 'malformed' });
  expect(await ask(page, awa, '0042')).toEqual({ ok: true });
});

test('T04 O12 after ten wrong PINs the right one is not even hashed, and a reload changes nothing', async () => {
  const { world, page } = await shop();
  await fail(world, page, awa, 10);
  const hashed = page.platform.hashed.count;
  expect(await ask(page, awa, '0042')).toEqual({ ok: false, reason: 'locked' });
  expect(page.platform.hashed.count).toBe(hashed);
  await page.tablet.close();
  const again = await world.open();
  expect(await ask(again, awa, '0042')).toEqual({ ok: false, reason: 'locked' });
  expect(again.platform.hashed.count).toBe(0);
  await unlockPerson(again.tablet, awa, chef);
  expect(await ask(again, awa, '0042')).toEqual({ ok: true });
});

test('T05 a page killed during the check has failed, each time', async () => {
  const { world, page } = await shop();
  let now = page;
  for (let n = 0; n < 10; n++) {
    now.platform.hashPin = () => new Promise(() => undefined);
    void ask(now, awa, '0042');
    await world.pass(1_000);
    await now.tablet.close();
    // The lock of a dead page is free again.
    world.machine.locks = (await createWorld()).machine.locks;
    now = await world.open();
    const { blocked } = await padOf(now.tablet, awa, 'punch');
    if (blocked && 'wait' in blocked) await world.pass(blocked.wait);
  }
  expect(await ask(now, awa, '0042')).toEqual({ ok: false, reason: 'locked' });
});

test('T06 two checks at once take turns, and the count is their sum', async () => {
  const { page } = await shop();
  const results = await Promise.all(
    ['1111', '2222', '3333', '4444'].map((pin) => ask(page, awa, pin)),
  );
  expect(results[2]).toEqual({ ok: false, reason: 'wrong', wait: 15_000 });
  expect(results[3]).toMatchObject({ ok: false, reason: 'wait' });
  const failures = await page.tablet.database.journal
    .filter((row) => row.kind === 'auth.fail')
    .toArray();
  expect(
    failures.map((row) => (JSON.parse(row.bytes) as { body: { failures: number } }).body.failures),
  ).toEqual([1, 2, 3]);
});

test('PIN-19 the failure that locks somebody says so, and no other does', async () => {
  const { world, page } = await shop();
  await fail(world, page, awa, 10);
  const rows = await page.tablet.database.journal
    .filter((row) => row.kind === 'auth.fail')
    .sortBy('seq');
  const bodies = rows.map(
    (row) => (JSON.parse(row.bytes) as { body: { failures: number; locked?: true } }).body,
  );
  expect(bodies.map(({ failures }) => failures)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(bodies.flatMap(({ failures, locked }) => (locked ? [failures] : []))).toEqual([10]);
});

test('T07 one PIN tried on many people freezes the tablet at the fifteenth', async () => {
  const { world, page } = await shop();
  const people = Array.from(
    { length: 16 },
    (_, n) => `018f0000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`,
  );
  for (const person of people) await world.server.addEmployee(person, 'X', 'employee', '5555');
  page.tablet.sync.poke();
  await world.pass(1_000);
  const results: PinResult[] = [];
  for (const person of people) results.push(await ask(page, person, '1234'));
  expect(results[13]).toEqual({ ok: false, reason: 'wrong', wait: 0 });
  expect(results[15]).toMatchObject({ ok: false, reason: 'device-wait' });
  expect(await ask(page, awa, '0042')).toMatchObject({ ok: false, reason: 'device-wait' });
});

test('T08 successes in between do not reset the count of a day', async () => {
  const { world, page } = await shop();
  let locked = 0;
  for (let round = 0; round < 12 && locked === 0; round++) {
    for (let n = 0; n < 2; n++) {
      const result = await ask(page, awa, '9999');
      if (!result.ok && result.reason === 'locked') locked = round * 2 + n + 1;
      await world.pass(10 * minute);
    }
    if (locked === 0) expect(await ask(page, awa, '0042')).toEqual({ ok: true });
  }
  expect(locked).toBe(20);
});

test('T09 a wall clock moved by a day, over a reload too, shortens no wait and is recorded', async () => {
  const { world, page } = await shop();
  await fail(world, page, awa, 4);
  expect(await ask(page, awa, '9999')).toMatchObject({
    ok: false,
    reason: 'wrong',
    wait: 2 * minute,
  });
  world.machine.skew += day;
  await world.pass(6_000);
  expect(await ask(page, awa, '0042')).toMatchObject({ ok: false, reason: 'wait' });
  await page.tablet.close();
  const again = await world.open();
  const pad = await padOf(again.tablet, awa, 'punch');
  expect(pad.blocked).toMatchObject({ reason: 'wait' });
  const kinds = (await again.tablet.database.journal.toArray()).map((row) => row.kind);
  expect(kinds).toContain('clock.jump');
  await world.pass(2 * minute);
  expect(await ask(again, awa, '0042')).toEqual({ ok: true });
});

test.each(['deleted', 'edited', 'emptied'])(
  'T11 a record of failures that was %s locks until contact',
  async (how) => {
    const { world, page } = await shop();
    await fail(world, page, awa, 3);
    world.machine.online = false;
    const { lockout } = page.tablet.database;
    await page.tablet.database.transaction('rw', lockout, async () => {
      const row = (await lockout.get('lockout'))!;
      if (how === 'deleted') await lockout.clear();
      else {
        const document =
          how === 'emptied' ? '' : row.document.replace('"failures":3', '"failures":0');
        await lockout.put({ ...row, document });
      }
    });
    expect(await ask(page, bo, '7391')).toEqual({ ok: false, reason: 'locked-online' });
    expect(await ask(page, chef, '482913', 'settings')).toEqual({
      ok: false,
      reason: 'locked-online',
    });
    const told = await page.tablet.database.journal
      .filter((row) => row.kind === 'auth.tampered')
      .count();
    expect(told).toBe(1);
    // Punching without PIN goes on meanwhile.
    await recordPunch(page.tablet, { person: bo, type: 'in', auth: 'none', actor: null });
    world.machine.online = true;
    await world.pass(minute);
    expect(await ask(page, bo, '7391')).toEqual({ ok: true });
  },
);

test('T12 the verifier of one person on the row of another opens nothing', async () => {
  const { page } = await shop();
  const { pins } = page.tablet.database;
  await page.tablet.database.transaction('rw', pins, async () => {
    const own = (await pins.get(awa))!;
    await pins.put({ ...own, key: bo, person: bo });
  });
  expect(await ask(page, bo, '0042')).toMatchObject({ ok: false, reason: 'wrong' });
});

test('T13 an old verifier under a new version opens nothing', async () => {
  const { page } = await shop();
  const { pins } = page.tablet.database;
  await page.tablet.database.transaction('rw', pins, async () => {
    await pins.put({ ...(await pins.get(awa))!, version: 2 });
  });
  expect(await ask(page, awa, '0042')).toMatchObject({ ok: false, reason: 'wrong' });
});

test('T14 an employee’s PIN at the settings is refused and counted for that purpose', async () => {
  const { world, page } = await shop();
  for (let n = 0; n < 3; n++) {
    expect(await ask(page, awa, '0042', 'settings')).toEqual({ ok: false, reason: 'not-allowed' });
  }
  expect(await ask(page, awa, '0042')).toEqual({ ok: true });
  expect(await ask(page, awa, '0042', 'settings')).toEqual({ ok: false, reason: 'not-allowed' });
  expect(await ask(page, awa, '0042', 'settings')).toMatchObject({ reason: 'wait', wait: minute });
  await world.pass(minute);
  expect(await ask(page, chef, '482913', 'settings')).toEqual({ ok: true });
});

test('T19 DEVICE-26 after the lease the settings lock, on corrected time; staff go on, people are unlocked, contact opens them', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  await world.pass(60_000);
  expect((await readDiagnostics(page.tablet)).leaseOver).toBe(false);
  // Two weeks and a day pass asleep; then somebody sets the clock back by a month.
  world.machine.skew += 15 * day;
  await world.pass(6_000);
  world.machine.skew -= 30 * day;
  await world.pass(6_000);
  expect((await readDiagnostics(page.tablet)).leaseOver).toBe(true);
  expect(await ask(page, awa, '0042')).toEqual({ ok: true });
  // A manager comes in all the same, frees somebody, and takes out what the tablet holds.
  await fail(world, page, awa, 10);
  expect(await ask(page, awa, '0042')).toEqual({ ok: false, reason: 'locked' });
  expect(await ask(page, chef, '482913', 'settings')).toEqual({ ok: true });
  expect((await readDiagnostics(page.tablet)).locked.map(({ person }) => person)).toEqual([awa]);
  await unlockPerson(page.tablet, awa, chef);
  expect(await ask(page, awa, '0042')).toEqual({ ok: true });
  expect((await exportJournal(page.tablet)).count).toBeGreaterThan(10);
  world.machine.online = true;
  await world.pass(2 * minute);
  expect((await readDiagnostics(page.tablet)).leaseOver).toBe(false);
});

test('T23 a PIN that was typed is nowhere in the tablet’s memory', async () => {
  const { world, page } = await shop();
  await ask(page, chef, '482913', 'settings');
  await ask(page, chef, '731946', 'settings');
  await world.pass(minute);
  const tables = await Promise.all(page.tablet.database.tables.map((table) => table.toArray()));
  const sent = JSON.stringify(world.server.requests) + JSON.stringify(world.server.journal);
  // In the middle of a hash any six digits may stand.
  const typed = /\b(482913|731946)\b/;
  expect(JSON.stringify(tables)).not.toMatch(typed);
  expect(sent).not.toMatch(typed);
});

test('T24 somebody who is locked still leaves: the punch without PIN is kept and flagged', async () => {
  const { world, page } = await shop();
  await fail(world, page, awa, 10);
  const { id } = await recordPunch(page.tablet, {
    person: awa,
    type: 'out',
    auth: 'none',
    actor: null,
  });
  await world.pass(minute);
  const row = await page.tablet.database.punches.get(id);
  expect(row).toMatchObject({ auth: 'none', flags: ['no-pin'] });
  await settle();
  const { locked } = await readDiagnostics(page.tablet);
  expect(locked).toEqual([{ person: awa, given: 'Awa', family: 'Martin', failures: 10 }]);
});
