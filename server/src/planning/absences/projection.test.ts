import type { AbsenceRow, AbsenceSpan } from '@comptoir/shared/planning/absence';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlanOnBench } from '../../testing/plan-on-bench.ts';
import { StoreWorld, hour } from '../../testing/store-world.ts';

const span = { from: '2026-11-10', to: '2026-11-12', weekdays: null, times: null };
let world: StoreWorld;
let plan: PlanOnBench;
beforeEach(async () => {
  world = await StoreWorld.open();
  plan = new PlanOnBench(world, await world.tablet());
});
afterEach(() => world.close());

const absences = () => plan.rows<AbsenceRow>('absences');

/** Somebody asks at the tablet. */
async function ask(person: string, days: Partial<AbsenceSpan> = {}) {
  const absence = world.newId();
  const type = 'leave' as const;
  const body = { absence, person, type, span: { ...span, ...days }, reasonText: null };
  return { absence, person, said: await plan.tell('absence.ask', body, person) };
}
const decide = (of: { absence: string; person: string }, decision: 'approved' | 'refused') =>
  plan.tell(
    'absence.decide',
    { absence: of.absence, person: of.person, decision, reasonText: null },
    world.manager,
  );
const cancel = ({ absence, person }: { absence: string; person: string }, actor: string) =>
  plan.tell('absence.cancel', { absence, person }, actor);

describe('an absence', () => {
  it('PLAN-30 PLAN-31 is asked for by oneself, and waits for a manager, who decides once', async () => {
    const asked = await ask(world.employee);
    expect(asked.said).toBe('applied');
    expect(await absences()).toMatchObject([
      { id: asked.absence, state: 'pending', askedBy: world.employee, decidedBy: null },
    ]);
    world.clock.advance(hour);
    expect(await decide(asked, 'approved')).toBe('applied');
    expect(await absences()).toMatchObject([
      { state: 'approved', decidedBy: world.manager, decidedAt: world.clock.now() },
    ]);
    expect(await decide(asked, 'refused')).toBe('conflict');
    expect(await plan.isRebuilt()).toBe(true);
  });

  it('PLAN-34 of one’s own is 366 days at most, begun a year back to two years ahead; a manager enters longer ones', async () => {
    const { employee: person, manager } = world;
    expect((await ask(person, { to: '2027-11-10' })).said).toBe('applied');
    const long = { from: '2026-11-10', to: '2027-11-11' };
    expect((await ask(person, long)).said).toBe('not-allowed');
    expect((await ask(person, { from: '2029-01-01', to: '2029-01-01' })).said).toBe('not-allowed');
    const body = { absence: world.newId(), person, type: 'unpaid-leave' as const };
    const set = { ...body, span: { ...span, ...long }, reasonText: null };
    expect(await plan.tell('absence.set', set, manager)).toBe('applied');
    // What was taken before there was a limit stays.
    const old = { ...set, absence: world.newId(), span: { ...span, to: '2030-01-01' } };
    expect(await plan.saidOnce('absence.ask', old)).toBe('applied');
    expect(await plan.isRebuilt()).toBe(true);
  });

  it('PLAN-31 of a manager is decided by another one', async () => {
    const own = await ask(world.manager);
    expect(own.said).toBe('applied');
    expect(await decide(own, 'approved')).toBe('not-allowed');
    const body = { absence: world.newId(), person: world.manager, type: 'leave' as const };
    const set = { ...body, span, reasonText: null };
    expect(await plan.tell('absence.set', set, world.manager)).toBe('not-allowed');
  });

  it('PLAN-31 ROLE-11 of a manager is entered under no second record of theirs', async () => {
    const { manager } = world;
    const second = await world.addPerson(world.newId(), 'employee');
    expect(await plan.say('employee.merge', { person: second, into: manager })).toBe('applied');
    const body = { absence: world.newId(), person: second, type: 'leave' as const };
    const set = { ...body, span, reasonText: null };
    expect(await plan.tell('absence.set', set, manager)).toBe('not-allowed');
    const other = await world.addPerson(world.newId(), 'manager');
    expect(await plan.tell('absence.set', set, other, 'manager')).toBe('applied');
    expect(await absences()).toMatchObject([{ person: manager, state: 'approved' }]);
    // What was entered before there was this rule stays.
    const old = { ...set, absence: world.newId() };
    expect(await plan.saidOnce('absence.set', old, manager)).toBe('applied');
    expect(await plan.isRebuilt()).toBe(true);
  });

  it('PLAN-31 ROLE-11 nobody takes for their own, by a merge, an absence that they decided or entered', async () => {
    const { manager } = world;
    const merge = (person: string, actor = manager) =>
      plan.tell('employee.merge', { person, into: manager }, actor, 'manager');
    const second = await world.addPerson(world.newId(), 'employee');
    const asked = await ask(second);
    expect(await decide(asked, 'approved')).toBe('applied');
    expect(await merge(second)).toBe('not-allowed');
    expect(await absences()).toMatchObject([{ person: second }]);
    const other = await world.addPerson(world.newId(), 'manager');
    expect(await merge(second, other)).toBe('applied');
    expect(await absences()).toMatchObject([{ person: manager }]);
    const third = await world.addPerson(world.newId(), 'employee');
    const body = { absence: world.newId(), person: third, type: 'leave' as const };
    expect(await plan.tell('absence.set', { ...body, span, reasonText: null }, manager)).toBe(
      'applied',
    );
    expect(await merge(third)).toBe('not-allowed');
    expect(await plan.saidOnce('employee.merge', { person: third, into: manager }, manager)).toBe(
      'applied',
    );
    expect(await plan.isRebuilt()).toBe(true);
  });

  it('PLAN-32 that a manager enters stands at once; nobody enters one for somebody of another store', async () => {
    const there = world.newId();
    await world.addEstablishment(there, 'Le Quai');
    const other = await world.addPerson(world.newId(), 'employee', there);
    const body = { absence: world.newId(), type: 'sick' as const, span, reasonText: null };
    const set = (person: string) => plan.tell('absence.set', { ...body, person }, world.manager);
    expect(await set(other)).toBe('foreign-establishment');
    expect(await set(world.employee)).toBe('applied');
    expect(await absences()).toMatchObject([{ state: 'approved', askedBy: world.manager }]);
    expect(await set(world.employee)).toBe('conflict');
  });

  it('PLAN-33 is taken back by oneself while it waits, and by a manager at any time', async () => {
    const first = await ask(world.employee);
    expect(await cancel(first, world.employee)).toBe('applied');
    expect(await cancel(first, world.employee)).toBe('conflict');
    const second = await ask(world.employee);
    await decide(second, 'approved');
    expect(await cancel(second, world.employee)).toBe('conflict');
    expect(await cancel(second, world.manager)).toBe('applied');
    const states = (await absences()).map(({ state }) => state);
    expect(states).toEqual(['cancelled', 'cancelled']);
    expect(await plan.isRebuilt()).toBe(true);
  });
});
