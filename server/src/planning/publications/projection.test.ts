import type { ShiftChangeRow } from '@comptoir/shared/planning/change';
import { publicationHash } from '@comptoir/shared/planning/publication';
import type { ShiftRow } from '@comptoir/shared/sync/rows';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendServer } from '../../journal/append.ts';
import { PlanOnBench } from '../../testing/plan-on-bench.ts';
import { StoreWorld, day, hour } from '../../testing/store-world.ts';

/** Today is Monday 2 November 2026, ten in the morning. */
const [monday, tuesday, wednesday] = ['2026-11-02', '2026-11-03', '2026-11-04'];
const [sunday, next] = ['2026-11-08', '2026-11-11'];
let world: StoreWorld;
let plan: PlanOnBench;
let other: string;
beforeEach(async () => {
  world = await StoreWorld.open();
  plan = new PlanOnBench(world, await world.tablet());
  other = await world.addPerson(world.newId(), 'employee');
});
afterEach(() => world.close());

const nine = (rest = {}, date = wednesday) => plan.content(date, ['09:00', '17:00'], rest);
const changes = () => plan.rows<ShiftChangeRow>('shiftChanges');
const publications = () =>
  world.deps.db.selectFrom('publication').selectAll().orderBy('version').execute();

describe('a publication', () => {
  it('PLAN-11 PLAN-19 takes everything that is drafted for its days, counts itself and keeps when', async () => {
    const [one, two] = [await plan.drafted(nine()), await plan.drafted(nine({ person: other }))];
    const later = await plan.drafted(nine({}, next));
    expect(await plan.publish(monday, sunday)).toBe('applied');
    const at = world.clock.now();
    expect(await plan.seen(one)).toMatchObject({ published: nine(), draft: null, publishedAt: at });
    expect(await plan.seen(later)).toMatchObject({ published: null });
    const shifts = await plan.rows<ShiftRow>('shifts');
    expect(new Set(shifts.map(({ id }) => id))).toEqual(new Set([one, two]));
    expect(await publications()).toMatchObject([
      { version: 1, first_day: monday, last_day: sunday, changes: 2, published_at: at },
    ]);
    // A shift that moves out of its days belongs to both of them.
    await plan.set(one, nine(), nine({}, next));
    expect(await plan.publish(wednesday, wednesday)).toBe('applied');
    expect(await publications()).toMatchObject([{ version: 1 }, { version: 2, changes: 1 }]);
    expect(await plan.isRebuilt()).toBe(true);
  });

  it('PLAN-12 is refused where the plan is no longer what was looked at', async () => {
    const shift = await plan.drafted(nine());
    const differences = [{ shift, before: null, after: nine() }];
    const body = {
      ...{ publication: world.newId(), from: monday, to: sunday, team: null, changes: 1 },
      hash: publicationHash(differences),
    };
    await plan.set(shift, nine(), nine({ pause: 30 }));
    expect(await plan.say('schedule.publish', body)).toBe('conflict');
    await plan.set(shift, nine({ pause: 30 }), nine());
    expect(await plan.say('schedule.publish', { ...body, changes: 2 })).toBe('conflict');
    expect(await plan.say('schedule.publish', body)).toBe('applied');
    // Replayed under a new id of the journal, it says nothing a second time.
    expect(await plan.say('schedule.publish', body)).toBe('conflict');
    expect(await changes()).toHaveLength(1);
    expect(await publications()).toHaveLength(1);
    expect(await plan.isRebuilt()).toBe(true);
  });

  it('PLAN-13 of a team takes its people, those of teams below, and the open shifts for them', async () => {
    const [kitchen, dishes] = [world.newId(), world.newId()];
    await plan.say('team.create', { team: kitchen, name: 'Cuisine', parent: null });
    await plan.say('team.create', { team: dishes, name: 'Plonge', parent: kitchen });
    const edit = { team: { from: null, to: 'Plonge' } };
    await plan.say('employee.edit', { person: world.employee, changes: edit });
    const own = await plan.drafted(nine());
    const open = await plan.drafted(nine({ person: null, team: dishes }));
    const [foreign, forAll] = [
      await plan.drafted(nine({ person: other })),
      await plan.drafted(nine({ person: null })),
    ];
    expect(await plan.publish(monday, sunday, kitchen)).toBe('applied');
    const published = async (id: string) => (await plan.seen(id)).published !== null;
    expect([await published(own), await published(open)]).toEqual([true, true]);
    expect([await published(foreign), await published(forAll)]).toEqual([false, false]);
  });

  it('PLAN-11 that is interrupted has not happened: nothing of it is kept', async () => {
    const [one, two] = [await plan.drafted(nine()), await plan.drafted(nine({ person: other }))];
    // The power goes when everything is written but the last row.
    await sql`
      create trigger cut before insert on publication begin
        select raise(abort, 'the power is gone');
      end`.execute(world.deps.db);
    await expect(plan.publish(monday, sunday)).rejects.toThrow('the power is gone');
    for (const shift of [one, two]) {
      expect(await plan.seen(shift)).toMatchObject({ published: null, publishedAt: null });
    }
    expect(await plan.rows('shifts')).toEqual([]);
    expect(await changes()).toEqual([]);
    await sql`drop trigger cut`.execute(world.deps.db);
    expect(await plan.publish(monday, sunday)).toBe('applied');
    expect(await changes()).toHaveLength(2);
    expect(await plan.isRebuilt()).toBe(true);
  });
});

describe('what somebody is told of their schedule', () => {
  it('PLAN-20 each change for whom it concerns: before, after, gone to somebody else', async () => {
    const shift = await plan.published(wednesday, nine());
    const first = await changes();
    expect(first).toMatchObject([
      {
        person: world.employee,
        before: null,
        after: { start: nine().start },
        cause: 'publication',
      },
    ]);
    await plan.set(shift, nine(), nine({ person: other }));
    await plan.publish(monday, sunday);
    const moved = (await changes()).filter(({ id }) => id !== first[0]?.id);
    expect(moved).toHaveLength(2);
    expect(moved.find(({ person }) => person === other)).toMatchObject({ before: null });
    expect(moved.find(({ person }) => person === world.employee)).toMatchObject({ after: null });
    expect(new Set(moved.map(({ operation }) => operation)).size).toBe(1);
    // Whom an open shift would be for is nothing to whoever has it.
    const team = world.newId();
    await plan.say('team.create', { team, name: 'Salle', parent: null });
    await plan.set(shift, nine({ person: other }), nine({ person: other, team }));
    expect(await plan.publish(monday, sunday)).toBe('applied');
    expect(await changes()).toHaveLength(3);
  });

  it('PLAN-21 the first time that they were shown it counts, wherever that was', async () => {
    await plan.published(wednesday, nine());
    const [told] = await changes();
    const body = { person: world.employee, changes: [told!.operation] };
    world.clock.advance(hour);
    const early = plan.tablet.write({ kind: 'schedule.seen', body, actor: world.employee });
    const at = world.clock.now();
    world.clock.advance(hour);
    // In their space meanwhile; then the tablet, which was offline.
    await appendServer(world.deps, world.scope, [
      {
        ...{ kind: 'schedule.seen', body, establishment: world.establishment, auth: 'none' },
        ...{ actor: world.employee, source: { door: 'system', account: null }, attachments: [] },
      },
    ]);
    expect(await changes()).toMatchObject([{ seenAt: world.clock.now(), seenBy: 'portal' }]);
    await plan.tablet.push([early]);
    expect(await changes()).toMatchObject([{ seenAt: at, seenBy: 'tablet' }]);
    world.clock.advance(hour);
    await plan.tell('schedule.seen', body, world.employee);
    expect(await changes()).toMatchObject([{ seenAt: at, seenBy: 'tablet' }]);
    expect(await plan.isRebuilt()).toBe(true);
  });

  it('PLAN-21 a colleague, and somebody without a PIN, see nothing of it for them', async () => {
    await plan.published(wednesday, nine());
    const [told] = await changes();
    const body = { person: world.employee, changes: [told!.operation] };
    expect(await plan.tell('schedule.seen', body, other)).toBe('applied');
    const acts = { kind: 'schedule.seen', body, actor: world.employee, auth: 'none' } as const;
    await plan.tablet.push([plan.tablet.write(acts)]);
    expect(await changes()).toMatchObject([{ seenAt: null, seenBy: null }]);
  });

  it('PLAN-22 the same push sent twice tells nobody twice', async () => {
    const shift = await plan.published(tuesday, nine({}, tuesday));
    const body = { shift, from: nine({}, tuesday), to: nine({ pause: 30 }, tuesday) };
    const acts = { kind: 'shift.post', body, actor: world.manager, auth: 'manager' } as const;
    const written = plan.tablet.write(acts);
    await plan.tablet.push([written]);
    const { outcomes } = await plan.tablet.push([written]);
    expect(outcomes).toMatchObject([{ status: 'applied' }]);
    expect(await changes()).toHaveLength(2);
  });

  it('PLAN-23 agreeing to a change at short notice is kept, and is seeing it', async () => {
    await plan.published(wednesday, nine());
    const [told] = await changes();
    const body = { person: world.employee, changes: [told!.operation] };
    world.clock.advance(hour);
    const nobodys = { person: world.employee, changes: [world.newId()] };
    expect(await plan.tell('schedule.accept', nobodys, world.employee)).toBe('not-found');
    expect(await plan.tell('schedule.accept', body, other)).toBe('not-allowed');
    expect(await plan.tell('schedule.accept', body, world.employee)).toBe('applied');
    const at = world.clock.now();
    expect(await changes()).toMatchObject([{ acceptedAt: at, seenAt: at, seenBy: 'tablet' }]);
    world.clock.advance(day);
    await plan.tell('schedule.accept', body, world.employee);
    expect(await changes()).toMatchObject([{ acceptedAt: at }]);
    expect(await plan.isRebuilt()).toBe(true);
  });
});
