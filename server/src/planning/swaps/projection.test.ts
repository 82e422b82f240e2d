import type { ShiftChangeRow } from '@comptoir/shared/planning/change';
import type { SwapRow } from '@comptoir/shared/planning/swap';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlanOnBench } from '../../testing/plan-on-bench.ts';
import { StoreWorld, day, settings } from '../../testing/store-world.ts';

/** Today is Monday 2 November 2026, ten in the morning. */
const [monday, tuesday, wednesday] = ['2026-11-02', '2026-11-03', '2026-11-04'];
let world: StoreWorld;
let plan: PlanOnBench;
let mate: string;
beforeEach(async () => {
  world = await StoreWorld.open();
  plan = new PlanOnBench(world, await world.tablet());
  mate = await world.addPerson(world.newId(), 'employee');
});
afterEach(() => world.close());

const nine = (date: string, rest = {}) => plan.content(date, ['09:00', '17:00'], rest);
const swaps = () => plan.rows<SwapRow>('swaps');

type Wanted = { gives?: string; takes?: string; colleague?: string };

/** Somebody asks at the tablet. */
async function ask(person: string, { gives, takes, colleague }: Wanted) {
  const swap = world.newId();
  const shifts = { gives: gives ?? null, takes: takes ?? null, colleague: colleague ?? null };
  const body = { swap, person, ...shifts, reasonText: null };
  return { swap, person, said: await plan.tell('swap.ask', body, person) };
}
const answer = (swap: string, person: string, accepted = true) =>
  plan.tell('swap.answer', { swap, person, accepted }, person);
const decide = (of: { swap: string; person: string }, decision: 'approved' | 'refused') =>
  plan.tell(
    'swap.decide',
    { swap: of.swap, person: of.person, decision, reasonText: null },
    world.manager,
  );

describe('a shift that is offered', () => {
  it('PLAN-40 PLAN-43 PLAN-45 goes to the colleague who says yes, once a manager has approved', async () => {
    const gives = await plan.published(tuesday, nine(tuesday));
    const offer = await ask(world.employee, { gives, colleague: mate });
    expect(offer.said).toBe('applied');
    expect(await decide(offer, 'approved')).toBe('conflict');
    expect(await answer(offer.swap, mate)).toBe('applied');
    const before = (await plan.rows('shiftChanges')).length;
    expect(await decide(offer, 'approved')).toBe('applied');
    expect((await plan.seen(gives)).published).toMatchObject({ person: mate });
    expect(await swaps()).toMatchObject([
      { state: 'approved', colleague: mate, decidedBy: world.manager },
    ]);
    const told = (await plan.rows<ShiftChangeRow>('shiftChanges')).slice(before);
    expect(told.map(({ cause }) => cause)).toEqual(['swap', 'swap']);
    expect(told.find(({ person }) => person === mate)).toMatchObject({ before: null });
    expect(await decide(offer, 'approved')).toBe('conflict');
    expect(await plan.isRebuilt()).toBe(true);
  });

  it('PLAN-45 ROLE-11 that a manager approved is not made their own by a merge of theirs', async () => {
    const { manager } = world;
    const gives = await plan.published(tuesday, nine(tuesday));
    const offer = await ask(world.employee, { gives, colleague: mate });
    await answer(offer.swap, mate);
    expect(await decide(offer, 'approved')).toBe('applied');
    const body = { person: world.employee, into: manager };
    expect(await plan.tell('employee.merge', body, manager)).toBe('not-allowed');
    expect(await swaps()).toMatchObject([{ person: world.employee }]);
    expect(await plan.isRebuilt()).toBe(true);
  });

  it('PLAN-43 to everybody is taken by whoever says yes first; nobody refuses for the others', async () => {
    const third = await world.addPerson(world.newId(), 'employee');
    const gives = await plan.published(tuesday, nine(tuesday));
    const offer = await ask(world.employee, { gives });
    expect(await answer(offer.swap, world.employee)).toBe('not-allowed');
    expect(await answer(offer.swap, mate, false)).toBe('not-allowed');
    expect(await answer(offer.swap, mate)).toBe('applied');
    expect(await answer(offer.swap, third)).toBe('not-allowed');
    expect(await swaps()).toMatchObject([{ state: 'answered', colleague: mate }]);
    // Whoever has said yes may think again.
    expect(await answer(offer.swap, mate, false)).toBe('applied');
    expect(await swaps()).toMatchObject([{ state: 'declined' }]);
  });

  it('PLAN-40 is one’s own, to come, and offered once', async () => {
    const [own, theirs] = [
      await plan.published(tuesday, nine(tuesday)),
      await plan.published(tuesday, nine(tuesday, { person: mate })),
    ];
    const begun = await plan.published(monday, nine(monday));
    expect((await ask(world.employee, { gives: theirs })).said).toBe('conflict');
    expect((await ask(world.employee, { gives: begun })).said).toBe('conflict');
    expect((await ask(world.employee, { gives: world.newId() })).said).toBe('not-found');
    expect((await ask(world.employee, {})).said).toBe('malformed');
    expect((await ask(world.employee, { gives: own, colleague: world.employee })).said).toBe(
      'malformed',
    );
    expect((await ask(world.employee, { gives: own, colleague: world.newId() })).said).toBe(
      'not-found',
    );
    const first = await ask(world.employee, { gives: own });
    expect(first.said).toBe('applied');
    expect((await ask(world.employee, { gives: own, colleague: mate })).said).toBe('conflict');
    const withdraw = { swap: first.swap, person: world.employee };
    expect(await plan.tell('swap.withdraw', { ...withdraw, person: mate }, mate)).toBe('not-found');
    expect(await plan.tell('swap.withdraw', withdraw, world.employee)).toBe('applied');
    expect((await ask(world.employee, { gives: own, colleague: mate })).said).toBe('applied');
  });
});

describe('an exchange', () => {
  it('PLAN-42 is against a shift of whoever has it, and both change hands at once', async () => {
    const gives = await plan.published(tuesday, nine(tuesday));
    const takes = await plan.published(wednesday, nine(wednesday, { person: mate }));
    const third = await world.addPerson(world.newId(), 'employee');
    expect((await ask(world.employee, { takes })).said).toBe('conflict');
    expect((await ask(world.employee, { gives, takes, colleague: third })).said).toBe('conflict');
    const offer = await ask(world.employee, { gives, takes });
    expect(await swaps()).toMatchObject([{ colleague: mate, state: 'asked' }]);
    await answer(offer.swap, mate);
    expect(await decide(offer, 'approved')).toBe('applied');
    expect((await plan.seen(gives)).published).toMatchObject({ person: mate });
    expect((await plan.seen(takes)).published).toMatchObject({ person: world.employee });
    expect(await plan.isRebuilt()).toBe(true);
  });

  it('PLAN-44 of a shift that has changed since is stale, and nobody can approve it', async () => {
    const gives = await plan.published(tuesday, nine(tuesday));
    const offer = await ask(world.employee, { gives, colleague: mate });
    await answer(offer.swap, mate);
    const later = nine(tuesday, { pause: 30 });
    const body = { shift: gives, from: nine(tuesday), to: later };
    await plan.tell('shift.post', body, world.manager);
    expect(await swaps()).toMatchObject([{ state: 'stale' }]);
    expect(await decide(offer, 'approved')).toBe('conflict');
    expect((await plan.seen(gives)).published).toMatchObject({ person: world.employee });
  });

  it('PLAN-44 is not asked for as another one: what was asked offline before its shift was published anew is refused', async () => {
    const gives = await plan.published(tuesday, nine(tuesday));
    const swap = world.newId();
    const body = { swap, person: world.employee, gives, takes: null, colleague: null };
    const asked = { kind: 'swap.ask', body: { ...body, reasonText: null }, auth: 'pin' } as const;
    const written = plan.tablet.write({ ...asked, actor: world.employee });
    world.clock.advance(3_600_000);
    await plan.set(gives, nine(tuesday), nine(wednesday));
    expect(await plan.publish(tuesday, wednesday)).toBe('applied');
    const { outcomes } = await plan.tablet.push([written]);
    expect(outcomes[0]).toMatchObject({ refusal: 'conflict' });
    expect(await swaps()).toEqual([]);
    // As it stands now it may be offered.
    world.clock.advance(60_000);
    expect((await ask(world.employee, { gives })).said).toBe('applied');
    expect(await plan.isRebuilt()).toBe(true);
  });

  it('PLAN-45 is decided before the shifts begin, by another manager than who asks', async () => {
    const gives = await plan.published(tuesday, nine(tuesday));
    const own = await plan.published(tuesday, nine(tuesday, { person: world.manager }));
    const mine = await ask(world.manager, { gives: own, colleague: mate });
    await answer(mine.swap, mate);
    expect(await decide(mine, 'approved')).toBe('not-allowed');
    const offer = await ask(world.employee, { gives, colleague: mate });
    await answer(offer.swap, mate);
    world.clock.advance(2 * day);
    expect(await decide(offer, 'approved')).toBe('conflict');
    expect(await decide(offer, 'refused')).toBe('applied');
    expect((await plan.seen(gives)).published).toMatchObject({ person: world.employee });
  });
});

describe('an open shift', () => {
  it('PLAN-41 is asked for by those whom it is for, several may; who is given it ends the others', async () => {
    const team = world.newId();
    await plan.say('team.create', { team, name: 'Bar', parent: null });
    const takes = await plan.published(tuesday, nine(tuesday, { person: null, team }));
    expect((await ask(mate, { takes })).said).toBe('not-allowed');
    for (const person of [mate, world.employee]) {
      await plan.say('employee.edit', { person, changes: { team: { from: null, to: 'Bar' } } });
    }
    const [one, two] = [await ask(mate, { takes }), await ask(world.employee, { takes })];
    expect([one.said, two.said]).toEqual(['applied', 'applied']);
    expect((await ask(mate, { takes })).said).toBe('conflict');
    expect(await swaps()).toMatchObject([{ state: 'answered' }, { state: 'answered' }]);
    expect(await decide(two, 'approved')).toBe('applied');
    expect((await plan.seen(takes)).published).toMatchObject({ person: world.employee });
    const states = new Map((await swaps()).map(({ id, state }) => [id, state]));
    expect(states.get(one.swap)).toBe('stale');
    expect(states.get(two.swap)).toBe('approved');
    expect(await plan.isRebuilt()).toBe(true);
  });

  it('PLAN-46 and swaps are only where the rules of the store allow them', async () => {
    const takes = await plan.published(tuesday, nine(tuesday, { person: null }));
    const gives = await plan.published(tuesday, nine(tuesday));
    const from = settings.planningRules;
    const to = { ...from, swaps: false, openShifts: false };
    await plan.say('establishment.edit', { changes: { planningRules: { from, to } } });
    expect((await ask(mate, { takes })).said).toBe('not-allowed');
    expect((await ask(world.employee, { gives })).said).toBe('not-allowed');
  });
});
