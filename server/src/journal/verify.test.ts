import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreWorld, hour, minute } from '../testing/store-world.ts';
import type { TabletOnBench } from '../testing/tablet-on-bench.ts';
import { compareRebuilt } from './rebuild.ts';
import { verifyJournal } from './verify.ts';

let world: StoreWorld;
let tablet: TabletOnBench;

beforeEach(async () => {
  world = await StoreWorld.open();
  tablet = await world.tablet();
});
afterEach(() => world.close());

/** What somebody does who has the file and SQL tools: takes the triggers away first. */
async function edit(statement: string): Promise<void> {
  const { db } = world.deps;
  await sql`drop trigger if exists operation_no_update`.execute(db);
  await sql`drop trigger if exists operation_no_delete`.execute(db);
  await sql.raw(statement).execute(db);
}

const verify = () => verifyJournal(world.deps.db, world.scope.organisation);

async function aDay(): Promise<number[]> {
  const positions: number[] = [];
  for (const type of ['in', 'break-start', 'break-end', 'out'] as const) {
    world.clock.advance(2 * hour);
    const { outcomes } = await tablet.push([tablet.punch(world.employee, type)]);
    positions.push(outcomes[0]?.position ?? 0);
  }
  return positions;
}

describe('the journal', () => {
  it('L01 JOURNAL-15 aborts every update and every delete of an operation', async () => {
    const { db } = world.deps;
    await aDay();
    const update = db.updateTable('operation').set({ bytes: '{}' }).execute();
    await expect(update).rejects.toThrow('append-only');
    await expect(db.deleteFrom('operation').execute()).rejects.toThrow('append-only');
    expect(await verify()).toMatchObject({ ok: true });
  });

  it.each(['position', 'id', 'seq'])(
    'L01 JOURNAL-15 aborts a replacement by the same %s, which is a delete in disguise',
    async (by) => {
      const { db } = world.deps;
      await aDay();
      const row = await db
        .selectFrom('operation')
        .selectAll()
        .where('seq', '=', 2)
        .executeTakeFirstOrThrow();
      const forged = {
        ...row,
        bytes: '{}',
        ...(by !== 'position' && { position: 1_000_000 }),
        ...(by !== 'id' && { id: world.newId() }),
        ...(by !== 'seq' && { seq: 1_000_000 }),
      };
      const replacement = db.replaceInto('operation').values(forged).execute();
      await expect(replacement).rejects.toThrow('append-only');
      expect(await verify()).toMatchObject({ ok: true });
    },
  );

  it.each([
    [
      'bytes',
      `update operation set bytes = replace(bytes, '"type":"in"', '"type":"out"')`,
      'bytes',
    ],
    ['flags', `update operation set flags = '["double"]'`, 'chain'],
    ['time of receipt', 'update operation set received_at = received_at - 1', 'chain'],
    ['status', `update operation set status = 'refused', refusal = 'not-allowed'`, 'chain'],
    ['actor', 'update operation set actor = null', 'columns'],
    ['kind', `update operation set kind = 'punch.declare'`, 'columns'],
    ['existence', 'delete from operation', 'missing'],
  ])(
    'L02 JOURNAL-15 names the first position whose %s somebody edited',
    async (_, statement, fault) => {
      const [, second] = await aDay();
      const where = ` where position = ${second}`;
      await edit(statement.replace('"type":"in"', '"type":"break-start"') + where);
      expect(await verify()).toEqual({ ok: false, refusal: { position: second, fault } });
    },
  );

  it('L03 notices that the last operations were removed', async () => {
    const positions = await aDay();
    await edit(`delete from operation where position > ${positions[1]}`);
    const position = (positions[1] ?? 0) + 1;
    expect(await verify()).toEqual({ ok: false, refusal: { position, fault: 'head' } });
  });

  it('L05 still verifies when the personal data of a person was erased', async () => {
    await aDay();
    await world.deps.db.deleteFrom('attachment').execute();
    expect(await verify()).toMatchObject({ ok: true });
  });
});

describe('projections', () => {
  it('JOURNAL-18 are the same when they are rebuilt from the journal', async () => {
    await aDay();
    const note = world.text('oublié');
    const cancelled = tablet.punch(world.manager, 'in');
    const second = world.newId();
    await world.addEstablishment(second, 'Annexe');
    world.clock.advance(20 * hour);
    const poison = tablet.punch(world.employee, 'in');
    await tablet.push(
      [
        cancelled,
        poison,
        tablet.write({ kind: 'punch.cancel', body: { punch: cancelled.operation.id } }),
        tablet.punch(world.employee, 'out', { offset: null, wall: 5 }),
        tablet.punch(world.newId(), 'in'),
        tablet.write({
          kind: 'punch.declare',
          body: {
            person: world.employee,
            type: 'out',
            at: world.clock.now() - 30 * minute,
            noteText: note.hash,
          },
        }),
        tablet.writeRaw('not an operation'),
        tablet.punch(world.employee, 'in'),
      ],
      [note],
    );
    await world.append([
      {
        kind: 'shift.publish',
        establishment: world.establishment,
        body: { shift: world.newId(), person: world.employee, start: 0, end: hour },
      },
      { kind: 'employee.archive', body: { person: world.manager } },
    ]);
    const again = await compareRebuilt(world.deps.db, world.scope.organisation);
    expect(again).toMatchObject({ ok: true });
  });

  it('JOURNAL-17 JOURNAL-18 are the same when a receipt that an operation cites was handed in after it', async () => {
    world.clock.advance(hour);
    await tablet.pull();
    // Its clock says a year before the receipt: whoever knows the receipt knows that it was later.
    const wall = world.clock.now() - 365 * 24 * hour;
    const early = tablet.punch(world.employee, 'in', { wall, offset: null });
    await tablet.send(tablet.request({ first: 1, operations: [early.bytes] }, { receipts: [] }));
    world.clock.advance(minute);
    const late = tablet.punch(world.employee, 'out', { wall, offset: null });
    const { outcomes } = await tablet.push([late]);
    expect(outcomes[0]?.flags).toContain('clock-clamped');
    const { db } = world.deps;
    const first = db.selectFrom('punch').select('at').where('type', '=', 'in');
    expect(await first.executeTakeFirst()).toEqual({ at: wall });
    expect(await compareRebuilt(db, world.scope.organisation)).toMatchObject({ ok: true });
  });

  it('JOURNAL-18 name the row that somebody edited, added or removed', async () => {
    await aDay();
    const rebuilt = () => compareRebuilt(world.deps.db, world.scope.organisation);
    const { db } = world.deps;
    const [row] = await db.selectFrom('punch').selectAll().execute();
    if (!row) throw new Error('no punch');
    const fault = (how: string, key = row.id) => {
      return { ok: false, refusal: { table: 'punch', key, how } };
    };
    await db.updateTable('punch').set({ at: 5 }).where('id', '=', row.id).execute();
    expect(await rebuilt()).toEqual(fault('edited'));
    await db.deleteFrom('punch').where('id', '=', row.id).execute();
    expect(await rebuilt()).toEqual(fault('removed'));
    await db.insertInto('punch').values(row).execute();
    expect(await rebuilt()).toMatchObject({ ok: true });
    const id = world.newId();
    await db
      .insertInto('punch')
      .values({ ...row, id })
      .execute();
    expect(await rebuilt()).toEqual(fault('added', id));
    await db.deleteFrom('punch').where('id', '=', id).execute();
    await db.updateTable('device').set({ status: 'revoked' }).execute();
    expect(await rebuilt()).toMatchObject({ ok: false, refusal: { table: 'device' } });
    await db.updateTable('device').set({ status: 'active' }).execute();
    await db.updateTable('day').set({ worked: 1 }).execute();
    expect(await rebuilt()).toMatchObject({ ok: false, refusal: { table: 'day' } });
  });
});
