import type { ContractRow, ShiftElsewhereRow } from '@comptoir/shared/planning/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlanOnBench } from '../../testing/plan-on-bench.ts';
import { StoreWorld, day } from '../../testing/store-world.ts';

/** Today is Monday 2 November 2026, ten in the morning. */
const [tuesday, wednesday, january] = ['2026-11-03', '2026-11-04', '2027-01-05'];
let world: StoreWorld;
let plan: PlanOnBench;
/** What a tablet of the other store holds. */
let beside: PlanOnBench;
let quai: string;

beforeEach(async () => {
  world = await StoreWorld.open();
  plan = new PlanOnBench(world, await world.tablet());
  quai = world.newId();
  await world.addEstablishment(quai, 'Le Quai');
  beside = new PlanOnBench(world, await world.tablet(quai));
});
afterEach(() => world.close());

const nine = (date: string, rest = {}) => plan.content(date, ['09:00', '17:00'], rest);
const join = () => move('membership.add');
async function move(kind: 'membership.add' | 'membership.remove'): Promise<void> {
  const asked = { kind, establishment: quai, body: { person: world.employee } };
  const [outcome] = await world.append([asked]);
  expect(outcome?.status).toBe('applied');
}
const elsewhere = (on = beside) => on.rows<ShiftElsewhereRow>('shiftsElsewhere');
const contracts = (on = beside) => on.rows<ContractRow>('contracts');
const terms = (from: string, weekly: number, partTime = true) =>
  plan.say('contract.set', { person: world.employee, from, weekly, partTime });

describe('PLAN-38 when somebody works in another store', () => {
  it('is on the tablets of their stores, without place, position or note, from the day they join', async () => {
    const shift = await plan.published(tuesday, nine(tuesday));
    expect(await elsewhere()).toEqual([]);
    await join();
    const { start, end } = nine(tuesday);
    const row = { id: shift, person: world.employee, start, end };
    expect(await elsewhere()).toEqual([row]);
    // It is one of the plan where it is, not of another store.
    expect(await elsewhere(plan)).toEqual([]);
    const later = nine(tuesday, { start: start + 3_600_000 });
    await plan.set(shift, nine(tuesday), later);
    expect(await elsewhere()).toEqual([row]);
    await plan.publish(tuesday, tuesday);
    expect(await elsewhere()).toEqual([{ ...row, start: later.start }]);
    const fresh = new PlanOnBench(world, await world.tablet(quai));
    expect(await elsewhere(fresh)).toEqual(await elsewhere());
  });

  it('leaves them when it is given to somebody else, taken off, or they do not work there any more', async () => {
    await join();
    const [given, gone, kept] = [
      await plan.published(tuesday, nine(tuesday)),
      await plan.published(wednesday, nine(wednesday)),
      await plan.published(tuesday, nine(tuesday, { start: plan.at(`${tuesday} 10:00`) })),
    ];
    expect(await elsewhere()).toHaveLength(3);
    await plan.set(given, nine(tuesday), nine(tuesday, { person: world.manager }));
    await plan.set(gone, nine(wednesday), null);
    await plan.publish(tuesday, wednesday);
    expect((await elsewhere()).map(({ id }) => id)).toEqual([kept]);
    await move('membership.remove');
    expect(await elsewhere()).toEqual([]);
    const fresh = new PlanOnBench(world, await world.tablet(quai));
    expect(await elsewhere(fresh)).toEqual([]);
  });

  it('comes when the window reaches it, and goes with an archived person’s days to come', async () => {
    await join();
    await plan.published(january, nine(january));
    expect(await elsewhere()).toEqual([]);
    world.clock.advance(10 * day);
    expect(await elsewhere()).toHaveLength(1);
    await world.append([{ kind: 'employee.archive', body: { person: world.employee } }]);
    expect(await elsewhere()).toEqual([]);
    expect(await plan.isRebuilt()).toBe(true);
  });
});

describe('PLAN-38 what contracts say', () => {
  it('is on the tablets of a person’s stores, comes and leaves with them', async () => {
    expect(await terms('2026-01-01', 1_440)).toBe('applied');
    expect(await contracts()).toEqual([]);
    await join();
    const first = { from: '2026-01-01', weekly: 1_440, partTime: true };
    expect(await contracts()).toEqual([{ person: world.employee, terms: [first] }]);
    expect(await contracts(plan)).toEqual(await contracts());
    await terms('2026-12-01', 2_100, false);
    const second = { from: '2026-12-01', weekly: 2_100, partTime: false };
    expect(await contracts()).toEqual([{ person: world.employee, terms: [first, second] }]);
    await move('membership.remove');
    expect(await contracts()).toEqual([]);
    expect(await contracts(plan)).toHaveLength(1);
  });

  it('is not on them while somebody is archived, and is again once they are back', async () => {
    await terms('2026-01-01', 1_440);
    expect(await contracts(plan)).toHaveLength(1);
    const { employee: person } = world;
    await world.append([{ kind: 'employee.archive', body: { person } }]);
    await terms('2026-02-01', 1_500);
    expect(await contracts(plan)).toEqual([]);
    await world.append([{ kind: 'employee.restore', body: { person } }]);
    expect((await contracts(plan))[0]?.terms).toHaveLength(2);
  });

  it('of a second record are those of the person', async () => {
    const second = await world.addPerson(world.newId(), 'employee');
    await plan.say('contract.set', {
      ...{ person: second, from: '2026-01-01', weekly: 1_440, partTime: true },
    });
    await plan.say('employee.merge', { person: second, into: world.employee });
    expect((await contracts(plan)).map(({ person }) => person)).toEqual([world.employee]);
  });
});
