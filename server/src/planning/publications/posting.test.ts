import type { ShiftChangeRow } from '@comptoir/shared/planning/change';
import type { ShiftRow } from '@comptoir/shared/sync/rows';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlanOnBench } from '../../testing/plan-on-bench.ts';
import { StoreWorld, day, hour } from '../../testing/store-world.ts';

/** Today is Monday 2 November 2026, ten in the morning; a business day begins at five. */
const [sunday, monday, tuesday, wednesday] = [
  '2026-11-01',
  '2026-11-02',
  '2026-11-03',
  '2026-11-04',
];
let world: StoreWorld;
let plan: PlanOnBench;
beforeEach(async () => {
  world = await StoreWorld.open();
  plan = new PlanOnBench(world, await world.tablet());
});
afterEach(() => world.close());

const nine = (date: string, rest = {}) => plan.content(date, ['09:00', '17:00'], rest);
const post = (...[shift, from, to]: Parameters<PlanOnBench['set']>) =>
  plan.tell('shift.post', { shift, from, to }, world.manager);

describe('a shift that a manager posts at the tablet', () => {
  it('PLAN-14 begins today or tomorrow, before and after, by the moment when it was asked', async () => {
    const shift = world.newId();
    expect(await post(world.newId(), null, nine(sunday))).toBe('not-allowed');
    expect(await post(world.newId(), null, nine(wednesday))).toBe('too-early');
    // Three in the morning is the night of today.
    const night = plan.content(tuesday, ['03:00', '04:30']);
    expect(await post(world.newId(), null, night)).toBe('applied');
    expect(await post(shift, null, nine(tuesday))).toBe('applied');
    expect(await post(shift, nine(tuesday), nine(wednesday))).toBe('too-early');
    const planned = await plan.published(wednesday, nine(wednesday));
    expect(await post(planned, nine(wednesday), nine(tuesday))).toBe('too-early');
    // Without a network on Tuesday, arrived on Saturday: it was tomorrow then.
    world.clock.advance(day);
    const body = { shift: planned, from: nine(wednesday), to: nine(wednesday, { pause: 30 }) };
    const acts = { kind: 'shift.post', body, actor: world.manager, auth: 'manager' } as const;
    const written = plan.tablet.write(acts);
    world.clock.advance(4 * day);
    const { outcomes } = await plan.tablet.push([written]);
    expect(outcomes).toMatchObject([{ status: 'applied' }]);
    expect(await plan.isRebuilt()).toBe(true);
  });

  it('PLAN-14 is a manager’s to post, and the portal’s for any day', async () => {
    const body = { shift: world.newId(), from: null, to: nine(tuesday) };
    expect(await plan.tell('shift.post', body, world.employee)).toBe('not-allowed');
    expect(await plan.say('shift.post', { ...body, to: nine('2026-12-24') })).toBe('applied');
  });

  it('PLAN-15 that was moved in the portal while the tablet was offline is refused, and the tablet gets it as it is', async () => {
    const shift = await plan.published(tuesday, nine(tuesday));
    await plan.shown();
    const body = { shift, from: nine(tuesday), to: nine(tuesday, { pause: 20 }) };
    const acts = { kind: 'shift.post', body, actor: world.manager, auth: 'manager' } as const;
    const written = plan.tablet.write(acts);
    const moved = plan.content(tuesday, ['11:00', '19:00']);
    await plan.set(shift, nine(tuesday), moved);
    await plan.publish(monday, wednesday);
    const { outcomes } = await plan.tablet.push([written]);
    expect(outcomes).toMatchObject([{ status: 'refused', refusal: 'conflict' }]);
    expect(await plan.rows<ShiftRow>('shifts')).toMatchObject([{ id: shift, start: moved.start }]);
    expect(await plan.isRebuilt()).toBe(true);
  });

  it('PLAN-15 settles a draft that says the same, leaves another one, and is told as a change', async () => {
    const [one, two] = [
      await plan.published(tuesday, nine(tuesday)),
      await plan.published(tuesday, nine(tuesday)),
    ];
    const [paused, noted] = [nine(tuesday, { pause: 30 }), nine(tuesday, { pause: 45 })];
    await plan.set(one, nine(tuesday), paused);
    await plan.set(two, nine(tuesday), noted);
    expect(await post(one, nine(tuesday), paused)).toBe('applied');
    expect(await post(two, nine(tuesday), paused)).toBe('applied');
    expect(await plan.seen(one)).toMatchObject({ published: paused, draft: null });
    expect(await plan.seen(two)).toMatchObject({ published: paused, draft: noted });
    // A draft that it goes follows where it is published.
    await plan.set(two, noted, null);
    const early = plan.content(tuesday, ['08:00', '12:00']);
    expect(await post(two, paused, early)).toBe('applied');
    expect(await plan.seen(two)).toMatchObject({ published: early, draft: 'removed' });
    expect(await post(two, early, null)).toBe('applied');
    expect(await plan.seen(two)).toMatchObject({ published: null, draft: null });
    const held = await plan.rows<ShiftRow>('shifts');
    expect(held.map(({ id }) => id)).toEqual([one]);
    const causes = (await plan.rows<ShiftChangeRow>('shiftChanges')).map(({ cause }) => cause);
    expect(causes.filter((cause) => cause === 'tablet')).toHaveLength(4);
    expect(await plan.isRebuilt()).toBe(true);
  });

  it('PLAN-14 a night shift of the hour that autumn repeats keeps its own two hours', async () => {
    // Clocks went back on 25 October 2026 at three: three hours of that night are two on the wall.
    const start = Date.parse('2026-10-24T23:30:00Z');
    const content = { ...nine(monday), start, end: start + 3 * hour };
    expect(await plan.say('shift.post', { shift: world.newId(), from: null, to: content })).toBe(
      'applied',
    );
    const draft = await plan.drafted({ ...content, start: content.start + hour });
    // 01:30 on the wall is still the business day of Saturday.
    await expect(plan.publish('2026-10-25', '2026-10-25')).rejects.toThrow('malformed');
    expect(await plan.publish('2026-10-24', '2026-10-24')).toBe('applied');
    expect((await plan.seen(draft)).published).toMatchObject({ start: start + hour });
  });
});
