import { join } from 'node:path';
import type { Attachment } from '@comptoir/shared/journal/attachments';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/connection.ts';
import { StoreWorld, minute } from '../testing/store-world.ts';
import type { TabletOnBench } from '../testing/tablet-on-bench.ts';
import { handleSync } from './handle.ts';

let world: StoreWorld;
let tablet: TabletOnBench;

beforeEach(async () => {
  world = await StoreWorld.open();
  tablet = await world.tablet();
});
afterEach(() => world.close());

const quarantine = () =>
  world.deps.db.selectFrom('quarantine').selectAll().orderBy('seq').execute();
const punches = () => world.deps.db.selectFrom('punch').selectAll().orderBy('id').execute();

async function isForked(): Promise<boolean> {
  const { forked } = await world.deps.db
    .selectFrom('device')
    .select('forked')
    .where('id', '=', tablet.scope.device)
    .executeTakeFirstOrThrow();
  return forked === 1;
}

/** Sends what was just written, and expects the answer of a fork. */
async function sendBranch(of: TabletOnBench, bytes: string[], attachments: Attachment[] = []) {
  const first = of.head.seq - bytes.length + 1;
  const reply = await of.send(of.request({ first, operations: bytes }, { attachments }));
  if (reply.ok) throw new Error('The branch was taken.');
  return reply.problem;
}

describe('a fork', () => {
  it('D15 JOURNAL-16 keeps the losing branch by hash, flags the device, and changes no row', async () => {
    const common = tablet.punch(world.employee, 'in');
    await tablet.push([common]);
    const twin = tablet.clone();
    const winner = tablet.punch(world.employee, 'break-start');
    await tablet.push([winner]);
    const loser = [twin.punch(world.employee, 'out'), twin.punch(world.employee, 'in')];
    expect(
      await sendBranch(
        twin,
        loser.map(({ bytes }) => bytes),
      ),
    ).toEqual({
      protocol: 'comptoir-sync-1',
      refusal: 'fork',
      last: { seq: 2, head: winner.hash },
      quarantined: loser.map(({ hash }) => hash),
      outcomes: [],
    });
    expect((await quarantine()).map(({ hash, bytes, reason }) => [hash, bytes, reason])).toEqual(
      loser.map(({ hash, bytes }) => [hash, bytes, 'fork']),
    );
    expect(await punches()).toHaveLength(2);
    expect(await isForked()).toBe(true);
  });

  it('S01 names what became of the operations before it, whose reply may have been lost', async () => {
    const common = tablet.punch(world.employee, 'in');
    const twin = tablet.clone();
    const first = await tablet.push([common, tablet.punch(world.employee, 'break-start')]);
    const loser = twin.punch(world.employee, 'out');
    const problem = await sendBranch(twin, [common.bytes, loser.bytes]);
    expect(problem).toMatchObject({
      refusal: 'fork',
      quarantined: [loser.hash],
      outcomes: [first.outcomes[0]],
    });
  });

  it('S08 D12 lets both tablets of a cloned profile work on, flagged, and loses nothing', async () => {
    await tablet.push([tablet.punch(world.employee, 'in')]);
    const twin = tablet.clone();
    await tablet.push([tablet.punch(world.employee, 'break-start')]);
    await sendBranch(twin, [twin.punch(world.employee, 'out').bytes]);
    const opened = await twin.push([twin.continueEpoch('forked'), twin.punch(world.manager, 'in')]);
    expect(opened.outcomes.map(({ status, flags }) => [status, flags])).toEqual([
      ['applied', ['forked']],
      ['applied', ['forked']],
    ]);
    world.clock.advance(minute);
    const other = await tablet.push([tablet.punch(world.manager, 'out')]);
    expect(other.outcomes[0]).toMatchObject({ status: 'applied', flags: ['forked'] });
    expect([(await punches()).length, (await quarantine()).length]).toEqual([4, 1]);
  });

  it('D12 stops flagging once an administrator has looked', async () => {
    const twin = tablet.clone();
    await tablet.push([tablet.punch(world.employee, 'in')]);
    await sendBranch(twin, [twin.punch(world.employee, 'out').bytes]);
    await world.append([{ kind: 'device.clear', body: { device: tablet.scope.device } }]);
    const { outcomes } = await tablet.push([tablet.punch(world.employee, 'out')]);
    expect(outcomes[0]?.flags).toEqual([]);
  });

  it('D13 takes an old profile that was put back for a fork, and its next epoch', async () => {
    const old = tablet.clone();
    const lost = [tablet.punch(world.employee, 'in'), tablet.punch(world.employee, 'out')];
    await tablet.push(lost);
    const problem = await sendBranch(old, [old.punch(world.employee, 'break-start').bytes]);
    expect(problem).toMatchObject({ refusal: 'fork', last: { seq: 2, head: lost[1]?.hash } });
    const { outcomes } = await old.push([old.continueEpoch('behind')]);
    expect(outcomes[0]).toMatchObject({ seq: 1, status: 'applied', flags: ['forked'] });
  });

  it('keeps all of a branch that is longer than a batch', async () => {
    const twin = tablet.clone();
    await tablet.push([tablet.punch(world.employee, 'in')]);
    const loser = Array.from({ length: 4 }, () => twin.punch(world.employee, 'in'));
    const send = (from: number, to: number) =>
      twin.send(
        twin.request({
          first: from + 1,
          operations: loser.slice(from, to).map(({ bytes }) => bytes),
        }),
      );
    for (const [from, to] of [
      [0, 2],
      [2, 3],
      [3, 4],
      [0, 4],
    ] as const) {
      expect(await send(from, to)).toMatchObject({
        problem: { refusal: 'fork', quarantined: loser.slice(from, to).map(({ hash }) => hash) },
      });
    }
    expect((await quarantine()).map(({ hash }) => hash)).toEqual(loser.map(({ hash }) => hash));
  });

  it('S01 SYNC-29 names the rest of a branch that it kept before, when a shorter push follows an answer that was lost', async () => {
    const twin = tablet.clone();
    await tablet.push([tablet.punch(world.employee, 'in')]);
    const loser = Array.from({ length: 4 }, () => twin.punch(world.employee, 'in'));
    const hashes = loser.map(({ hash }) => hash);
    const send = (operations: (string | { withheld: string })[], first = 1) =>
      twin.send(twin.request({ first, operations }));
    const bytes = loser.map((one) => one.bytes);
    // The answer to this is lost, the tablet halves what it sends. One that stood there by its hash only is nowhere yet.
    await send([...bytes.slice(0, 3), { withheld: hashes[3]! }]);
    const reply = await send(bytes.slice(0, 2));
    expect(reply).toMatchObject({ problem: { refusal: 'fork' } });
    expect(reply.ok ? null : reply.problem.quarantined).toEqual(hashes.slice(0, 3));
    // Another epoch's are none of it.
    const other = twin.clone();
    other.epoch = world.newId();
    other.head = { seq: 0, hash: 'b'.repeat(64) };
    const far = other.punch(world.employee, 'out');
    const alone = await other.send(other.request({ first: 1, operations: [far.bytes] }));
    expect(alone.ok ? null : alone.problem.quarantined).toEqual([far.hash]);
  });

  it('S01 SYNC-29 names what it keeps apart in a good answer, too, when only what both have in common follows an answer that was lost', async () => {
    const common = tablet.punch(world.employee, 'in');
    const twin = tablet.clone();
    await tablet.push([common, tablet.punch(world.employee, 'break-start')]);
    const loser = [twin.punch(world.employee, 'out'), twin.punch(world.employee, 'in')];
    const operations = [common, ...loser].map(({ bytes }) => bytes);
    const sent = (some: string[]) => twin.send(twin.request({ first: 1, operations: some }));
    expect((await sent(operations)).ok).toBe(false);
    const shorter = await sent(operations.slice(0, 1));
    expect(shorter.ok && shorter.answer).toMatchObject({
      last: { seq: 2 },
      quarantined: loser.map(({ hash }) => hash),
    });
    // Whoever holds the end of the epoch is told of nothing.
    const whole = await tablet.send(tablet.request({ first: 3, operations: [] }));
    expect(whole.ok && whole.answer.quarantined).toBeUndefined();
  });

  it('keeps the words of an unknown person in the losing branch', async () => {
    const twin = tablet.clone();
    await tablet.push([tablet.punch(world.employee, 'in')]);
    const name = world.text('Extra du samedi');
    const body = { person: null, type: 'in', nameText: name.hash } as const;
    const unknown = twin.write({ kind: 'punch.record', body, auth: 'none' });
    await sendBranch(twin, [unknown.bytes], [name]);
    const kept = await world.deps.db
      .selectFrom('attachment')
      .select('text')
      .where('hash', '=', name.hash)
      .execute();
    expect(kept).toEqual([{ text: 'Extra du samedi' }]);
  });
});

describe('a new epoch', () => {
  it('S08 starts at seq 1 from the grant, and from the head that it names', async () => {
    await tablet.push([tablet.punch(world.employee, 'in')]);
    const wiped = tablet.clone();
    wiped.epoch = world.newId();
    wiped.head = { seq: 0, hash: wiped.grantHash };
    world.clock.advance(minute);
    expect((await wiped.push([wiped.punch(world.employee, 'out')])).last.seq).toBe(1);
    world.clock.advance(minute);
    const answer = await tablet.push([
      tablet.continueEpoch('server-behind'),
      tablet.punch(world.employee, 'out'),
    ]);
    expect(answer.outcomes.map(({ status, flags }) => [status, flags])).toEqual([
      ['applied', []],
      ['applied', ['double']],
    ]);
    expect(await isForked()).toBe(false);
  });

  it('JOURNAL-3 from anywhere else is a branch of its own: kept, not applied', async () => {
    tablet.head = { seq: 0, hash: 'a'.repeat(64) };
    const built = tablet.punch(world.employee, 'in');
    expect((await sendBranch(tablet, [built.bytes])).quarantined).toEqual([built.hash]);
    expect(await punches()).toEqual([]);
  });

  it('S09 goes on by resending when the server went back to a backup', async () => {
    const built = (['in', 'break-start', 'break-end', 'out'] as const).map((type) =>
      tablet.punch(world.employee, type),
    );
    const [first, ...others] = built.map(({ bytes }) => bytes);
    await tablet.send(tablet.request({ first: 1, operations: [first ?? ''] }));
    const file = join(world.folder, 'backup.sqlite');
    await sql`vacuum into ${file}`.execute(world.deps.db);
    await tablet.send(tablet.request({ first: 2, operations: others }));
    const [cursor] = [(await tablet.pull(), tablet.cursor)];

    const restored = { ...world.deps, db: await openDatabase(file) };
    const empty = tablet.request({ first: 5, operations: [] }, { cursor });
    const behind = await handleSync(restored, tablet.scope, empty);
    if (!behind.ok) throw new Error(behind.problem.refusal);
    expect(behind.answer.last).toEqual({ seq: 1, head: built[0]?.hash });
    expect(behind.answer).toMatchObject({ changes: [], cursor: null });
    expect(behind.answer.resync).not.toBeNull();
    const resent = tablet.request({ first: 2, operations: others }, { cursor: null });
    const again = await handleSync(restored, tablet.scope, resent);
    if (!again.ok) throw new Error(again.problem.refusal);
    expect(again.answer).toMatchObject({ last: { seq: 4, head: built[3]?.hash }, resync: null });
    const shown = again.answer.changes.filter(({ room }) => room === 'punches');
    expect(new Set(shown.map(({ key }) => key))).toEqual(
      new Set(built.map(({ operation }) => operation.id)),
    );
    await restored.db.destroy();
  });
});
