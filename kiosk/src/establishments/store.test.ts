import { defaultSettings } from '@comptoir/shared/establishments/default-settings';
import type { EstablishmentRow } from '@comptoir/shared/sync/rows';
import { expect, test } from 'vitest';
import { readPlace } from '../local-database/place.ts';
import { type Page, type World, createWorld, first } from '../platform/testing/world.ts';
import { readRefusals, watchSync } from '../sync/store.ts';
import { editEstablishment, settleClash, watchEstablishment } from './store.ts';
import type { EstablishmentFields } from './view.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const minute = 60_000;
const nameText = 'b'.repeat(64);

async function store(): Promise<{ world: World; page: Page }> {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa', 'manager', '482157');
  tell(world, {});
  return { world, page: await world.enrolled() };
}

/** What the server says the store is. */
function tell(world: World, changed: Partial<EstablishmentRow>) {
  const id = world.server.ids.establishment;
  const row = {
    ...{ id, organisationName: 'Maison', name: 'Brasserie', nameText },
    ...{ contact: null, contactText: null, settings: defaultSettings, ...changed },
  };
  world.server.feed.push({ room: 'establishments', key: id, row });
}

/** Signatures are made on other threads: time passes in small steps until nothing waits any more. */
async function sent(world: World, { tablet }: Page): Promise<void> {
  world.machine.online = true;
  const done = async () => {
    const { pending, state } = await first(watchSync(tablet));
    return pending === 0 && state === 'up-to-date';
  };
  for (let turn = 0; turn < 200 && !(await done()); turn++) await world.pass(10_000);
  // And what the answer brought is shown.
  await world.pass(minute);
}

const edit = (page: Page, changes: Partial<EstablishmentFields>) =>
  editEstablishment(page.tablet, { manager: awa, changes });
const placeOf = ({ tablet }: Page) => readPlace(tablet.database, tablet.identity());
const viewOf = async ({ tablet }: Page) => {
  const view = await first(watchEstablishment(tablet));
  if (view === null) throw new Error('no establishment');
  return view;
};

test('EST-5 a change made offline counts on this tablet at once, is marked as not sent, and goes as one operation per field', async () => {
  const { world, page } = await store();
  world.machine.online = false;
  await edit(page, {
    ...{ name: 'Chez Awa', contact: 'Camille, 01 23 45 67 89', zone: 'Indian/Reunion' },
    ...{ cutOffHour: 4, hideSurnames: true, pinLength: 4, languages: ['en'] },
    retention: { punches: 72, checkOffs: 36, contacts: 3 },
    // As it stands: no operation.
    hideStatuses: false,
  });
  expect(await placeOf(page)).toMatchObject({
    ...{ name: 'Chez Awa', rule: { zone: 'Indian/Reunion', cutOffHour: 4 } },
    ...{ hideSurnames: true, pinLength: 4, languages: ['en'], language: 'en' },
  });
  const view = await viewOf(page);
  expect(view.fields.contact).toBe('Camille, 01 23 45 67 89');
  expect([...view.unsent].sort()).toEqual([
    'contact',
    'cutOffHour',
    'hideSurnames',
    'languages',
    'name',
    'pinLength',
    'retention',
    'zone',
  ]);
  await sent(world, page);
  const told = world.server.journal.map(({ operation }) => operation);
  expect(told.map((one) => [one?.kind, one?.actor, one?.auth])).toEqual(
    Array.from({ length: 8 }, () => ['establishment.edit', awa, 'manager']),
  );
  for (const one of told) {
    expect(Object.keys((one?.body as { changes: object }).changes)).toHaveLength(1);
  }
  expect((await viewOf(page)).unsent.size).toBe(0);
});

test('EST-5 a second change of a field follows the first', async () => {
  const { world, page } = await store();
  world.machine.online = false;
  await edit(page, { cutOffHour: 4 });
  await edit(page, { cutOffHour: 3 });
  expect((await placeOf(page)).rule.cutOffHour).toBe(3);
  await sent(world, page);
  expect(world.server.journal.map(({ operation }) => operation?.body)).toEqual([
    { changes: { cutOffHour: { from: 5, to: 4 } } },
    { changes: { cutOffHour: { from: 4, to: 3 } } },
  ]);
});

test.each(['mine', 'theirs'] as const)(
  'EST-6 O4 a field that somebody changed elsewhere meanwhile is shown with both values, and the manager keeps %s',
  async (keep) => {
    const { world, page } = await store();
    world.machine.online = false;
    await edit(page, { cutOffHour: 4, pinLength: 4 });
    tell(world, { settings: { ...defaultSettings, cutOffHour: 6 } });
    world.server.outcomeOf = (operation) => {
      const changes = (operation.body as { changes?: { cutOffHour?: { from: number } } }).changes;
      const clashes = changes?.cutOffHour !== undefined && changes.cutOffHour.from !== 6;
      return clashes ? { status: 'refused', refusal: 'conflict' } : null;
    };
    await sent(world, page);
    const { fields, clashes } = await viewOf(page);
    expect(fields.cutOffHour).toBe(6);
    expect(clashes).toMatchObject([{ field: 'cutOffHour', mine: 4, theirs: 6, by: 'Awa Martin' }]);
    // This server takes the edit without telling of it: what is held here is looked at before it goes.
    world.machine.online = false;
    await settleClash(page.tablet, { field: 'cutOffHour', keep, manager: awa });
    expect((await viewOf(page)).clashes).toEqual([]);
    expect((await placeOf(page)).rule.cutOffHour).toBe(keep === 'mine' ? 4 : 6);
    await sent(world, page);
    const again = world.server.journal.slice(2).map(({ operation }) => operation?.body);
    expect(again).toEqual(keep === 'mine' ? [{ changes: { cutOffHour: { from: 6, to: 4 } } }] : []);
    expect(await readRefusals(page.tablet)).toEqual([]);
  },
);

test('T19 EST-7 a lease that a manager makes longer offline counts only once the server has it; a shorter one at once', async () => {
  const { world, page } = await store();
  world.machine.online = false;
  await edit(page, { leaseDays: 60 });
  expect((await viewOf(page)).fields.leaseDays).toBe(60);
  expect((await placeOf(page)).leaseDays).toBe(14);
  await edit(page, { leaseDays: 3 });
  expect((await placeOf(page)).leaseDays).toBe(3);
});

test('K24 the delay after which a departure is asked for changes on the tablet, and punches for nobody', async () => {
  const { world, page } = await store();
  world.machine.online = false;
  await edit(page, { openPeriodLimit: 10 * 60 });
  expect((await placeOf(page)).openPeriodLimit).toBe(600);
  const kinds = (await page.tablet.database.journal.toArray()).map(({ kind }) => kind);
  expect(kinds).toEqual(['establishment.edit']);
});
