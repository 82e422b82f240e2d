import type { Punch } from '@comptoir/shared/punches/punch';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareRebuilt } from '../journal/rebuild.ts';
import { StoreWorld, hour, minute } from '../testing/store-world.ts';
import { type TabletOnBench, rowsAfter } from '../testing/tablet-on-bench.ts';

let world: StoreWorld;
let tablet: TabletOnBench;

beforeEach(async () => {
  world = await StoreWorld.open();
  tablet = await world.tablet();
});
afterEach(() => world.close());

/** « Je ne suis pas dans la liste ». */
async function unknown(type: 'in' | 'out' = 'in'): Promise<string> {
  const name = world.text('Extra');
  const body = { person: null, type, nameText: name.hash };
  const built = tablet.write({ kind: 'punch.record', body, auth: 'none' });
  await tablet.push([built], [name]);
  return built.operation.id;
}

async function attach(
  punch: string,
  over: { person?: string; actor?: string; on?: TabletOnBench } = {},
): Promise<string | undefined> {
  const { person = world.employee, actor = world.manager, on = tablet } = over;
  const body = { punch, person };
  const { outcomes } = await on.push([
    on.write({ kind: 'punch.attach', body, actor, auth: 'manager' }),
  ]);
  return outcomes[0]?.refusal ?? outcomes[0]?.status;
}

async function shown(): Promise<Map<string, unknown>> {
  tablet.cursor = null;
  return rowsAfter(await tablet.pull());
}

/** Rows without what only the order of arrival makes. */
const rows = async () => {
  const { db } = world.deps;
  const punches = await db.selectFrom('punch').selectAll().orderBy('at').execute();
  return {
    punches: punches.map(({ at, person, type, flags }) => ({ at, person, type, flags })),
    presence: await db.selectFrom('presence').select(['person', 'type', 'at']).execute(),
    days: await db.selectFrom('day').select(['person', 'day', 'worked']).execute(),
  };
};
const isRebuilt = async () => (await compareRebuilt(world.deps.db, world.scope.organisation)).ok;

describe('an unknown punch', () => {
  it('K26 PUNCH-11 becomes the punch of a person, with who attached it, and keeps its flags and its name', async () => {
    const punch = await unknown();
    world.clock.advance(4 * hour);
    await tablet.push([tablet.punch(world.employee, 'out')]);
    world.clock.advance(minute);
    expect(await attach(punch)).toBe('applied');
    const after = await shown();
    expect(after.get(`punches ${punch}`)).toMatchObject({
      person: world.employee,
      name: 'Extra',
      flags: ['unknown-person', 'no-pin'],
      attached: { by: world.manager, at: world.clock.now() },
    } satisfies Partial<Punch>);
    expect(after.get(`presence ${world.employee}`)).toMatchObject({ type: 'out' });
    expect((await rows()).days).toMatchObject([{ person: world.employee, worked: 4 * hour }]);
    expect(await isRebuilt()).toBe(true);
  });

  it('PUNCH-11 tells who is in where it is the latest, and judges the doubles around it again', async () => {
    world.clock.advance(-hour);
    await tablet.push([tablet.punch(world.employee, 'in')]);
    world.clock.advance(hour);
    const punch = await unknown('out');
    world.clock.advance(hour);
    const again = tablet.punch(world.employee, 'out');
    await tablet.push([again]);
    const flagsOf = async (id: string) => ((await shown()).get(`punches ${id}`) as Punch).flags;
    expect(await flagsOf(again.operation.id)).toEqual([]);
    expect(await attach(punch)).toBe('applied');
    expect(await flagsOf(again.operation.id)).toEqual(['double']);
    const late = await unknown('in');
    expect(await attach(late)).toBe('applied');
    expect((await shown()).get(`presence ${world.employee}`)).toMatchObject({ punch: late });
    expect(await isRebuilt()).toBe(true);
  });

  it('S28 PUNCH-11 is attached once: a second manager hears of the conflict and overwrites nothing', async () => {
    const punch = await unknown();
    const other = await world.addPerson(world.newId(), 'employee');
    expect(await attach(punch)).toBe('applied');
    expect(await attach(punch, { person: other })).toBe('conflict');
    expect(await attach(punch)).toBe('conflict');
    expect((await shown()).get(`punches ${punch}`)).toMatchObject({ person: world.employee });
    expect((await rows()).presence).toMatchObject([{ person: world.employee }]);
  });

  it('T16 PUNCH-11 is attached only by a manager, to somebody of the roster, in its own store', async () => {
    const punch = await unknown();
    expect(await attach(punch, { actor: world.employee })).toBe('not-allowed');
    expect(await attach(punch, { person: world.newId() })).not.toBe('applied');
    expect(await attach(world.newId())).toBe('not-found');
    const elsewhere = world.newId();
    await world.addEstablishment(elsewhere, 'Annexe');
    const boss = await world.addPerson(world.newId(), 'manager', elsewhere);
    const on = await world.tablet(elsewhere);
    const chef = await world.addPerson(world.newId(), 'manager', elsewhere);
    expect(await attach(punch, { person: boss, actor: chef, on })).toBe('foreign-establishment');
    expect((await rows()).punches).toMatchObject([{ person: null }]);
  });

  it('ROLE-11 PUNCH-11 is attached by somebody else than whose it becomes, under a second record neither', async () => {
    const punch = await unknown();
    const { manager } = world;
    expect(await attach(punch, { person: manager })).toBe('not-allowed');
    const second = await world.addPerson(world.newId(), 'employee');
    await world.append([{ kind: 'employee.merge', body: { person: second, into: manager } }]);
    expect(await attach(punch, { person: second })).toBe('not-allowed');
    const other = await world.addPerson(world.newId(), 'manager');
    expect(await attach(punch, { person: manager, actor: other })).toBe('applied');
  });
});

describe('a second record that is merged', () => {
  let second: string;
  beforeEach(async () => {
    second = await world.addPerson(world.newId(), 'employee');
  });

  const merge = async () => {
    const body = { person: second, into: world.employee };
    const merged = tablet.write({
      kind: 'employee.merge',
      body,
      actor: world.manager,
      auth: 'manager',
    });
    return (await tablet.push([merged])).outcomes[0]?.status;
  };

  it('PUNCH-12 leaves its punches, days and presence to the first, as if they had been theirs from the start', async () => {
    const other = await world.tablet();
    await tablet.push([tablet.punch(second, 'in')]);
    world.clock.advance(minute);
    await other.push([other.punch(world.employee, 'in')]);
    world.clock.advance(3 * hour);
    await tablet.push([tablet.punch(second, 'out')]);
    const before = await shown();
    expect(before.has(`presence ${second}`)).toBe(true);
    expect(await merge()).toBe('applied');
    const { punches, presence, days } = await rows();
    expect(punches.map(({ person, flags }) => [person, flags])).toEqual([
      [world.employee, '[]'],
      [world.employee, '["double"]'],
      [world.employee, '[]'],
    ]);
    expect(presence).toMatchObject([{ person: world.employee, type: 'out' }]);
    expect(days).toMatchObject([{ person: world.employee, worked: 3 * hour + minute }]);
    const after = rowsAfter(await tablet.pull(), before);
    expect([...after.keys()].filter((key) => key.includes(second))).toEqual([
      `formerEmployees ${second}`,
    ]);
    expect(await isRebuilt()).toBe(true);
  });

  it('PUNCH-12 T18 what still arrives under it is the first one’s, until it is restored', async () => {
    await merge();
    await tablet.push([tablet.punch(second, 'in')]);
    expect((await rows()).presence).toMatchObject([{ person: world.employee, type: 'in' }]);
    await world.append([{ kind: 'employee.restore', body: { person: second } }]);
    world.clock.advance(minute);
    await tablet.push([tablet.punch(second, 'in')]);
    expect((await rows()).presence).toHaveLength(2);
    expect(await isRebuilt()).toBe(true);
  });

  it('PUNCH-12 K26 a punch that is attached to it by whoever had not heard of the merge is the first one’s', async () => {
    const punch = await unknown();
    await merge();
    expect(await attach(punch, { person: second })).toBe('applied');
    expect((await rows()).punches).toMatchObject([{ person: world.employee }]);
    expect((await rows()).presence).toMatchObject([{ person: world.employee, type: 'in' }]);
    expect(await isRebuilt()).toBe(true);
  });

  it('PUNCH-12 leaves its check-offs and shifts to the first', async () => {
    const [list, task, definition, shift] = Array.from({ length: 4 }, () => world.newId());
    const start = world.clock.now();
    await world.append([
      {
        kind: 'shift.publish',
        establishment: world.establishment,
        body: { shift: shift!, person: second, start, end: start + hour },
      },
    ]);
    const check = (person: string) =>
      tablet.write({
        kind: 'task.check',
        actor: person,
        body: {
          list: list!,
          task: task!,
          definition: definition!,
          day: '2026-11-02',
          person,
          value: null,
          actionText: null,
        },
      });
    const early = check(second);
    const before = rowsAfter([...(await tablet.push([early])).changes, ...(await tablet.pull())]);
    await merge();
    const late = check(second);
    await tablet.push([late]);
    const after = rowsAfter(await tablet.pull(), before);
    for (const key of [
      `checkOffs ${early.operation.id}`,
      `checkOffs ${late.operation.id}`,
      `shifts ${shift}`,
    ]) {
      expect(after.get(key)).toMatchObject({ person: world.employee });
    }
    expect(await isRebuilt()).toBe(true);
  });
});
