import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionOf } from '../database/connection.ts';
import { StoreWorld, minute } from '../testing/store-world.ts';
import type { TabletOnBench } from '../testing/tablet-on-bench.ts';
import { firstChain, nextChain } from './head.ts';
import { hashWritten } from './native-hash.ts';
import { operationsOf, verifyJournal } from './verify.ts';

let world: StoreWorld;
let tablet: TabletOnBench;
/** Where the tablet's operations stand, in its order; the last but one could not be read. */
let positions: number[];

beforeAll(async () => {
  world = await StoreWorld.open();
  tablet = await world.tablet();
  const written = [
    tablet.punch(world.employee, 'in'),
    tablet.punch(world.employee, 'break-start'),
    tablet.punch(world.employee, 'break-end'),
    tablet.writeRaw('not an operation'),
    tablet.punch(world.employee, 'out'),
  ];
  world.clock.advance(minute);
  const { outcomes } = await tablet.push(written);
  positions = outcomes.map(({ position }) => position!);
  const sqlite = connectionOf(world.deps.db);
  sqlite.exec('drop trigger operation_no_update; drop trigger operation_no_delete');
});
afterAll(() => world.close());

const verified = () => verifyJournal(world.deps.db, world.scope.organisation);

/** Edits, verifies, and takes the edit back. */
async function afterwards(edit: () => void | Promise<void>) {
  const sqlite = connectionOf(world.deps.db);
  sqlite.exec('savepoint edited');
  try {
    await edit();
    return await verified();
  } finally {
    sqlite.exec('rollback to edited; release edited');
  }
}

function change(statement: string, ...given: unknown[]): void {
  const sqlite = connectionOf(world.deps.db);
  expect(sqlite.prepare(statement).run(...given).changes).toBeGreaterThan(0);
}

/** Whoever can write the file can make the organisation's chain hold again, and say that it ends there. */
async function mendChain(): Promise<void> {
  const { organisation } = world.scope;
  let [chain, position] = [firstChain(organisation), 0];
  for await (const row of operationsOf(world.deps.db, organisation)) {
    chain = nextChain(chain, { ...row, receivedAt: row.received_at });
    ({ position } = row);
    change('update operation set chain = ? where position = ?', chain, position);
  }
  change('update journal_head set position = ?, chain = ?', position, chain);
}

/** Other bytes in the place of an operation, with their hash. */
async function rewrite(position: number, edit: (bytes: string) => string): Promise<string> {
  for await (const { position: at, bytes } of operationsOf(
    world.deps.db,
    world.scope.organisation,
  )) {
    if (at !== position) continue;
    const other = edit(bytes!);
    expect(other).not.toBe(bytes);
    const hash = hashWritten(other);
    change('update operation set bytes = ?, hash = ? where position = ?', other, hash, position);
    return hash;
  }
  throw new Error(`nothing stands at ${position}`);
}

const at = (index: number) => positions.at(index)!;
const fault = (position: number, what: string) => {
  return { ok: false, refusal: { position, fault: what } };
};

describe('a journal that a forger edited', () => {
  it('holds while nobody touched it', async () => {
    expect(await verified()).toMatchObject({ ok: true });
  });

  it.each(['id', 'establishment', 'device', 'epoch'])(
    'L02 JOURNAL-15 gives away a column %s that says something else than the bytes',
    async (column) => {
      const told = await afterwards(() =>
        change(`update operation set ${column} = ? where position = ?`, world.newId(), at(1)),
      );
      expect(told).toEqual(fault(at(1), 'columns'));
    },
  );

  it('L02 JOURNAL-15 gives away a number of the tablet that says something else than the bytes', async () => {
    const told = await afterwards(() =>
      change('update operation set seq = 99 where position = ?', at(1)),
    );
    expect(told).toEqual(fault(at(1), 'columns'));
  });

  it('L02 JOURNAL-15 gives away bytes that are gone while their columns still speak', async () => {
    const told = await afterwards(async () => {
      change('update operation set bytes = null where position = ?', at(1));
      await mendChain();
    });
    expect(told).toEqual(fault(at(1), 'columns'));
  });

  it.each(['kind', 'establishment', 'actor'])(
    'L02 JOURNAL-15 gives away the %s that was put beside bytes which nobody could read',
    async (column) => {
      const told = await afterwards(() =>
        change(`update operation set ${column} = 'punch.record' where position = ?`, at(-2)),
      );
      expect(told).toEqual(fault(at(-2), 'columns'));
    },
  );

  it('L02 JOURNAL-15 gives away an unread operation whose refusal names another reason', async () => {
    const told = await afterwards(async () => {
      change(`update operation set refusal = 'not-allowed' where position = ?`, at(-2));
      await mendChain();
    });
    expect(told).toEqual(fault(at(-2), 'columns'));
  });

  it('JOURNAL-15 gives away an operation that was brought from another organisation, chains and all', async () => {
    const told = await afterwards(async () => {
      const hash = await rewrite(at(-1), (bytes) =>
        bytes.replace(world.scope.organisation, world.newId()),
      );
      change('update epoch set head = ?', hash);
      await mendChain();
    });
    expect(told).toEqual(fault(at(-1), 'columns'));
  });

  it('L02 JOURNAL-15 names the operation behind one that was rewritten: the tablet had chained them', async () => {
    const told = await afterwards(async () => {
      await rewrite(at(1), (bytes) => bytes.replace('break-start', 'out'));
      await mendChain();
    });
    expect(told).toEqual(fault(at(2), 'device-chain'));
  });

  it('L03 JOURNAL-15 names the place where an operation was cut out and the rest closed up', async () => {
    const told = await afterwards(async () => {
      change('delete from operation where position = ?', at(1));
      // In two steps, since no two may share a position on the way.
      change('update operation set position = -position where position > ?', at(1));
      change('update operation set position = -position - 1 where position < 0');
      await mendChain();
    });
    expect(told).toEqual(fault(at(1), 'device-sequence'));
  });

  it.each([
    'update journal_head set position = position + 1',
    `update journal_head set chain = '${'ab'.repeat(32)}'`,
  ])('L03 JOURNAL-15 gives away a head that says something else: %s', async (statement) => {
    const told = await afterwards(() => change(statement));
    expect(told).toEqual(fault(at(-1) + 1, 'head'));
  });

  it.each([
    'update epoch set last_seq = last_seq + 1',
    `update epoch set head = '${'ab'.repeat(32)}'`,
    'delete from epoch',
    `insert into epoch (organisation, device, epoch, last_seq, head, opened_at) select organisation, device, '00000000-0000-7000-8000-000000000000', 1, head, 0 from epoch`,
  ])('L03 JOURNAL-15 gives away the end of an epoch that is another: %s', async (statement) => {
    const told = await afterwards(() => change(statement));
    expect(told).toMatchObject({ ok: false, refusal: { fault: 'epoch-end' } });
  });
});
