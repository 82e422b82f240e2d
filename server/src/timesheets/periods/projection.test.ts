import type { Body } from '@comptoir/shared/journal/kinds';
import { defaultTimeRules } from '@comptoir/shared/establishments/time-rules';
import type { Punch } from '@comptoir/shared/punches/punch';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HoursOnBench } from '../../testing/hours-on-bench.ts';
import { StoreWorld, day, settings } from '../../testing/store-world.ts';
import { findPeriods } from './queries.ts';

const [monday, tuesday, wednesday] = ['2026-11-02', '2026-11-03', '2026-11-04'];
let world: StoreWorld;
let hours: HoursOnBench;
let employee: string;

beforeEach(async () => {
  world = await StoreWorld.open();
  hours = new HoursOnBench(world, await world.tablet());
  ({ employee } = world);
  // Thursday morning.
  world.clock.advance(3 * day);
});
afterEach(() => world.close());

const punch = async (id: string) => (await hours.shown()).get(`punches ${id}`) as Punch;
const write = async (
  kind: 'punch.accept' | 'punch.attach',
  body: { punch: string; person: string },
): Promise<string> => {
  const acts = { kind, body, actor: world.manager, auth: 'manager' } as const;
  const { outcomes } = await hours.tablet.push([hours.tablet.write(acts)]);
  return outcomes[0]?.refusal ?? outcomes[0]?.status ?? '';
};

describe('a closed period', () => {
  it('PERIOD-1 PERIOD-2 holds days that have ended, by the rules of that moment, until it is reopened', async () => {
    expect((await hours.lock(tuesday, '2026-11-05')).said).toBe('too-early');
    expect((await hours.lock(wednesday, monday)).said).toBe('malformed');
    const { lock, said } = await hours.lock(monday, tuesday);
    expect(said).toBe('applied');
    expect((await hours.lock(tuesday, wednesday)).said).toBe('conflict');
    expect((await hours.shown()).get(`periodLocks ${lock}`)).toEqual({
      ...{ id: lock, from: monday, to: tuesday, at: world.clock.now(), by: null },
    });
    const paidBreaks = { ...defaultTimeRules, paidBreaks: 20 };
    const body = { lock: world.newId(), from: wednesday, to: wednesday, rules: paidBreaks };
    const other = { kind: 'period.lock', establishment: world.establishment, body } as const;
    expect((await world.append([other]))[0]?.refusal).toBe('conflict');
    expect(await hours.reopen(world.newId())).toBe('not-found');
    expect(await hours.reopen(lock)).toBe('applied');
    expect(await hours.reopen(lock)).toBe('conflict');
    expect((await hours.shown()).has(`periodLocks ${lock}`)).toBe(false);
    expect((await hours.lock(tuesday, wednesday)).said).toBe('applied');
    expect(await hours.isRebuilt()).toBe(true);
  });

  it('PERIOD-10 the zone that closed days were paid by stays, from the tablet too; other settings change', async () => {
    const change = async (changes: Body<'establishment.edit'>['changes']) => {
      const acts = { actor: world.manager, auth: 'manager', body: { changes } } as const;
      const written = hours.tablet.write({ kind: 'establishment.edit', ...acts });
      const { outcomes } = await hours.tablet.push([written]);
      return outcomes[0]?.refusal ?? outcomes[0]?.status;
    };
    const { lock } = await hours.lock(monday, tuesday);
    const moved = { zone: { from: 'Europe/Paris', to: 'Indian/Reunion' } };
    expect(await change(moved)).toBe('period-locked');
    expect(await change({ zone: { from: 'Europe/Paris', to: 'Europe/Paris' } })).toBe('applied');
    expect(await change({ pinLength: { from: 6, to: 4 } })).toBe('applied');
    await hours.reopen(lock);
    expect(await change(moved)).toBe('applied');
    expect(await hours.isRebuilt()).toBe(true);
  });

  it('PERIOD-2 a tablet that held the lock loses it', async () => {
    const { lock } = await hours.lock(monday, tuesday);
    await hours.shown();
    await hours.reopen(lock);
    expect(await hours.tablet.pull()).toContainEqual({ room: 'periodLocks', key: lock, row: null });
  });

  it('PERIOD-3 CORR-8 refuses corrections and acceptances by name; what changes no hours is taken', async () => {
    const [arrival] = await hours.punched(employee, ['in', `${tuesday} 09:00`]);
    const leave = () => hours.change([], ['out', `${tuesday} 17:00`]);
    const asked = await hours.propose(tuesday, leave());
    const approved = await hours.propose(
      tuesday,
      hours.change([], ['break-start', `${tuesday} 12:00`]),
    );
    await hours.decide(approved.correction, 'approved');
    const withdrawn = await hours.propose(tuesday, leave());
    const { lock } = await hours.lock(tuesday, tuesday);
    const before = await hours.days();
    expect((await hours.propose(tuesday, leave())).said).toBe('period-locked');
    expect(await hours.decide(asked.correction, 'approved')).toBe('period-locked');
    expect(await hours.object(approved.correction)).toBe('applied');
    expect(await hours.decide(approved.correction, 'refused')).toBe('period-locked');
    expect(await hours.withdraw(withdrawn.correction)).toBe('applied');
    expect(await write('punch.accept', { punch: arrival!, person: employee })).toBe(
      'period-locked',
    );
    expect(await hours.days()).toEqual(before);
    // The neighbours of the day are open.
    expect((await hours.propose(monday, hours.change([], ['in', `${monday} 09:00`]))).said).toBe(
      'applied',
    );
    await hours.reopen(lock);
    expect(await hours.decide(approved.correction, 'refused')).toBe('applied');
    expect(await hours.decide(asked.correction, 'approved')).toBe('applied');
    expect(await hours.days()).toEqual({ [tuesday]: 480 });
    expect(await hours.isRebuilt()).toBe(true);
  });

  it('PERIOD-3 a night that began on a closed day is closed to its end', async () => {
    await hours.punched(employee, ['in', `${tuesday} 22:00`]);
    await hours.lock(tuesday, tuesday);
    const end = hours.change([], ['out', `${wednesday} 06:30`]);
    expect((await hours.propose(wednesday, end)).said).toBe('period-locked');
  });

  it('PERIOD-3 closes one establishment: the other one goes on', async () => {
    const elsewhere = world.newId();
    await world.addEstablishment(elsewhere, 'Annexe');
    await hours.lock(tuesday, tuesday, elsewhere);
    const [arrival] = await hours.punched(employee, ['in', `${tuesday} 09:00`]);
    expect((await punch(arrival!)).flags).toEqual([]);
    const change = hours.change([], ['out', `${tuesday} 17:00`]);
    expect((await hours.propose(tuesday, change)).said).toBe('applied');
  });

  it('PERIOD-4 S28 no punch is attached into it, and no record merged', async () => {
    const name = world.text('Extra');
    const body = { person: null, type: 'in' as const, nameText: name.hash };
    const unknown = hours.tablet.write({
      ...{ kind: 'punch.record', body, auth: 'none' },
      clock: { wall: Date.parse(`${tuesday}T09:00:00Z`) },
    });
    await hours.tablet.push([unknown], [name]);
    const second = await world.addPerson(world.newId(), 'employee');
    await hours.punched(second, ['in', `${tuesday} 09:00`]);
    const { lock } = await hours.lock(monday, tuesday);
    const attach = () => write('punch.attach', { punch: unknown.operation.id, person: employee });
    const merge = async () => {
      const merged = { kind: 'employee.merge', body: { person: second, into: employee } } as const;
      const [outcome] = await world.append([merged]);
      return outcome?.refusal ?? outcome?.status;
    };
    expect(await attach()).toBe('period-locked');
    expect(await merge()).toBe('period-locked');
    await hours.reopen(lock);
    expect(await attach()).toBe('applied');
    expect(await merge()).toBe('applied');
    expect(await hours.isRebuilt()).toBe(true);
  });

  it('PERIOD-4 PERIOD-6 no record is merged whose open days would end a closed night, in what counts or in what is paid', async () => {
    const merge = async (second: string) => {
      const body = { person: second, into: employee };
      const [outcome] = await world.append([{ kind: 'employee.merge', body }]);
      return outcome?.refusal ?? outcome?.status;
    };
    await hours.punched(employee, ['in', `${tuesday} 22:00`]);
    const [one, two] = [world.newId(), world.newId()];
    for (const second of [one, two]) await world.addPerson(second, 'employee');
    await hours.punched(one, ['out', `${wednesday} 06:30`]);
    await hours.lock(tuesday, tuesday);
    expect(await merge(one)).toBe('period-locked');
    // What counts ends at 02:00 by now; what is paid still waits for an end.
    await hours.punched(employee, ['out', `${wednesday} 02:00`]);
    expect(await merge(one)).toBe('period-locked');
    await hours.punched(two, ['in', `${wednesday} 08:00`]);
    expect(await merge(two)).toBe('applied');
    expect(await hours.isRebuilt()).toBe(true);
  });

  it('PERIOD-3 PERIOD-4 PERIOD-6 what a tablet wrote before the lock and sends after it changes nothing that a closed night has paid', async () => {
    const name = world.text('Extra');
    const body = { person: null, type: 'out' as const, nameText: name.hash };
    const wall = Date.parse(`${wednesday}T06:30:00+01:00`);
    const unknown = hours.tablet.write(
      { kind: 'punch.record', body, auth: 'none', clock: { wall, sincePage: 0 } },
      false,
    );
    await hours.tablet.push([unknown], [name]);
    const second = await world.addPerson(world.newId(), 'employee');
    for (const person of [employee, second])
      await hours.punched(person, ['in', `${tuesday} 22:00`]);
    const [departure] = await hours.punched(second, ['out', `${wednesday} 06:30`]);
    const { correction } = await hours.propose(wednesday, hours.change([departure!]), {
      person: second,
    });
    const before = world.clock.now();
    world.clock.advance(60_000);
    await hours.lock(tuesday, tuesday);
    world.clock.advance(60_000);
    // What counts ends at six by now, whatever stands after it; what is paid is that of the lock.
    for (const person of [employee, second])
      await hours.punched(person, ['out', `${wednesday} 06:00`]);
    const by = { actor: world.manager, auth: 'manager', clock: { wall: before } } as const;
    const attach = { punch: unknown.operation.id, person: employee };
    const decide = {
      ...{ correction, person: second },
      decision: 'approved',
      edited: null,
    } as const;
    const { outcomes } = await hours.tablet.push([
      hours.tablet.write({ kind: 'punch.attach', body: attach, ...by }, false),
      hours.tablet.write(
        { kind: 'correction.decide', body: { ...decide, reasonText: null }, ...by },
        false,
      ),
    ]);
    expect(outcomes.map(({ refusal }) => refusal)).toEqual(['period-locked', 'period-locked']);
    // Decided now, it takes nothing away from what was known then.
    expect(await hours.decide(correction, 'approved', { person: second })).toBe('applied');
    expect(await hours.isRebuilt()).toBe(true);
  });

  it.each([0, -5_000])(
    'PERIOD-5 PERIOD-6 what comes after the lock is late, also where the clock of the server says otherwise (%i ms)',
    async (ms) => {
      const [early] = await hours.punched(employee, ['in', `${monday} 09:00`]);
      const { lock } = await hours.lock(monday, tuesday);
      const closedAt = world.clock.now();
      world.clock.advance(ms);
      const [late] = await hours.punched(employee, ['out', `${monday} 17:00`]);
      expect((await punch(late!)).receivedAt).toBeGreaterThan(closedAt);
      const cancel = hours.tablet.write({ kind: 'punch.cancel', body: { punch: early! } });
      await hours.tablet.push([cancel]);
      expect((await punch(early!)).cancelledAt).toBeGreaterThan(closedAt);
      expect(await hours.isRebuilt()).toBe(true);
      await hours.reopen(lock);
      const [open] = await hours.punched(employee, ['in', `${tuesday} 09:00`]);
      expect((await punch(open!)).receivedAt).toBe(world.clock.now());
    },
  );

  it('PERIOD-5 facts that come later are kept, and say so: punches, the end of a night, cancellations', async () => {
    const [early] = await hours.punched(employee, ['in', `${monday} 09:00`]);
    await hours.punched(employee, ['in', `${tuesday} 22:00`]);
    await hours.lock(monday, tuesday);
    world.clock.advance(60_000);
    const [late, night] = await hours.punched(
      employee,
      ['out', `${monday} 17:00`],
      ['out', `${wednesday} 06:30`],
    );
    expect((await punch(late!)).flags).toEqual(['after-lock']);
    expect((await punch(night!)).flags).toEqual(['after-lock']);
    const cancel = hours.tablet.write({ kind: 'punch.cancel', body: { punch: early! } });
    const { outcomes } = await hours.tablet.push([cancel]);
    expect(outcomes[0]).toMatchObject({ status: 'applied', flags: ['late-cancel', 'after-lock'] });
    expect(await punch(early!)).toMatchObject({
      ...{ cancelledBy: cancel.operation.id, cancelledAt: world.clock.now() },
    });
    const [open] = await hours.punched(employee, ['in', `${wednesday} 09:00`]);
    expect((await punch(open!)).flags).toEqual([]);
    expect(await hours.isRebuilt()).toBe(true);
  });

  it('PERIOD-7 the end of its last night is counted with a period, the next day’s own punches are not', async () => {
    const lateOf = async () =>
      (await findPeriods(world.deps.db, world.scope.organisation, world.establishment)).map(
        ({ late }) => late,
      );
    await hours.punched(employee, ['in', `${tuesday} 22:00`]);
    await hours.lock(monday, tuesday);
    world.clock.advance(60_000);
    await hours.punched(employee, ['out', `${wednesday} 06:30`], ['in', `${wednesday} 12:00`]);
    expect(await lateOf()).toEqual([1]);
    await hours.lock(wednesday, wednesday);
    world.clock.advance(60_000);
    await hours.punched(employee, ['out', `${wednesday} 17:00`]);
    expect(await lateOf()).toEqual([1, 1]);
  });

  it('PERIOD-5 PERIOD-6 what comes on an open day and cuts a closed night short is late, and so is its cancellation', async () => {
    await hours.punched(employee, ['in', `${tuesday} 22:00`], ['out', `${wednesday} 06:30`]);
    await hours.lock(monday, tuesday);
    world.clock.advance(60_000);
    const [again] = await hours.punched(employee, ['in', `${wednesday} 05:30`]);
    expect((await punch(again!)).flags).toEqual(['double', 'after-lock']);
    const cancel = hours.tablet.write({ kind: 'punch.cancel', body: { punch: again! } });
    const { outcomes } = await hours.tablet.push([cancel]);
    expect(outcomes[0]?.flags).toContain('after-lock');
    const [next] = await hours.punched(employee, ['in', `${wednesday} 09:00`]);
    expect((await punch(next!)).flags).toEqual([]);
    expect(await hours.isRebuilt()).toBe(true);
  });

  it('PERIOD-5 somebody whom nobody knows is late, too', async () => {
    await hours.lock(monday, tuesday);
    const name = world.text('Extra');
    const body = { person: null, type: 'in' as const, nameText: name.hash };
    const wall = Date.parse(`${tuesday}T09:00:00Z`);
    const acts = { kind: 'punch.record', body, auth: 'none', clock: { wall } } as const;
    const unknown = hours.tablet.write(acts);
    await hours.tablet.push([unknown], [name]);
    expect((await punch(unknown.operation.id)).flags).toContain('after-lock');
  });
});

describe('a doubtful punch', () => {
  const doubtful = async () => {
    const acts = { kind: 'punch.record', auth: 'none' } as const;
    const body = { person: employee, type: 'in' as const, nameText: null };
    const built = hours.tablet.write({ ...acts, body });
    await hours.tablet.push([built]);
    return built.operation.id;
  };

  it('O11 PUNCH-15 is let count by a manager, once, and keeps its doubts', async () => {
    const id = await doubtful();
    expect(await write('punch.accept', { punch: id, person: employee })).toBe('applied');
    expect(await punch(id)).toMatchObject({
      flags: ['no-pin'],
      accepted: { by: world.manager, at: world.clock.now() },
    });
    expect(await write('punch.accept', { punch: id, person: employee })).toBe('conflict');
    expect(await hours.isRebuilt()).toBe(true);
  });

  it('PUNCH-15 ROLE-11 is accepted as whose it is, and never by them', async () => {
    const id = await doubtful();
    const other = await world.addPerson(world.newId(), 'employee');
    expect(await write('punch.accept', { punch: id, person: other })).toBe('conflict');
    expect(await write('punch.accept', { punch: world.newId(), person: other })).toBe('not-found');
    const [own] = await hours.punched(world.manager, ['in', `${tuesday} 09:00`]);
    expect(await write('punch.accept', { punch: own!, person: world.manager })).toBe('not-allowed');
    const cancel = hours.tablet.write({ kind: 'punch.cancel', body: { punch: id } });
    await hours.tablet.push([cancel]);
    expect(await write('punch.accept', { punch: id, person: employee })).toBe('conflict');
  });
});

it('PERIOD-8 approved hours stand with who saw how many, by establishment and span', async () => {
  const approve = async (worked: number, person = employee) => {
    const body = { person, from: monday, to: tuesday, worked };
    const acts = { kind: 'timesheet.approve', establishment: world.establishment, body } as const;
    const [outcome] = await world.append([acts]);
    return outcome?.refusal ?? outcome?.status;
  };
  expect(await approve(1)).toBe('applied');
  expect(await approve(2)).toBe('applied');
  expect(await approve(2, world.newId())).toBe('not-found');
  const rows = await world.deps.db.selectFrom('approval').selectAll().execute();
  expect(rows).toMatchObject([{ person: employee, worked: 2, approved_at: world.clock.now() }]);
  expect(settings.timeRules).toEqual(defaultTimeRules);
  expect(await hours.isRebuilt()).toBe(true);
});
