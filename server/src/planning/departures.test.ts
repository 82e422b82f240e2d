import type { AbsenceRow } from '@comptoir/shared/planning/absence';
import type { ShiftChangeRow } from '@comptoir/shared/planning/change';
import type { ShiftRow } from '@comptoir/shared/sync/rows';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HoursOnBench } from '../testing/hours-on-bench.ts';
import { PlanOnBench } from '../testing/plan-on-bench.ts';
import { StoreWorld, day } from '../testing/store-world.ts';
import { rowsAfter } from '../testing/tablet-on-bench.ts';

/** Today is Monday 2 November 2026, ten in the morning. */
const [monday, tuesday, wednesday, sunday] = [
  '2026-11-02',
  '2026-11-03',
  '2026-11-04',
  '2026-11-08',
];
let world: StoreWorld;
let plan: PlanOnBench;
let other: string;
beforeEach(async () => {
  world = await StoreWorld.open();
  plan = new PlanOnBench(world, await world.tablet());
  other = await world.addPerson(world.newId(), 'employee');
});
afterEach(() => world.close());

const nine = (date: string, rest = {}) => plan.content(date, ['09:00', '17:00'], rest);
const span = { from: wednesday, to: sunday, weekdays: null, times: null };

describe('somebody who leaves', () => {
  it('PLAN-16 leaves their shifts to come open, published and drafted; what has begun stays theirs', async () => {
    const begun = await plan.published(monday, nine(monday));
    const [later, drafted] = [
      await plan.published(tuesday, nine(tuesday)),
      await plan.drafted(nine(wednesday)),
    ];
    // Another draft of a published shift follows as well.
    await plan.set(later, nine(tuesday), nine(tuesday, { pause: 30 }));
    await world.append([{ kind: 'employee.archive', body: { person: world.employee } }]);
    expect((await plan.seen(begun)).published).toMatchObject({ person: world.employee });
    expect(await plan.seen(later)).toMatchObject({
      published: { person: null, pause: 0 },
      draft: { person: null, pause: 30 },
    });
    expect(await plan.seen(drafted)).toMatchObject({ published: null, draft: { person: null } });
    const shifts = await plan.rows<ShiftRow>('shifts');
    expect(shifts.find(({ id }) => id === later)?.person).toBeNull();
    const told = await plan.rows<ShiftChangeRow>('shiftChanges');
    expect(told.filter(({ cause }) => cause === 'left')).toMatchObject([
      { person: world.employee, after: null },
    ]);
    expect(await plan.isRebuilt()).toBe(true);
  });

  it('PLAN-16 leaves open only the shifts of the store that they leave', async () => {
    const there = world.newId();
    await world.addEstablishment(there, 'Le Quai');
    const { employee: person } = world;
    await world.append([{ kind: 'membership.add', establishment: there, body: { person } }]);
    const here = await plan.published(tuesday, nine(tuesday));
    const shift = world.newId();
    const to = plan.content(tuesday, ['18:00', '22:00']);
    const post = { kind: 'shift.post', establishment: there, body: { shift, from: null, to } };
    await world.append([post as never]);
    await world.append([{ kind: 'membership.remove', establishment: there, body: { person } }]);
    expect((await plan.seen(shift)).published).toMatchObject({ person: null });
    expect((await plan.seen(here)).published).toMatchObject({ person });
    expect(await plan.isRebuilt()).toBe(true);
  });

  it('PLAN-16 ends the swaps that they asked for, and those that they were to take', async () => {
    const [own, theirs] = [
      await plan.published(tuesday, nine(tuesday)),
      await plan.published(tuesday, nine(tuesday, { person: other })),
    ];
    const ask = (person: string, gives: string, colleague: string) => {
      const swap = world.newId();
      const body = { swap, person, gives, takes: null, colleague, reasonText: null };
      return plan.say('swap.ask', body);
    };
    expect(await ask(world.employee, own, other)).toBe('applied');
    expect(await ask(other, theirs, world.employee)).toBe('applied');
    await world.append([{ kind: 'employee.archive', body: { person: world.employee } }]);
    expect(await plan.rows('swaps')).toMatchObject([{ state: 'stale' }, { state: 'stale' }]);
    expect(await plan.isRebuilt()).toBe(true);
  });
});

describe('two records of one person', () => {
  it('PLAN-26 are one in the schedule: shifts, drafts, changes, absences, swaps and contracts follow', async () => {
    const second = other;
    const mate = await world.addPerson(world.newId(), 'employee');
    const mine = nine(tuesday, { person: second });
    const shift = await plan.published(tuesday, mine);
    const drafted = await plan.drafted(nine(wednesday, { person: second }));
    const absence = world.newId();
    const leave = { absence, type: 'leave' as const, span, reasonText: null };
    await plan.say('absence.ask', { ...leave, person: second });
    const swap = world.newId();
    const asked = { swap, gives: shift, takes: null, colleague: mate, reasonText: null };
    await plan.say('swap.ask', { ...asked, person: second });
    const terms = { person: second, from: monday, weekly: 1_440, partTime: true };
    await plan.say('contract.set', terms);
    const [told] = await plan.rows<ShiftChangeRow>('shiftChanges');
    await plan.say('employee.merge', { person: second, into: world.employee });
    expect((await plan.seen(shift)).published).toMatchObject({ person: world.employee });
    expect((await plan.seen(drafted)).draft).toMatchObject({ person: world.employee });
    expect(await plan.rows('shiftChanges')).toMatchObject([
      { id: told!.id, person: world.employee },
    ]);
    expect(await plan.rows('absences')).toMatchObject([{ person: world.employee }]);
    expect(await plan.rows('swaps')).toMatchObject([{ person: world.employee, state: 'asked' }]);
    const contracts = await world.deps.db.selectFrom('contract').selectAll().execute();
    expect(contracts).toMatchObject([{ person: world.employee, weekly: 1_440 }]);
    // A tablet that had not heard of it means the same person, and the swap can still be given.
    const accept = { swap, person: mate, accepted: true };
    expect(await plan.tell('swap.answer', accept, mate)).toBe('applied');
    const yes = { swap, person: second, decision: 'approved' as const, reasonText: null };
    expect(await plan.say('swap.decide', yes)).toBe('applied');
    expect((await plan.seen(shift)).published).toMatchObject({ person: mate });
    expect(await plan.isRebuilt()).toBe(true);
  });

  it('PLAN-28 stay two where a shift of the second begins on a closed day, until it is reopened', async () => {
    const hours = new HoursOnBench(world, plan.tablet);
    const shift = await plan.published(tuesday, nine(tuesday, { person: other }));
    await plan.published(sunday, nine(sunday, { person: other }));
    world.clock.advance(3 * day);
    const { lock, said } = await hours.lock(monday, wednesday);
    expect(said).toBe('applied');
    const merge = { person: other, into: world.employee };
    expect(await plan.say('employee.merge', merge)).toBe('period-locked');
    expect((await plan.seen(shift)).published).toMatchObject({ person: other });
    expect(await hours.reopen(lock)).toBe('applied');
    // What is closed between two days of theirs keeps neither.
    expect((await hours.lock(wednesday, wednesday)).said).toBe('applied');
    expect(await plan.say('employee.merge', merge)).toBe('applied');
    expect((await plan.seen(shift)).published).toMatchObject({ person: world.employee });
    expect(await plan.isRebuilt()).toBe(true);
  });
});

describe('somebody whose personal data goes', () => {
  it('PLAN-27 EMP-21 leaves a schedule without notes and reasons; the rows stay', async () => {
    const note = world.text('Ouvre avec la clé de Camille');
    const reason = world.text('Opération du genou');
    const shift = world.newId();
    const to = nine(tuesday, { noteText: note.hash });
    await plan.say('shift.post', { shift, from: null, to }, [note]);
    await plan.say('shift.post', { shift, from: to, to: { ...to, noteText: null } });
    const body = { absence: world.newId(), person: world.employee, type: 'sick' as const, span };
    await plan.say('absence.set', { ...body, reasonText: reason.hash }, [reason]);
    expect(await plan.rows<AbsenceRow>('absences')).toMatchObject([{ reason: reason.text }]);
    world.clock.advance(3 * day);
    await world.append([{ kind: 'employee.archive', body: { person: world.employee } }]);
    world.clock.advance(61 * 31 * day);
    expect(await plan.say('employee.erase', { person: world.employee, what: 'all' })).toBe(
      'applied',
    );
    const texts = await world.deps.db.selectFrom('attachment').select('text').execute();
    const left = texts.map(({ text }) => text).join();
    expect(left).not.toContain('clé de Camille');
    expect(left).not.toContain('genou');
    expect((await plan.seen(shift)).published).toMatchObject({ person: world.employee });
    expect(await plan.isRebuilt()).toBe(true);
  });
});

describe('somebody who comes to another store', () => {
  it('PLAN-37 brings their absences to its tablets, and takes them along', async () => {
    const there = world.newId();
    await world.addEstablishment(there, 'Le Quai');
    const tablet = await world.tablet(there);
    const { employee: person } = world;
    const body = { absence: world.newId(), person, type: 'leave' as const, span, reasonText: null };
    await plan.say('absence.set', body);
    const absences = (rows: Map<string, unknown>) =>
      [...rows.keys()].filter((key) => key.startsWith('absences '));
    let rows = rowsAfter(await tablet.pull());
    expect(absences(rows)).toEqual([]);
    await world.append([{ kind: 'membership.add', establishment: there, body: { person } }]);
    rows = rowsAfter(await tablet.pull(), rows);
    expect(absences(rows)).toHaveLength(1);
    await world.append([{ kind: 'membership.remove', establishment: there, body: { person } }]);
    expect(absences(rowsAfter(await tablet.pull(), rows))).toEqual([]);
  });
});
