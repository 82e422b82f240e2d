import type { ShiftChangeRow } from '@comptoir/shared/planning/change';
import type { ShiftRow } from '@comptoir/shared/sync/rows';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PlanOnBench } from '../../testing/plan-on-bench.ts';
import { StoreWorld, day, hour } from '../../testing/store-world.ts';

/** Today is Monday 2 November 2026, ten in the morning; a business day begins at five. */
const [tuesday, wednesday] = ['2026-11-03', '2026-11-04'];
let world: StoreWorld;
let plan: PlanOnBench;
beforeEach(async () => {
  world = await StoreWorld.open();
  plan = new PlanOnBench(world, await world.tablet());
});
afterEach(() => world.close());

const nine = (rest = {}) => plan.content(tuesday, ['09:00', '17:00'], rest);
const from = (time: string) => nine({ start: plan.at(`${tuesday} ${time}`) });

it('PLAN-12 PLAN-15 PLAN-19 PLAN-20 of two versions published while a tablet had no network it gets the second, each change of both once, and what was posted on it meanwhile is refused with the shift as it is', async () => {
  const shift = await plan.published(tuesday, nine());
  const dropped = await plan.published(wednesday, plan.content(wednesday, ['09:00', '12:00']));
  await plan.shown();
  // Without a network: a manager there posts what nobody else knows of, and somebody is shown the first version.
  const { employee, manager } = world;
  const [posted, seen] = [
    plan.tablet.write({
      ...{ kind: 'shift.post', body: { shift, from: nine(), to: nine({ pause: 20 }) } },
      ...{ actor: manager, auth: 'manager' },
    }),
    plan.tablet.write({
      ...{ kind: 'schedule.seen', body: { person: employee, changes: [await madeBy(shift)] } },
      ...{ actor: employee, auth: 'pin' },
    }),
  ];
  world.clock.advance(hour);
  expect(await plan.set(shift, nine(), from('10:00'))).toBe('applied');
  expect(await plan.publish(tuesday, wednesday)).toBe('applied');
  world.clock.advance(hour);
  expect(await plan.set(shift, from('10:00'), from('11:00'))).toBe('applied');
  const gone = plan.content(wednesday, ['09:00', '12:00']);
  expect(await plan.set(dropped, gone, null)).toBe('applied');
  expect(await plan.publish(tuesday, wednesday)).toBe('applied');
  world.clock.advance(day);
  const { outcomes } = await plan.tablet.push([posted, seen]);
  expect(outcomes).toMatchObject([
    { status: 'refused', refusal: 'conflict' },
    { status: 'applied' },
  ]);
  const rows = await plan.rows<ShiftRow>('shifts');
  expect(rows).toMatchObject([{ id: shift, start: from('11:00').start, pause: 0 }]);
  const changes = (await plan.rows<ShiftChangeRow>('shiftChanges')).sort((a, b) => a.at - b.at);
  const told = changes.map(({ before, after }) => [before?.start ?? null, after?.start ?? null]);
  expect(told.filter(([before]) => before === null)).toHaveLength(2);
  expect(told.slice(2)).toEqual(
    expect.arrayContaining([
      [nine().start, from('10:00').start],
      [from('10:00').start, from('11:00').start],
      [gone.start, null],
    ]),
  );
  expect(changes).toHaveLength(5);
  // Seen is what was there to be seen: nothing of the two later versions.
  expect(changes.filter(({ seenAt }) => seenAt !== null)).toMatchObject([
    { shift, before: null, seenBy: 'tablet' },
  ]);
  const made = await world.deps.db
    .selectFrom('publication')
    .select(['version', 'changes'])
    .orderBy('version')
    .execute();
  expect(made.slice(-2)).toEqual([
    { version: 3, changes: 1 },
    { version: 4, changes: 2 },
  ]);
  expect(await plan.isRebuilt()).toBe(true);
});

/** The operation that published a shift. */
async function madeBy(shift: string): Promise<string> {
  const { operation } = await world.deps.db
    .selectFrom('shift_change')
    .select('operation')
    .where('shift', '=', shift)
    .executeTakeFirstOrThrow();
  return operation;
}
