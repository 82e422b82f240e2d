import { createHmac } from 'node:crypto';
import { pinTagInput } from '@comptoir/shared/access/pin';
import { type PinRow, pinRowSchema } from '@comptoir/shared/sync/rows';
import { hash } from 'bcryptjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreWorld } from '../testing/store-world.ts';
import { type TabletOnBench, rowsAfter } from '../testing/tablet-on-bench.ts';
import { setPin, setPins } from './commands.ts';

let world: StoreWorld;
let tablet: TabletOnBench;

beforeEach(async () => {
  world = await StoreWorld.open();
  tablet = await world.tablet();
});
afterEach(() => world.close());

const set = (person: string, pin: string) => setPin(world.deps, world.scope, { person, pin });

async function pinRow(of: TabletOnBench, person: string): Promise<PinRow> {
  const rows = rowsAfter(await of.pull());
  return pinRowSchema.parse(rows.get(`pins ${person}`));
}

/** What a tablet does with a typed PIN. */
async function opens(of: TabletOnBench, row: PinRow, pin: string): Promise<boolean> {
  const bcrypt = await hash(pin, row.salt);
  const { organisation } = world.scope;
  const input = pinTagInput({ organisation, person: row.person, version: row.version, bcrypt });
  return createHmac('sha256', of.deviceKey).update(input).digest('base64url') === row.tag;
}

describe('a PIN', () => {
  it('reaches each tablet of the store as a tag that only that tablet can check', async () => {
    await set(world.employee, '0042');
    const row = await pinRow(tablet, world.employee);
    expect([row.length, row.version]).toEqual([4, 1]);
    expect(await opens(tablet, row, '0042')).toBe(true);
    expect(await opens(tablet, row, '42')).toBe(false);
    expect(await opens(tablet, row, '0043')).toBe(false);
    const other = await world.tablet();
    const theirs = await pinRow(other, world.employee);
    expect(theirs.tag).not.toBe(row.tag);
    expect(await opens(other, theirs, '0042')).toBe(true);
  });

  it('PIN-17 is hashed at cost 10 by a server that nobody told otherwise', async () => {
    delete world.deps.pinCost;
    await set(world.employee, '0042');
    const row = await pinRow(tablet, world.employee);
    expect(row.salt).toMatch(/^\$2b\$10\$/);
    expect(await opens(tablet, row, '0042')).toBe(true);
  });

  it('gets a new version each time, and the tag of the one before no longer opens', async () => {
    await set(world.employee, '924763');
    const before = await pinRow(tablet, world.employee);
    expect(await set(world.employee, '815073')).toEqual({
      ok: true,
      value: [{ person: world.employee, version: 2 }],
    });
    tablet.cursor = null;
    const after = await pinRow(tablet, world.employee);
    expect(after.version).toBe(2);
    expect(await opens(tablet, after, '815073')).toBe(true);
    expect(await opens(tablet, { ...after, tag: before.tag }, '815073')).toBe(false);
    expect(await opens(tablet, { ...after, tag: before.tag, salt: before.salt }, '924763')).toBe(
      false,
    );
  });

  it.each([
    ['employee', '1234', 'weak'],
    ['employee', '42', 'malformed'],
    ['manager', '7305', 'wrong-length'],
  ] as const)('of an %s that is %s is refused: %s', async (who, pin, refusal) => {
    expect(await set(world[who], pin)).toEqual({ ok: false, refusal });
    expect(await world.deps.db.selectFrom('pin').selectAll().execute()).toEqual([]);
  });

  it('is set for all or for none', async () => {
    const refusal = await setPins(world.deps, world.scope, [
      { person: world.employee, pin: '924763' },
      { person: world.newId(), pin: '924781' },
    ]);
    expect(refusal).toEqual({ ok: false, refusal: 'not-found' });
    expect(await world.deps.db.selectFrom('pin').selectAll().execute()).toEqual([]);
  });

  it('T23 stands nowhere in the database, nor does its hash', async () => {
    await set(world.employee, '924763');
    const { db } = world.deps;
    const everything = JSON.stringify([
      await db.selectFrom('operation').selectAll().execute(),
      await db.selectFrom('pin').selectAll().execute(),
      await db.selectFrom('attachment').selectAll().execute(),
      await tablet.pull(),
    ]);
    // In the middle of a hash any six digits may stand.
    expect(everything).not.toMatch(/\b924763\b/);
    expect(everything).not.toMatch(/\$2[aby]\$10\$[./A-Za-z0-9]{53}/);
    const operations = await db.selectFrom('operation').select('kind').execute();
    expect(operations.map(({ kind }) => kind)).toContain('pin.set');
  });

  it('leaves the tablets with the person', async () => {
    await set(world.employee, '924763');
    const before = rowsAfter(await tablet.pull());
    expect(before.has(`pins ${world.employee}`)).toBe(true);
    await world.append([{ kind: 'employee.archive', body: { person: world.employee } }]);
    const after = rowsAfter(await tablet.pull(), before);
    expect(after.has(`pins ${world.employee}`)).toBe(false);
    expect(await set(world.employee, '815073')).toEqual({ ok: false, refusal: 'not-found' });
  });
});
