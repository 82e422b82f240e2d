import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HoursOnBench } from '../../testing/hours-on-bench.ts';
import { PlanOnBench } from '../../testing/plan-on-bench.ts';
import { StoreWorld, day } from '../../testing/store-world.ts';

/** Today is Monday 2 November 2026, ten in the morning. */
const [wednesday, thursday] = ['2026-11-04', '2026-11-05'];
let world: StoreWorld;
let plan: PlanOnBench;
beforeEach(async () => {
  world = await StoreWorld.open();
  plan = new PlanOnBench(world, await world.tablet());
});
afterEach(() => world.close());

const nine = (rest = {}) => plan.content(wednesday, ['09:00', '17:00'], rest);

describe('a drafted shift', () => {
  it('PLAN-1 stands for managers beside what is published, and no tablet hears of it', async () => {
    const shift = await plan.drafted(nine());
    expect(await plan.seen(shift)).toMatchObject({ published: null, draft: { ...nine() } });
    expect(await plan.rows('shifts')).toEqual([]);
    await plan.publish(wednesday, wednesday);
    const later = { ...nine(), end: nine().end + 3_600_000 };
    expect(await plan.set(shift, nine(), later)).toBe('applied');
    expect(await plan.seen(shift)).toMatchObject({ published: nine(), draft: later });
    expect(await plan.rows('shifts')).toMatchObject([{ id: shift, end: nine().end }]);
    expect(await plan.set(shift, later, null)).toBe('applied');
    expect(await plan.seen(shift)).toMatchObject({ published: nine(), draft: 'removed' });
    expect(await plan.isRebuilt()).toBe(true);
  });

  it('PLAN-2 two managers who edit the same week: who looked at what stands no more is refused', async () => {
    const shift = await plan.drafted(nine());
    const [first, second] = [nine({ pause: 30 }), nine({ pause: 45 })];
    expect(await plan.set(shift, nine(), first)).toBe('applied');
    expect(await plan.set(shift, nine(), second)).toBe('conflict');
    expect(await plan.set(shift, null, second)).toBe('conflict');
    expect(await plan.set(shift, second, null)).toBe('conflict');
    expect(await plan.seen(shift)).toMatchObject({ draft: first });
    expect(await plan.set(shift, first, second)).toBe('applied');
  });

  it('PLAN-6 is none any more where it says what is published', async () => {
    const shift = await plan.published(wednesday, nine());
    await plan.set(shift, nine(), nine({ pause: 30 }));
    expect(await plan.set(shift, nine({ pause: 30 }), nine())).toBe('applied');
    expect(await plan.seen(shift)).toMatchObject({ published: nine(), draft: null });
    const other = await plan.drafted(nine());
    expect(await plan.set(other, nine(), null)).toBe('applied');
    expect(await plan.seen(other)).toMatchObject({ published: null, draft: null });
    expect(await plan.isRebuilt()).toBe(true);
  });

  it('PLAN-5 is of people, positions and teams of its own store', async () => {
    const there = world.newId();
    await world.addEstablishment(there, 'Le Quai');
    const other = await world.addPerson(world.newId(), 'employee', there);
    const shift = world.newId();
    expect(await plan.set(shift, null, nine({ person: other }))).toBe('not-found');
    expect(await plan.set(shift, null, nine({ person: world.newId() }))).toBe('not-found');
    expect(await plan.set(shift, null, nine({ position: world.newId() }))).toBe('not-found');
    expect(await plan.set(shift, null, nine({ team: world.newId() }))).toBe('not-found');
    const bar = { position: world.newId(), name: 'Bar', colour: 'teal', archived: false } as const;
    expect(await plan.say('position.define', bar)).toBe('applied');
    expect(await plan.set(shift, null, nine({ position: bar.position }))).toBe('applied');
    const elsewhere = { kind: 'shift.set', establishment: there } as const;
    const body = { shift, from: nine({ position: bar.position }), to: null };
    const [outcome] = await world.append([{ ...elsewhere, body }]);
    expect(outcome?.refusal).toBe('foreign-establishment');
    // Whoever left keeps what they worked, and it can still be put right.
    const own = await plan.drafted(nine());
    await world.append([{ kind: 'employee.archive', body: { person: world.employee } }]);
    expect(await plan.set(world.newId(), null, nine())).toBe('not-found');
    expect((await plan.seen(own)).draft).toMatchObject({ person: null });
  });

  it('PLAN-7 of a closed day stays as that day was paid', async () => {
    const shift = await plan.published(wednesday, nine());
    world.clock.advance(7 * day);
    const hours = new HoursOnBench(world, await world.tablet());
    expect((await hours.lock(wednesday, wednesday)).said).toBe('applied');
    expect(await plan.set(shift, nine(), null)).toBe('period-locked');
    const moved = plan.content(thursday, ['09:00', '17:00']);
    expect(await plan.set(shift, nine(), moved)).toBe('period-locked');
    expect(await plan.say('shift.post', { shift, from: nine(), to: null })).toBe('period-locked');
    expect(await plan.set(world.newId(), null, moved)).toBe('applied');
    expect(await plan.isRebuilt()).toBe(true);
  });
});

describe('what a plan is made of', () => {
  it('PLAN-8 positions reach the tablet, and stay when they are put away', async () => {
    const position = world.newId();
    const bar = { position, name: 'Bar', colour: 'teal', archived: false } as const;
    await plan.say('position.define', bar);
    await plan.say('position.define', { ...bar, name: 'Comptoir', archived: true });
    expect(await plan.rows('positions')).toEqual([
      { id: position, name: 'Comptoir', colour: 'teal', archived: true },
    ]);
  });

  it('PLAN-8 no two positions of a store that stand are named alike', async () => {
    const name = (name: string, rest = {}) => ({
      ...{ position: world.newId(), name, colour: 'teal' as const, archived: false },
      ...rest,
    });
    const till = name('Caisse');
    expect(await plan.say('position.define', till)).toBe('applied');
    for (const like of ['Caisse', 'CAISSE', ' caïsse ']) {
      expect(await plan.say('position.define', name(like))).toBe('conflict');
    }
    const bar = name('Bar');
    expect(await plan.say('position.define', bar)).toBe('applied');
    expect(await plan.say('position.define', { ...bar, name: 'caisse' })).toBe('conflict');
    // Its own name in another spelling, and that of one that is put away.
    expect(await plan.say('position.define', { ...till, name: 'CAISSE' })).toBe('applied');
    expect(await plan.say('position.define', { ...till, archived: true })).toBe('applied');
    expect(await plan.say('position.define', { ...bar, name: 'caisse' })).toBe('applied');
    expect(await plan.say('position.define', till)).toBe('conflict');
    expect(await plan.isRebuilt()).toBe(true);
  });

  it('PLAN-8 two of before that were named alike are read, coloured and put away', async () => {
    const [one, other] = [world.newId(), world.newId()];
    const like = { name: 'Salle', colour: 'teal', archived: false } as const;
    await plan.saidOnce('position.define', { ...like, position: one });
    expect(await plan.saidOnce('position.define', { ...like, position: other })).toBe('applied');
    expect(await plan.rows('positions')).toMatchObject([{ id: one }, { id: other }]);
    const red = { ...like, position: other, colour: 'brick' } as const;
    expect(await plan.say('position.define', red)).toBe('applied');
    expect(await plan.say('position.define', { ...red, archived: true })).toBe('applied');
    expect(await plan.say('position.define', red)).toBe('conflict');
    expect(await plan.isRebuilt()).toBe(true);
  });

  it('PLAN-10 a contract stands from its day on, the one of the same day is replaced', async () => {
    const { employee: person } = world;
    const terms = { person, from: wednesday, weekly: 1_440, partTime: true };
    expect(await plan.say('contract.set', terms)).toBe('applied');
    expect(await plan.say('contract.set', { ...terms, weekly: 2_100, partTime: false })).toBe(
      'applied',
    );
    expect(await plan.say('contract.set', { ...terms, person: world.newId() })).toBe('not-found');
    const rows = await world.deps.db.selectFrom('contract').selectAll().execute();
    expect(rows).toMatchObject([{ person, weekly: 2_100, part_time: 0 }]);
    expect(await plan.isRebuilt()).toBe(true);
  });
});
