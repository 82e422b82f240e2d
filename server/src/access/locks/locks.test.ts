import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PinPurpose } from '@comptoir/shared/access/operations';
import { feedRooms, lockKey } from '@comptoir/shared/sync/rows';
import { compareRebuilt } from '../../journal/rebuild.ts';
import { StoreWorld, hour, minute } from '../../testing/store-world.ts';
import { type TabletOnBench, rowsAfter } from '../../testing/tablet-on-bench.ts';
import { setPin } from '../commands.ts';

let world: StoreWorld;
let tablet: TabletOnBench;
beforeEach(async () => {
  world = await StoreWorld.open();
  tablet = await world.tablet();
});
afterEach(async () => {
  const rebuilt = await compareRebuilt(world.deps.db, world.scope.organisation);
  expect(rebuilt).toEqual({ ok: true, value: expect.anything() as unknown });
  await world.close();
});

type Failing = { purpose?: PinPurpose; failures: number; locked?: true; person?: string };

function fail(of: TabletOnBench, { purpose = 'punch', person, ...rest }: Failing) {
  const body = { person: person ?? world.employee, purpose, ...rest };
  return of.write({ kind: 'auth.fail', body, auth: 'none' });
}

/** Locks that a tablet which comes anew is shown: by whom, of whom, for what. */
async function locks(): Promise<string[]> {
  const rows = rowsAfter(await (await world.tablet()).pull());
  const shown = [...rows].filter(([key]) => key.startsWith('locks '));
  for (const [key, row] of shown) {
    expect(key).toBe(`locks ${lockKey(feedRooms.locks.parse(row))}`);
  }
  return shown.map(([key]) => key.slice('locks '.length)).sort();
}

const keyOf = (of: TabletOnBench, purpose: PinPurpose = 'punch', person = world.employee) =>
  lockKey({ device: of.scope.device, purpose, person });

const unlock = (of: TabletOnBench, person = world.employee) =>
  of.write({ kind: 'auth.unlock', body: { person }, actor: world.manager, auth: 'manager' });

describe('who is locked out', () => {
  it.each([
    ['punch', 9, 10],
    ['settings', 6, 7],
  ] as const)('PIN-19 %s: not after %d failures, after %d', async (purpose, before, then) => {
    await tablet.push([fail(tablet, { purpose, failures: before })]);
    expect(await locks()).toEqual([]);
    await tablet.push([fail(tablet, { purpose, failures: then })]);
    expect(await locks()).toEqual([keyOf(tablet, purpose)]);
  });

  it('PIN-19 PIN-9 by the twentieth failure of a day too, which the tablet says', async () => {
    await tablet.push([fail(tablet, { failures: 2, locked: true })]);
    const [row] = [...rowsAfter(await (await world.tablet()).pull())]
      .filter(([key]) => key.startsWith('locks '))
      .map(([, value]) => value);
    expect(row).toEqual({
      ...{ person: world.employee, device: tablet.scope.device, purpose: 'punch' },
      ...{ failures: 2, at: world.clock.now() },
    });
  });

  it('PIN-13 PIN-19 until a manager unlocks, for both purposes, on the tablet that counted', async () => {
    const other = await world.tablet();
    await tablet.push([
      fail(tablet, { failures: 10 }),
      fail(tablet, { failures: 7, purpose: 'settings' }),
    ]);
    await other.push([fail(other, { failures: 10 })]);
    expect(await locks()).toEqual([keyOf(tablet), keyOf(tablet, 'settings'), keyOf(other)].sort());
    await tablet.push([unlock(tablet)]);
    expect(await locks()).toEqual([keyOf(other)]);
    // Again, and of somebody who is free: nothing changes.
    await tablet.push([unlock(tablet), unlock(tablet, world.manager)]);
    expect(await locks()).toEqual([keyOf(other)]);
  });

  it('PIN-19 is freed on the tablet that took the place of the one that counted', async () => {
    await tablet.push([fail(tablet, { failures: 10 })]);
    const heir = await world.tablet();
    await world.deps.db
      .updateTable('device')
      .set({ replaces: tablet.scope.device })
      .where('id', '=', heir.scope.device)
      .execute();
    await heir.push([unlock(heir)]);
    expect(await locks()).toEqual([]);
  });

  it('PIN-13 PIN-19 another PIN, or leaving, frees them everywhere', async () => {
    const other = await world.tablet();
    const lockAll = async () => {
      for (const one of [tablet, other]) {
        await one.pull();
        await one.push([fail(one, { failures: 10 })]);
      }
      expect(await locks()).toHaveLength(2);
    };
    await lockAll();
    world.clock.advance(minute);
    await setPin(world.deps, world.scope, { person: world.employee, pin: '482913' });
    expect(await locks()).toEqual([]);
    world.clock.advance(minute);
    await lockAll();
    await world.append([{ kind: 'employee.archive', body: { person: world.employee } }]);
    expect(await locks()).toEqual([]);
    // Whoever left is on no tablet: what a late one says of them locks nobody out who comes back.
    await tablet.push([fail(tablet, { failures: 11 })]);
    await world.append([{ kind: 'employee.restore', body: { person: world.employee } }]);
    expect(await locks()).toEqual([]);
  });

  it('PIN-13 PIN-19 a tablet that comes late locks nobody out whose other PIN frees them there', async () => {
    await tablet.pull();
    const late = fail(tablet, { failures: 10 });
    world.clock.advance(hour);
    await setPin(world.deps, world.scope, { person: world.employee, pin: '482913' });
    world.clock.advance(hour);
    await tablet.push([late]);
    expect(await locks()).toEqual([]);
    // From that contact on it knows of the new one: who fails with that is locked out.
    await tablet.pull();
    await tablet.push([fail(tablet, { failures: 10 })]);
    expect(await locks()).toEqual([keyOf(tablet)]);
  });

  it('PIN-14 PIN-19 contact alone frees nobody, and a tampered document locks nobody by name', async () => {
    await tablet.push([fail(tablet, { failures: 10 })]);
    world.clock.advance(hour);
    await tablet.pull();
    await tablet.push([
      tablet.write({ kind: 'auth.tampered', body: { found: 'missing' }, auth: 'none' }),
    ]);
    expect(await locks()).toEqual([keyOf(tablet)]);
  });

  it('PIN-19 is shown in the store of the tablet alone', async () => {
    const there = world.newId();
    await world.addEstablishment(there, 'Annexe');
    await tablet.push([fail(tablet, { failures: 10 })]);
    const elsewhere = await world.tablet(there);
    const rows = [...rowsAfter(await elsewhere.pull()).keys()];
    expect(rows.filter((key) => key.startsWith('locks '))).toEqual([]);
  });
});
