import type { Body } from '@comptoir/shared/journal/kinds';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareRebuilt } from '../journal/rebuild.ts';
import { StoreWorld, settings } from '../testing/store-world.ts';
import { type Acts, type TabletOnBench, rowsAfter } from '../testing/tablet-on-bench.ts';

let world: StoreWorld;
let tablet: TabletOnBench;

beforeEach(async () => {
  world = await StoreWorld.open();
  tablet = await world.tablet();
});
afterEach(async () => {
  expect(await compareRebuilt(world.deps.db, world.scope.organisation)).toMatchObject({ ok: true });
  await world.close();
});

const edit = (
  changes: Body<'establishment.edit'>['changes'],
  over: Partial<Acts<'establishment.edit'>> = {},
  on = tablet,
) =>
  on.write({
    kind: 'establishment.edit',
    body: { changes },
    actor: world.manager,
    auth: 'manager',
    ...over,
  });

async function row() {
  tablet.cursor = null;
  return rowsAfter(await tablet.pull()).get(`establishments ${world.establishment}`);
}

describe('EST-1 the settings of a store', () => {
  it('change field by field, each from what it was', async () => {
    const contact = world.text('Camille, bureau du fond');
    const retention = { punches: 72, checkOffs: 36, contacts: 3 };
    const built = [
      edit({ contactText: { from: null, to: contact.hash } }),
      edit({ zone: { from: 'Europe/Paris', to: 'Indian/Reunion' } }),
      edit({ cutOffHour: { from: 5, to: 4 } }),
      edit({ pinLength: { from: 6, to: 4 } }),
      edit({ hideStatuses: { from: false, to: true } }),
      edit({ languages: { from: ['fr', 'en'], to: ['fr'] } }),
      edit({ retention: { from: settings.retention, to: retention } }),
      edit({ leaseDays: { from: 14, to: 30 } }),
    ];
    const { outcomes } = await tablet.push(built, [contact]);
    expect(outcomes.map(({ status }) => status)).toEqual(built.map(() => 'applied'));
    expect(await row()).toMatchObject({
      name: 'Le Comptoir des Halles',
      contact: 'Camille, bureau du fond',
      contactText: contact.hash,
      settings: {
        ...settings,
        zone: 'Indian/Reunion',
        cutOffHour: 4,
        pinLength: 4,
        hideStatuses: true,
        languages: ['fr'],
        retention,
        leaseDays: 30,
      },
    });
  });

  it('S28 O4 that somebody else changed stay: the tablet is refused, and gets the present value again', async () => {
    await tablet.push([edit({ pinLength: { from: 6, to: 4 } })]);
    await tablet.pull();
    const { outcomes, changes } = await tablet.push([
      edit({ pinLength: { from: 6, to: 5 } }),
      edit({ languages: { from: ['en', 'fr'], to: ['fr'] } }),
    ]);
    expect(outcomes.map(({ refusal }) => refusal)).toEqual(['conflict', 'conflict']);
    expect(changes).toMatchObject([
      { room: 'establishments', row: { settings: { pinLength: 4, languages: ['fr', 'en'] } } },
    ]);
  });

  it('change whole or not at all within one operation', async () => {
    const changes = { pinLength: { from: 6, to: 4 }, cutOffHour: { from: 3, to: 4 } };
    const { outcomes } = await tablet.push([edit(changes)]);
    expect(outcomes).toMatchObject([{ refusal: 'conflict' }]);
    expect(await row()).toMatchObject({ settings: { pinLength: 6, cutOffHour: 5 } });
  });

  it('T16 are nobody’s but a manager’s, and of the tablet’s own store', async () => {
    const elsewhere = world.newId();
    await world.addEstablishment(elsewhere, 'Annexe');
    const changes = { pinLength: { from: 6, to: 4 } };
    const { outcomes } = await tablet.push([
      edit(changes, { actor: world.employee }),
      edit(changes, { auth: 'pin' }),
      edit(changes, { establishment: elsewhere }),
    ]);
    expect(outcomes.map(({ refusal }) => refusal)).toEqual([
      'not-allowed',
      'not-allowed',
      'foreign-establishment',
    ]);
  });

  it('decide about the operations that follow in the same push', async () => {
    const late = world.clock.now() + 18 * 3_600_000;
    world.clock.set(late);
    const built = [edit({ cutOffHour: { from: 5, to: 0 } }), tablet.punch(world.employee, 'in')];
    await tablet.push(built);
    // 04:00 in Paris: of the day before while days turn at five, of its own once they turn at midnight.
    const punch = await world.deps.db.selectFrom('punch').select('day').executeTakeFirstOrThrow();
    expect(punch.day).toBe('2026-11-03');
  });
});

it('EST-3 a setting that is younger than the store has its default, and can be changed from it', async () => {
  const { pinLength: _, retention: __, ...old } = settings;
  await world.deps.db
    .updateTable('establishment')
    .set({ settings: JSON.stringify(old) })
    .where('establishment', '=', world.establishment)
    .execute();
  expect(await row()).toMatchObject({ settings: { pinLength: 6, retention: settings.retention } });
  const { outcomes } = await tablet.push([
    edit({ pinLength: { from: 6, to: 4 } }),
    edit({ retention: { from: settings.retention, to: { ...settings.retention, contacts: 6 } } }),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['applied', 'applied']);
});
