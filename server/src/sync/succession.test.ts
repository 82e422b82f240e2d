import { windowDays } from '@comptoir/shared/sync/window';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreWorld, day, hour, minute } from '../testing/store-world.ts';
import { type TabletOnBench, rowsAfter } from '../testing/tablet-on-bench.ts';

let world: StoreWorld;
let old: TabletOnBench;
beforeEach(async () => {
  world = await StoreWorld.open();
  old = await world.tablet();
});
afterEach(() => world.close());

/** A tablet that was enrolled in the place of the old one. */
async function heirOf(replaced: TabletOnBench): Promise<TabletOnBench> {
  const heir = await world.tablet();
  await world.deps.db
    .updateTable('device')
    .set({ replaces: replaced.scope.device })
    .where('id', '=', heir.scope.device)
    .execute();
  return heir;
}

async function successionFor(heir: TabletOnBench) {
  const reply = await heir.send(heir.request({ first: heir.head.seq + 1, operations: [] }));
  if (!reply.ok) throw new Error(reply.problem.refusal);
  return reply.answer.succession;
}

const hire = (store = world.establishment) => world.addPerson(world.newId(), 'employee', store);

async function publish(person: string, start: number, establishment = world.establishment) {
  const body = { shift: world.newId(), person, start, end: start + 4 * hour };
  await world.append([{ kind: 'shift.publish', establishment, body }]);
}

describe('whom to ask for what may be missing', () => {
  it('O5 DEVICE-20 those who were in or on break when it was last heard of, of this store, and who had a shift since', async () => {
    const [inside, onBreak, gone, late, off, left] = [
      await hire(),
      await hire(),
      await hire(),
      await hire(),
      await hire(),
      await hire(),
    ] as const;
    const there = world.newId();
    await world.addEstablishment(there, 'Annexe');
    const elsewhere = await world.tablet(there);
    const stranger = await hire(there);
    await elsewhere.push([elsewhere.punch(stranger, 'in')]);
    await old.push([
      old.punch(inside, 'in'),
      old.punch(onBreak, 'in'),
      old.punch(gone, 'in'),
      old.punch(left, 'in'),
    ]);
    world.clock.advance(hour);
    await old.push([old.punch(onBreak, 'break-start'), old.punch(gone, 'out')]);
    const lastSeenAt = world.clock.now();
    world.clock.advance(2 * hour);
    await publish(late, lastSeenAt + hour);
    await publish(off, world.clock.now() + day);
    await publish(stranger, lastSeenAt + hour, there);
    // What others have seen since on another tablet changes nothing about what the old one may hold.
    const beside = await world.tablet();
    await beside.push([beside.punch(inside, 'out')]);
    await world.append([{ kind: 'employee.archive', body: { person: left } }]);
    const heir = await heirOf(old);
    const succession = await successionFor(heir);
    expect(succession).toMatchObject({ device: old.scope.device, lastSeenAt });
    expect(new Set(succession?.ask)).toEqual(new Set([inside, onBreak, late]));
  });

  it('DEVICE-20 since the oldest operation that it held, where it had spoken without being able to hand in', async () => {
    const person = await hire();
    await old.push([old.punch(person, 'in')]);
    const oldest = world.clock.now() + minute;
    world.clock.advance(4 * hour);
    await old.push([old.punch(person, 'out')]);
    await old.send(
      old.request({ first: old.head.seq + 1, operations: [] }, { pending: { count: 2, oldest } }),
    );
    world.clock.advance(minute);
    expect((await successionFor(await heirOf(old)))?.ask).toEqual([person]);
  });

  it('DEVICE-20 is not said to a tablet that replaced none', async () => {
    await old.push([old.punch(world.employee, 'in')]);
    expect(await successionFor(await world.tablet())).toBeNull();
  });
});

describe('what a new tablet shows at once', () => {
  it('O5 DEVICE-19 who is in, on break and locked out, and today’s tasks with what is done of them', async () => {
    const onBreak = await hire();
    const list = world.newId();
    const task = world.newId();
    const title = world.text('Ouverture');
    const name = world.text('Température du frigo');
    const definition = old.write({
      kind: 'task-list.define',
      actor: world.manager,
      auth: 'manager',
      body: {
        ...{ list, titleText: title.hash, moment: 'opening', weekdays: [1, 2, 3, 4, 5, 6, 7] },
        ...{ order: 1, archived: false, previous: null },
        tasks: [
          {
            ...{ task, titleText: name.hash, due: null, measure: null },
            ...{ team: null, person: null },
          },
        ],
      },
    });
    const { outcomes } = await old.push([definition], [title, name]);
    expect(outcomes[0]?.status).toBe('applied');
    await old.push([
      old.punch(world.employee, 'in'),
      old.punch(onBreak, 'in'),
      old.punch(onBreak, 'break-start'),
      old.write({
        kind: 'auth.fail',
        body: { person: world.manager, purpose: 'settings', failures: 7 },
        auth: 'none',
      }),
      old.write({
        kind: 'task.check',
        actor: world.employee,
        body: {
          ...{ list, task, definition: definition.operation.id, day: '2026-11-02' },
          ...{ person: world.employee, value: null, actionText: null },
        },
      }),
    ]);
    const heir = await heirOf(old);
    // One answer: the first page of a snapshot of this size is all of it.
    const reply = await heir.send(heir.request({ first: 1, operations: [] }));
    if (!reply.ok) throw new Error(reply.problem.refusal);
    expect(reply.answer.more).toBe(false);
    const rows = rowsAfter(reply.answer.changes);
    expect(rows.get(`presence ${world.employee}`)).toMatchObject({ type: 'in' });
    expect(rows.get(`presence ${onBreak}`)).toMatchObject({ type: 'break-start' });
    expect(rows.get(`locks ${old.scope.device}/settings/${world.manager}`)).toMatchObject({
      ...{ person: world.manager, device: old.scope.device, failures: 7 },
    });
    expect(rows.get(`taskLists ${list}`)).toMatchObject({ title: 'Ouverture' });
    const checks = [...rows].filter(([key]) => key.startsWith('checkOffs '));
    expect(checks.map(([, row]) => row)).toMatchObject([{ task, person: world.employee }]);
    expect(reply.answer).toMatchObject({ predecessor: old.scope.device, state: 'active' });
  });

  it('DEVICE-35 over two replacements the third tablet has what the first one locked, until somebody frees them', async () => {
    const body = { person: world.employee, purpose: 'punch', failures: 10 } as const;
    await old.push([old.write({ kind: 'auth.fail', body, auth: 'none' })]);
    const second = await heirOf(old);
    const third = await heirOf(second);
    const key = `locks ${old.scope.device}/punch/${world.employee}`;
    const reply = await third.send(third.request({ first: 1, operations: [] }));
    if (!reply.ok) throw new Error(reply.problem.refusal);
    const before = [second.scope.device, old.scope.device];
    expect(reply.answer.predecessors).toEqual(before);
    expect([...rowsAfter(reply.answer.changes).keys()]).toContain(key);
    const freed = { person: world.employee };
    const by = { actor: world.manager, auth: 'manager' } as const;
    await third.push([third.write({ kind: 'auth.unlock', body: freed, ...by })]);
    expect([...rowsAfter(await (await heirOf(third)).pull()).keys()]).not.toContain(key);
  });

  it('DEVICE-19 locks are there however long ago they were made', async () => {
    const body = { person: world.employee, purpose: 'punch', failures: 10 } as const;
    await old.push([old.write({ kind: 'auth.fail', body, auth: 'none' })]);
    world.clock.advance((windowDays.punches?.before ?? 0) * day + day);
    const keys = [...rowsAfter(await (await heirOf(old)).pull()).keys()];
    expect(keys).toContain(`locks ${old.scope.device}/punch/${world.employee}`);
  });
});
