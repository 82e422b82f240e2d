import Dexie from 'dexie';
import { expect, test } from 'vitest';
import { deviceOf, forgetDevice } from '../devices/store.ts';
import { NotRecorded } from '../local-database/not-recorded.ts';
import type { HeadRow, JournalRow } from '../local-database/schema.ts';
import { hashGrant } from '@comptoir/shared/devices/enrolment';
import { hashOperation, parseDeviceOperation } from '@comptoir/shared/journal/operation';
import type { Observable } from '../platform/signal.ts';
import { type Page, createWorld, settle } from '../platform/testing/world.ts';
import { fr } from '../language/fr.ts';
import { speak } from '../language/speech.ts';
import { presenceWords } from './presence.ts';
import { cancelPunch, declarePunch, recordPunch, watchPerson } from './store.ts';
import { watchHome } from '../local-database/home.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const minute = 60_000;

const punch = (page: Page, type: 'in' | 'break-start' | 'break-end' | 'out' = 'in') =>
  recordPunch(page.tablet, { person: awa, type, auth: 'pin', actor: awa });

async function rows(page: Page): Promise<JournalRow[]> {
  return (await page.tablet.database.journal.toArray()).sort((a, b) => a.seq - b.seq);
}

/** The first value that satisfies. */
function seen<T>(source: Observable<T>, good: (value: T) => boolean): Promise<T> {
  return new Promise((resolve, reject) => {
    const subscription = source.subscribe((value) => {
      if (!good(value)) return;
      resolve(value);
      queueMicrotask(() => subscription.unsubscribe());
    }, reject);
  });
}

test('K25 O1 offline, the home shows who is in, on break and out, from the journal alone', async () => {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  const page = await world.enrolled();
  world.machine.online = false;
  await punch(page, 'in');
  const home = await seen(watchHome(page.tablet), (view) => view.people[0]?.state === 'in');
  expect(home.people[0]).toMatchObject({ given: 'Awa', initials: 'AM', pending: true });
  await world.pass(3 * 60 * minute);
  await punch(page, 'break-start');
  await world.pass(30 * minute);
  await punch(page, 'break-end');
  const person = (await seen(watchPerson(page.tablet, awa), (view) => view?.tile.state === 'in'))!;
  expect(person.periods).toMatchObject([{ end: null, pending: true, breaks: [{}] }]);
  expect(person.worked.today).toBe(3 * 60 * minute);
  expect(person).toMatchObject({ next: 'out', others: ['break-start'] });
});

test('K24 whoever began in the evening began today until the business day is over', async () => {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  const page = await world.enrolled();
  world.machine.online = false;
  const speech = speak('fr', fr);
  const shown = async () => {
    const { people, day, establishment } = await seen(watchHome(page.tablet), () => true);
    return presenceWords(speech, people[0]!, establishment.zone, day);
  };
  const hourIn = (at: number) => Number(speech.time(at, 'Europe/Paris').slice(0, 2));
  while (hourIn(page.tablet.clock.corrected()) !== 22) await world.pass(60 * minute);
  await punch(page, 'in');
  const began = speech.time(page.tablet.clock.corrected(), 'Europe/Paris');
  await world.pass(4 * 60 * minute);
  expect(await shown()).toBe(`En service · ${began}`);
  await world.pass(5 * 60 * minute);
  expect(await shown()).toBe(`En service · hier ${began}`);
});

test('SYNC-13 a punch that the server confirms neither flickers nor doubles', async () => {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  const page = await world.enrolled();
  await punch(page, 'in');
  await world.pass(minute);
  const person = (await seen(watchPerson(page.tablet, awa), (view) => view !== null))!;
  expect(person.periods).toHaveLength(1);
  expect(person.tile).toMatchObject({ state: 'in', pending: false });
});

test('« Annuler » keeps the punch, marked; the person is as before', async () => {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  const page = await world.enrolled();
  world.machine.online = false;
  const { id } = await punch(page, 'in');
  await cancelPunch(page.tablet, id, awa);
  const home = await seen(watchHome(page.tablet), (view) => view.people[0]?.state === 'out');
  expect(home.people[0]?.since).toBeNull();
  expect((await rows(page)).map((row) => row.kind)).toEqual(['punch.record', 'punch.cancel']);
});

test('a forgotten departure closes the period at the time declared', async () => {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  const page = await world.enrolled();
  world.machine.online = false;
  const { at } = await punch(page, 'in');
  await world.pass(4 * 60 * minute);
  await declarePunch(page.tablet, {
    person: awa,
    at: at + 60 * minute,
    note: 'oublié',
    auth: 'pin',
    actor: awa,
  });
  const person = (await seen(watchPerson(page.tablet, awa), (view) => view?.tile.state === 'out'))!;
  expect(person.periods).toMatchObject([{ end: at + 60 * minute, declared: true }]);
});

test('T20 a double tap is one punch; the same act later is another', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  const [first, second] = await Promise.all([punch(page), punch(page)]);
  expect(second).toEqual(first);
  await world.pass(2_000);
  expect(await punch(page)).toEqual(first);
  await world.pass(2_000);
  expect((await punch(page)).id).not.toBe(first?.id);
});

test('T22 O7 the chain has no gap, and every operation is read as it was written', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  world.machine.online = false;
  await Promise.all(
    (['in', 'break-start', 'break-end', 'out'] as const).map((type) => punch(page, type)),
  );
  let prev = hashGrant(deviceOf(page.tablet)!.grant);
  for (const [index, row] of (await rows(page)).entries()) {
    const read = parseDeviceOperation(row.bytes);
    expect(read).toMatchObject({ ok: true, value: { seq: index + 1, prev } });
    expect(hashOperation(row.bytes)).toBe(row.hash);
    prev = row.hash;
  }
});

test('S10 every write asks for strict durability', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  const asked = new Set<string>();
  page.tablet.database.journal.hook('creating', () => {
    const trx = Dexie.currentTransaction as unknown as { idbtrans: { durability: string } };
    asked.add(trx.idbtrans.durability);
  });
  await punch(page);
  expect([...asked]).toEqual(['strict']);
});

test('S13 T21 without space nothing is ticked, nothing is half written, and later it works', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  const { database } = page.tablet;
  const full = () => {
    throw new DOMException('no space', 'QuotaExceededError');
  };
  database.heads.hook('updating', full);
  await expect(punch(page)).rejects.toMatchObject({ name: 'NotRecorded', reason: 'full' });
  expect(await rows(page)).toEqual([]);
  expect(((await database.heads.get('head')) as HeadRow).seq).toBe(0);
  database.heads.hook('updating').unsubscribe(full);
  await punch(page);
  await world.pass(minute);
  expect(world.server.journal).toHaveLength(1);
});

test('S07 SYNC-16 a page whose tablet was taken over stops at its next write; the chain does not fork', async () => {
  const world = await createWorld();
  const first = await world.enrolled();
  const second = await world.open();
  expect(second.tablet.page.get()).toBe('elsewhere');
  await expect(punch(second)).rejects.toBeInstanceOf(NotRecorded);
  await second.tablet.takeOver();
  await expect(punch(first)).rejects.toMatchObject({ reason: 'elsewhere' });
  expect(first.tablet.page.get()).toBe('elsewhere');
  await punch(second);
  await world.pass(minute);
  expect(world.server.journal).toHaveLength(1);
});

test('S12 a punch whose transaction fails at its last write is never shown, not even for a moment', async () => {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  const page = await world.enrolled();
  const { database } = page.tablet;
  const shown: string[] = [];
  const home = watchHome(page.tablet).subscribe(({ people }) => {
    shown.push(people.map(({ state, pending }) => `${state} ${pending}`).join());
  });
  await settle();
  // The operation stands in the journal when the next write of its transaction fails.
  const fault = () => {
    throw new DOMException('the key is taken', 'ConstraintError');
  };
  database.heads.hook('updating', fault);
  await expect(punch(page)).rejects.toThrow();
  await settle(20);
  database.heads.hook('updating').unsubscribe(fault);
  expect(await rows(page)).toEqual([]);
  expect(new Set(shown)).toEqual(new Set(['out false']));
  // The same screen does show a punch that is kept.
  await punch(page);
  await settle(20);
  home.unsubscribe();
  expect(shown.at(-1)).toMatch(/^in /);
});

test('S25 DEVICE-10 a tablet that holds unsent operations is not emptied', async () => {
  const world = await createWorld();
  const page = await world.enrolled();
  world.machine.online = false;
  await punch(page);
  expect(await forgetDevice(page.tablet)).toEqual({ ok: false, unsent: 1 });
  expect(await rows(page)).toHaveLength(1);
  world.machine.online = true;
  await world.pass(2 * minute);
  expect(await forgetDevice(page.tablet)).toEqual({ ok: true });
  expect(deviceOf(page.tablet)).toBeNull();
});

test('O2 a cold start without network shows what was there', async () => {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  const page = await world.enrolled();
  world.machine.online = false;
  await punch(page);
  await page.tablet.close();
  await world.pass(7 * 24 * 60 * minute);
  const again = await world.open();
  const home = await seen(watchHome(again.tablet), (view) => view.people.length > 0);
  expect(home.people[0]).toMatchObject({ given: 'Awa', state: 'in', pending: true });
});
