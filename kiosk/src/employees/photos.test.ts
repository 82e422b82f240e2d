import { expect, test } from 'vitest';
import { hashPhoto } from '@comptoir/shared/employees/photo';
import { watchFace } from '../local-database/face.ts';
import { recordPunch } from '../punches/store.ts';
import { type Page, type World, createWorld, first } from '../platform/testing/world.ts';
import { readRefusals } from '../sync/store.ts';
import * as store from './store.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const chef = '018f0000-0000-7000-8000-000000000003';
const minute = 60_000;
const day = 86_400_000;

async function shop(): Promise<{ world: World; page: Page }> {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa', 'employee', '7391');
  await world.server.addEmployee(chef, 'Chloé', 'manager', '482913');
  return { world, page: await world.enrolled() };
}

const bytes = (text: string) => new TextEncoder().encode(text);
const picture = (text = 'a face') => new Blob([bytes(text)], { type: 'image/jpeg' });
const take = (page: Page, image = picture()) =>
  store.setPhoto(page.tablet, { person: awa, image, manager: chef });
const fields = async (page: Page) => (await first(store.watchRecord(page.tablet, awa)))!.fields;
const shown = async (page: Page, hash: string) =>
  (await first(watchFace(page.tablet.database, hash)))?.text();
const punch = (page: Page) =>
  recordPunch(page.tablet, { person: awa, type: 'in', auth: 'pin', actor: awa });
const kinds = (world: World) =>
  world.server.journal.map((one) => one.operation?.kind ?? 'withheld');

async function online(world: World, page: Page): Promise<void> {
  world.machine.online = true;
  page.platform.connectivityChanged();
  await world.pass(minute);
}

test('K25 a photo taken offline shows at once and after a reload, and goes before the operation that names it', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  const hash = hashPhoto(bytes('a face'));
  await punch(page);
  expect(await take(page)).toEqual({ ok: true, value: null });
  await store.editEmployee(page.tablet, { person: awa, manager: chef, changes: { team: 'Bar' } });
  expect((await fields(page)).photo).toBe(hash);
  await page.tablet.close();
  const again = await world.open();
  expect(await shown(again, hash)).toBe('a face');

  const order: string[] = [];
  world.server.before = (path, request) => {
    if (path.startsWith('/api/sync/photos/')) order.push(`photo ${request.method}`);
    return Promise.resolve(null);
  };
  world.server.outcomeOf = (operation) => {
    order.push(operation.kind);
    return null;
  };
  await online(world, again);
  expect(order).toEqual(['punch.record', 'photo PUT', 'employee.edit', 'employee.edit']);
  expect(world.server.people.rows.get(awa)?.photo).toBe(hash);
  expect((await fields(again)).photo).toBe(hash);
});

test('SYNC-21 a photo that the server cannot read holds nothing back, and its operation is shown', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  world.server.people.photoRefusal = 'unreadable-image';
  await take(page);
  await punch(page);
  await online(world, page);
  expect(kinds(world)).toEqual(['withheld', 'punch.record']);
  expect(await readRefusals(page.tablet)).toMatchObject([
    { kind: 'employee.edit', refusal: 'withheld' },
  ]);
  expect((await fields(page)).photo).toBe(null);
});

test('SYNC-21 a line that breaks while a photo goes costs time and nothing else', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  await take(page);
  await punch(page);
  let broken = 3;
  world.server.before = (path) =>
    path.startsWith('/api/sync/photos/') && broken-- > 0
      ? Promise.reject(new TypeError('reset'))
      : Promise.resolve(null);
  await online(world, page);
  await world.pass(5 * minute);
  expect(kinds(world)).toEqual(['employee.edit', 'punch.record']);
});

test('SYNC-21 a captive portal takes no photo', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  await take(page);
  let caught = 1;
  world.server.before = (path) =>
    path.startsWith('/api/sync/photos/') && caught-- > 0
      ? Promise.resolve(new Response('<html>', { headers: { 'content-type': 'text/html' } }))
      : Promise.resolve(null);
  const photosThen: number[] = [];
  world.server.outcomeOf = () => {
    photosThen.push(world.server.people.photos.size);
    return null;
  };
  await online(world, page);
  await world.pass(2 * minute);
  expect(kinds(world)).toEqual(['employee.edit']);
  expect(photosThen).toEqual([1]);
});

test('SYNC-21 a server that lost a photo gets it again', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  await take(page);
  let lost = false;
  world.server.after = (path, answer) => {
    if (path.startsWith('/api/sync/photos/') && !lost) {
      lost = true;
      world.server.people.photos.clear();
    }
    return Promise.resolve(answer);
  };
  await online(world, page);
  await world.pass(2 * minute);
  expect(kinds(world)).toEqual(['employee.edit']);
  expect(world.server.people.photos.size).toBe(1);
});

test('K25 faces of people changed elsewhere come after their rows, show offline, and go when nobody bears them', async () => {
  const { world, page } = await shop();
  const [one, other] = ['1', '2'].map((text) => hashPhoto(bytes(text))) as [string, string];
  world.server.people.photos.set(one, bytes('1'));
  world.server.people.photos.set(other, bytes('2'));
  world.server.people.change(awa, { photo: one });
  let broken = 1;
  world.server.before = (path) =>
    path.startsWith('/api/sync/photos/') && broken-- > 0
      ? Promise.reject(new TypeError('reset'))
      : Promise.resolve(null);
  page.tablet.sync.poke();
  await world.pass(1_000);
  expect(await shown(page, one)).toBeUndefined();
  await world.pass(6 * minute);
  world.machine.online = false;
  expect(await shown(page, one)).toBe('1');
  world.machine.online = true;
  world.server.people.change(awa, { photo: other });
  await world.pass(day + 10 * minute);
  expect(await shown(page, one)).toBeUndefined();
  expect(await shown(page, other)).toBe('2');
});

test('SYNC-9 SYNC-21 a tablet that goes on in a new epoch writes people, PINs and photos again, and shows them all the while', async () => {
  const { world, page } = await shop();
  world.machine.online = false;
  const made = await store.addEmployee(page.tablet, {
    ...{ given: 'Zoé', family: 'Petit', team: null },
    manager: chef,
  });
  await take(page);
  const { epoch } = (await page.tablet.database.heads.get('head')) as { epoch: string };
  // Another copy of this tablet has written more than this one holds.
  world.server.adopt(epoch, 9);
  const names = async () =>
    (await first(store.watchEmployees(page.tablet))).people.map((one) => one.name?.given);
  const seen: unknown[] = [];
  const life = store.watchEmployees(page.tablet).subscribe((view) => {
    seen.push(view.people.map((one) => one.name?.given).join());
  });
  await online(world, page);
  await world.pass(minute);
  life.unsubscribe();
  expect(new Set(seen)).toEqual(new Set(['Awa,Chloé,Zoé']));
  expect(await names()).toEqual(['Awa', 'Chloé', 'Zoé']);
  expect(kinds(world)).toEqual([
    'employee.create',
    'pin.renew',
    'device.continue',
    'employee.edit',
  ]);
  expect(world.server.people.pins.get(made.person)?.version).toBe(1);
  expect(world.server.people.photos.size).toBe(1);
  expect(await page.tablet.database.localPins.count()).toBe(0);
});

test('what is no picture is refused before anything is stored', async () => {
  const { page } = await shop();
  expect(await take(page, new Blob(['<svg'], { type: 'text/plain' }))).toEqual({
    ok: false,
    refusal: 'unreadable-image',
  });
  expect(await page.tablet.database.photos.count()).toBe(0);
  expect(await page.tablet.database.journal.count()).toBe(0);
});

test('a revoked tablet forgets faces and PINs, those that were set on it too', async () => {
  const { world, page } = await shop();
  await take(page);
  await world.pass(minute);
  world.machine.online = false;
  await store.renewPin(page.tablet, { person: awa, manager: chef });
  world.server.revoked = true;
  await online(world, page);
  const { pins, localPins, photos, journal } = page.tablet.database;
  expect([await pins.count(), await localPins.count(), await photos.count()]).toEqual([0, 0, 0]);
  expect(await journal.count()).toBe(2);
});
