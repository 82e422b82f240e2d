import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/connection.ts';
import { StoreWorld, minute } from '../testing/store-world.ts';
import type { TabletOnBench } from '../testing/tablet-on-bench.ts';
import { compareRebuilt } from './rebuild.ts';

let world: StoreWorld;
let tablet: TabletOnBench;
beforeEach(async () => {
  world = await StoreWorld.open();
  tablet = await world.tablet();
});
afterEach(() => world.close());

const lines = () =>
  world.deps.db.selectFrom('journal_entry').selectAll().orderBy('position').execute();
const rebuilt = () => compareRebuilt(world.deps.db, world.scope.organisation);

/** A manager archives somebody on the tablet. */
function archive(person: string, actor: string) {
  return tablet.write({ kind: 'employee.archive', body: { person }, actor, auth: 'manager' });
}

describe('the lines of the audit log', () => {
  it('JOURNAL-20 say who asked for a change, at which door, about whom, and what became of it', async () => {
    const [established] = await lines();
    expect(established).toMatchObject({ kind: 'organisation.create', door: 'setup', actor: null });
    world.clock.advance(minute);
    await tablet.push([
      archive(world.manager, world.employee),
      archive(world.employee, world.manager),
    ]);
    const asked = (await lines()).slice(-2);
    const common = {
      ...{ organisation: world.scope.organisation, at: world.clock.now(), door: 'tablet' },
      ...{ kind: 'employee.archive', device: tablet.scope.device, account: null, token: null },
      establishment: world.establishment,
    };
    expect(asked).toMatchObject([
      { ...common, actor: world.employee, person: world.manager, refusal: 'not-allowed' },
      { ...common, actor: world.manager, person: world.employee, refusal: null },
    ]);
    expect(await rebuilt()).toMatchObject({ ok: true });
  });

  it('JOURNAL-20 are none for facts, and none for what could not be read', async () => {
    const before = (await lines()).length;
    await tablet.push([
      ...Array.from({ length: 20 }, (_, n) =>
        tablet.punch(world.employee, n % 2 === 0 ? 'in' : 'out'),
      ),
      tablet.write({ kind: 'auth.settings', body: {}, actor: world.manager, auth: 'manager' }),
      tablet.writeRaw('{"kind":"employee.archive"}'),
    ]);
    expect(await lines()).toHaveLength(before);
    expect(await rebuilt()).toMatchObject({ ok: true });
  });

  it('JOURNAL-20 stand as they stood when e-mails were erased since', async () => {
    const body = { person: world.employee, role: 'employee' } as const;
    await tablet.push([
      tablet.write({ kind: 'access.open', body, actor: world.manager, auth: 'manager' }),
    ]);
    expect((await lines()).at(-1)).toMatchObject({ kind: 'access.open', refusal: 'no-email' });
    expect(await rebuilt()).toMatchObject({ ok: true });
  });

  it('JOURNAL-20 are made for a house from before them, from its journal', async () => {
    await tablet.push([
      tablet.punch(world.employee, 'in'),
      archive(world.manager, world.employee),
      archive(world.employee, world.manager),
    ]);
    const before = await lines();
    const { db } = world.deps;
    for (const statement of [
      'drop table journal_entry',
      'drop index punch_doubtful',
      'alter table api_token drop column made_by',
      `delete from migration where name = '0014-journal-entries'`,
    ]) {
      await sql.raw(statement).execute(db);
    }
    const file = await openDatabase(join(world.folder, 'comptoir.sqlite'));
    const after = await file.selectFrom('journal_entry').selectAll().orderBy('position').execute();
    await file.destroy();
    expect(after).toEqual(before);
    expect(after.length).toBeGreaterThan(5);
  });
});
