import { makeReceipt } from '../journal/receipts.ts';
import { hashReceipt } from '@comptoir/shared/journal/receipt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreWorld, day, hour, minute } from '../testing/store-world.ts';
import { type TabletOnBench, rowsAfter } from '../testing/tablet-on-bench.ts';

let world: StoreWorld;
let tablet: TabletOnBench;

beforeEach(async () => {
  world = await StoreWorld.open();
  tablet = await world.tablet();
});
afterEach(() => world.close());

const punches = () => world.deps.db.selectFrom('punch').selectAll().orderBy('at').execute();
const presence = () =>
  world.deps.db.selectFrom('presence').select(['person', 'type', 'at']).execute();
const days = () =>
  world.deps.db
    .selectFrom('day')
    .select(['person', 'day', 'worked', 'breaks'])
    .orderBy('day')
    .execute();

async function flagsOf(...built: Parameters<TabletOnBench['push']>[0][]): Promise<string[][]> {
  const { outcomes } = await tablet.push(built.flat());
  return outcomes.map(({ flags }) => flags);
}

describe('a fact', () => {
  it('D18 T18 about an unknown, archived or moved person is kept and flagged, and blocks nothing', async () => {
    const elsewhere = world.newId();
    await world.addEstablishment(elsewhere, 'Annexe');
    const moved = await world.addPerson(world.newId(), 'employee', elsewhere);
    const left = await world.addPerson(world.newId(), 'employee');
    await world.append([{ kind: 'employee.archive', body: { person: left } }]);
    const name = world.text('Extra');
    const unlisted = { person: null, type: 'in', nameText: name.hash } as const;
    const { outcomes } = await tablet.push(
      [
        tablet.punch(world.newId(), 'in'),
        tablet.punch(left, 'in'),
        tablet.punch(moved, 'in'),
        tablet.write({ kind: 'punch.record', body: unlisted, auth: 'none' }),
        tablet.punch(world.employee, 'in'),
      ],
      [name],
    );
    expect(outcomes.map(({ status, flags }) => [status, ...flags])).toEqual([
      ['applied', 'unknown-person'],
      ['applied', 'archived-person'],
      ['applied', 'moved-person'],
      ['applied', 'unknown-person', 'no-pin'],
      ['applied'],
    ]);
    const rows = rowsAfter(await tablet.pull());
    const shown = [...rows].filter(([key]) => key.startsWith('punches '));
    expect(shown).toHaveLength(5);
    expect(shown.map(([, row]) => (row as { name: string | null }).name)).toContain('Extra');
  });

  it('D18 of a store that does not exist is refused, and the next operation goes on', async () => {
    const body = { person: world.employee, type: 'in', nameText: null } as const;
    const { outcomes } = await tablet.push([
      tablet.write({ kind: 'punch.record', body, establishment: world.newId() }),
      tablet.punch(world.employee, 'in'),
    ]);
    expect(outcomes.map(({ refusal, status }) => refusal ?? status)).toEqual([
      'foreign-establishment',
      'applied',
    ]);
  });

  it('S15 T10 is never refused for its clock: raw kept, corrected derived, doubt flagged', async () => {
    const now = world.clock.now();
    const { employee } = world;
    const [unset, jumped, ahead, behind] = await flagsOf([
      tablet.punch(employee, 'in', { offset: null }),
      tablet.punch(employee, 'break-start', { jumped: true }),
      tablet.punch(employee, 'break-end', { wall: now + 3 * 365 * day }),
      tablet.punch(employee, 'out', { wall: 0, offset: 0 }),
    ]);
    expect(unset).toEqual(['clock-unset']);
    expect(jumped).toEqual(['clock-jumped']);
    expect(ahead).toEqual(['clock-clamped']);
    expect(behind).toEqual(['double']);
    const rows = await world.deps.db.selectFrom('punch').selectAll().orderBy('seq').execute();
    expect(rows.map(({ wall, at }) => [wall, at])).toEqual([
      [now, now],
      [now, now],
      [now + 3 * 365 * day, now],
      [0, 0],
    ]);
  });

  it('O8 PUNCH-6 of two arrivals the later is the double, in whatever order the tablets hand them in', async () => {
    const other = await world.tablet();
    const now = world.clock.now();
    const [later] = await flagsOf([
      tablet.punch(world.employee, 'in', { wall: now - 5 * 60_000, offset: 0 }),
    ]);
    expect(later).toEqual([]);
    await other.push([other.punch(world.employee, 'in', { wall: now - 10 * 60_000, offset: 0 })]);
    const rows = await world.deps.db.selectFrom('punch').select('flags').orderBy('at').execute();
    expect(rows.map(({ flags }) => flags)).toEqual(['[]', '["double"]']);
    // The earlier one is cancelled: the later repeats nothing any more.
    const { id } = await world.deps.db
      .selectFrom('punch')
      .select('id')
      .orderBy('at')
      .executeTakeFirstOrThrow();
    await other.push([other.write({ kind: 'punch.cancel', body: { punch: id } })]);
    const after = await world.deps.db.selectFrom('punch').select('flags').orderBy('at').execute();
    expect(after.at(-1)?.flags).toBe('[]');
  });

  it('lies between the receipt that it cites and its arrival, whatever the tablet says', async () => {
    await tablet.push([tablet.punch(world.employee, 'in')]);
    const cited = world.clock.now();
    world.clock.advance(2 * day);
    const early = tablet.punch(world.employee, 'out', { wall: cited - 9 * day });
    const [flags] = await flagsOf([early]);
    expect(flags).toEqual(['clock-clamped']);
    expect((await punches()).at(-1)?.at).toBe(cited);
    const stored = await world.deps.db.selectFrom('receipt').select(['received_at']).execute();
    expect(stored).toEqual([{ received_at: cited }]);
  });

  it('T19 is flagged when the tablet had no contact for longer than the lease', async () => {
    await tablet.pull();
    world.clock.advance(14 * day);
    const within = tablet.punch(world.employee, 'in');
    world.clock.advance(minute);
    expect(await flagsOf([within, tablet.punch(world.employee, 'out')])).toEqual([
      [],
      ['lease-expired'],
    ]);
  });

  it('that cites a receipt which nobody has, or which is forged, is flagged and keeps its own time', async () => {
    await tablet.pull();
    const built = tablet.punch(world.employee, 'in');
    const request = tablet.request({ first: 1, operations: [built.bytes] }, { receipts: [] });
    const missing = await tablet.send(request);
    expect(missing).toMatchObject({ answer: { outcomes: [{ flags: ['unknown-receipt'] }] } });
    const other = await world.tablet();
    const payload = {
      v: 1,
      organisation: world.scope.organisation,
      device: tablet.scope.device,
      epoch: tablet.epoch,
      seq: 0,
      head: null,
      receivedAt: world.clock.now() + day,
      position: 1,
    } as const;
    const forged = makeReceipt(world.deps.keys.receipt, payload);
    tablet.receipt = { ...forged, signature: other.sign(forged.payload) };
    const [flags] = await flagsOf([tablet.punch(world.employee, 'out')]);
    expect(flags).toEqual(['unknown-receipt']);
    expect((await punches()).every(({ at }) => at === world.clock.now())).toBe(true);
    tablet.receipt = makeReceipt(world.deps.keys.receipt, {
      ...payload,
      device: other.scope.device,
    });
    expect(await flagsOf([tablet.punch(world.employee, 'in')])).toEqual([['unknown-receipt']]);
  });
});

describe('a receipt', () => {
  it('JOURNAL-17 answers every push, an empty one too, over its exact payload', async () => {
    const answer = await tablet.push([tablet.punch(world.employee, 'in')]);
    const empty = await tablet.send(tablet.request({ first: 2, operations: [] }));
    if (!empty.ok) throw new Error(empty.problem.refusal);
    for (const { payload } of [answer.receipt, empty.answer.receipt]) {
      expect(JSON.parse(payload)).toEqual({
        v: 1,
        organisation: world.scope.organisation,
        device: tablet.scope.device,
        epoch: tablet.epoch,
        seq: 1,
        head: tablet.head.hash,
        receivedAt: world.clock.now(),
        position: answer.outcomes[0]?.position,
      });
    }
    world.clock.advance(minute);
    const cited = hashReceipt(answer.receipt);
    const next = tablet.punch(world.employee, 'out');
    expect(next.operation.receipt).toBe(cited);
    await tablet.push([next]);
    const stored = await world.deps.db.selectFrom('receipt').select('hash').execute();
    expect(stored).toEqual([{ hash: cited }]);
  });
});

describe('presence and worked days', () => {
  it('merge two tablets that were both offline, by corrected time, whatever the order of arrival', async () => {
    const other = await world.tablet();
    const start = world.clock.now();
    const at = (hours: number) => ({ wall: start + hours * hour });
    const first = [
      tablet.punch(world.employee, 'in', at(0)),
      tablet.punch(world.employee, 'break-end', at(3)),
    ];
    const second = [
      other.punch(world.employee, 'break-start', at(2)),
      other.punch(world.employee, 'out', at(5)),
    ];
    world.clock.advance(6 * hour);
    await other.push(second);
    expect(await presence()).toEqual([
      { person: world.employee, type: 'out', at: start + 5 * hour },
    ]);
    await tablet.push(first);
    expect(await presence()).toEqual([
      { person: world.employee, type: 'out', at: start + 5 * hour },
    ]);
    expect(await days()).toEqual([
      { person: world.employee, day: '2026-11-02', worked: 4 * hour, breaks: hour },
    ]);
  });

  it('keep a night with the day on which it began', async () => {
    world.clock.advance(10 * hour);
    await tablet.push([tablet.punch(world.employee, 'in')]);
    world.clock.advance(7 * hour);
    await tablet.push([tablet.punch(world.employee, 'out')]);
    expect(await days()).toEqual([
      { person: world.employee, day: '2026-11-02', worked: 7 * hour, breaks: 0 },
    ]);
  });

  it('follow a cancellation, in the same push and later', async () => {
    const cancel = (punch: string) =>
      tablet.write({ kind: 'punch.cancel', body: { punch }, actor: world.employee });
    const kept = tablet.punch(world.employee, 'in');
    await tablet.push([kept]);
    world.clock.advance(2 * hour);
    const mistaken = tablet.punch(world.employee, 'out');
    world.clock.advance(4_000);
    expect(await flagsOf([mistaken, cancel(mistaken.operation.id)])).toEqual([[], []]);
    expect(await presence()).toMatchObject([{ type: 'in' }]);
    world.clock.advance(hour);
    expect(await flagsOf([cancel(kept.operation.id)])).toEqual([['late-cancel']]);
    expect(await presence()).toEqual([]);
    expect(await days()).toMatchObject([{ worked: 0 }]);
    const rows = rowsAfter(await tablet.pull());
    expect([...rows.keys()].filter((key) => key.startsWith('presence '))).toEqual([]);
    expect([...rows.keys()].filter((key) => key.startsWith('punches '))).toHaveLength(2);
    expect(await flagsOf([cancel(world.newId())])).toEqual([['unknown-punch']]);
  });

  it('read a declared departure as what it declares, and stay out of years that it does not touch', async () => {
    const start = world.clock.now();
    await tablet.push([tablet.punch(world.employee, 'in')]);
    world.clock.advance(day);
    const declare = (at: number) =>
      tablet.write({
        kind: 'punch.declare',
        body: { person: world.employee, type: 'out', at, noteText: null },
        actor: world.employee,
      });
    expect(await flagsOf([declare(start + 8 * hour), declare(0)])).toEqual([
      ['declared'],
      ['declared', 'double'],
    ]);
    expect(await days()).toEqual([
      { person: world.employee, day: '2026-11-02', worked: 8 * hour, breaks: 0 },
    ]);
  });

  it('S15 let a departure declared for another year hide no arrival', async () => {
    const declared = tablet.write({
      kind: 'punch.declare',
      body: { person: world.employee, type: 'out', at: 8.64e15, noteText: null },
      actor: world.employee,
    });
    expect(await flagsOf([declared])).toEqual([['declared', 'double', 'clock-clamped']]);
    world.clock.advance(hour);
    const arrival = tablet.punch(world.employee, 'in');
    await tablet.push([arrival]);
    const presence = await world.deps.db
      .selectFrom('presence')
      .select('punch')
      .where('person', '=', world.employee)
      .executeTakeFirstOrThrow();
    expect(presence.punch).toBe(arrival.operation.id);
  });

  it('show a person in every store that they belong to', async () => {
    const second = world.newId();
    await world.addEstablishment(second, 'Annexe');
    await world.deps.db
      .insertInto('membership')
      .values({
        organisation: world.scope.organisation,
        establishment: second,
        person: world.employee,
      })
      .execute();
    const elsewhere = await world.tablet(second);
    await elsewhere.push([elsewhere.punch(world.employee, 'in')]);
    const rows = rowsAfter(await tablet.pull());
    expect(rows.get(`presence ${world.employee}`)).toMatchObject({ type: 'in' });
  });
});
