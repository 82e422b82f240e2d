import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckOff, TaskListRow } from '../sync/rows.ts';
import { idOf } from '../testing/ids.ts';
import { paris } from '../testing/punches.ts';
import { teamsAbove } from '../teams/tree.ts';
import { currentMoment, dueLists, isFor, progressOf } from './due.ts';

// A Friday.
const day = '2026-11-20';
const clock = (time: string) => Date.parse(`${day}T${time}:00+01:00`);
const noon = { day, now: clock('12:00'), rule: paris };

type Task = TaskListRow['tasks'][number];
const task = (number: number, changes: Partial<Task> = {}): Task => ({
  task: idOf('t', number),
  title: `Tâche ${number}`,
  due: null,
  measure: null,
  team: null,
  person: null,
  ...changes,
});
const list = (number: number, changes: Partial<TaskListRow> = {}): TaskListRow => ({
  id: idOf('l', number),
  definition: idOf('f', number),
  title: `Liste ${number}`,
  moment: 'opening',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  order: 0,
  tasks: [task(number)],
  ...changes,
});
const check = (number: number, changes: Partial<CheckOff> = {}): CheckOff => ({
  id: idOf('k', number),
  list: idOf('l', 1),
  task: idOf('t', 1),
  definition: idOf('f', 1),
  day,
  person: idOf('p', 1),
  at: clock('09:00') + number,
  value: null,
  action: null,
  uncheckedBy: null,
  uncheckedAt: null,
  uncheckReason: null,
  flags: [],
  ...changes,
});
const first = (lists: TaskListRow[], checks: CheckOff[], at = noon) =>
  dueLists(lists, checks, at)[0]!.tasks[0]!;

describe('what is due', () => {
  it('TASK-1 lists of the weekday, by moment, then order, then id', () => {
    const lists = [
      list(1, { moment: 'closing' }),
      list(2, { order: 2 }),
      list(3, { order: 1 }),
      list(5, { moment: 'service' }),
      list(4, { moment: 'service' }),
      list(6, { weekdays: [6, 7] }),
    ];
    const ids = dueLists(lists, [], noon).map(({ id }) => id);
    expect(ids).toEqual([3, 2, 4, 5, 1].map((number) => idOf('l', number)));
    expect(dueLists(lists, [], { ...noon, day: '2026-11-22' })).toHaveLength(6);
  });

  it('TASK-2 a task is for its person, else its team, else everyone', () => {
    const awa = { id: idOf('p', 1), teams: new Set(['Salle']) };
    expect(isFor(task(1), awa)).toBe(true);
    expect(isFor(task(1, { team: 'Salle' }), awa)).toBe(true);
    expect(isFor(task(1, { team: 'Cuisine' }), awa)).toBe(false);
    expect(isFor(task(1, { team: 'Salle' }), { ...awa, teams: new Set() })).toBe(false);
    expect(isFor(task(1, { person: awa.id, team: 'Cuisine' }), awa)).toBe(true);
    expect(isFor(task(1, { person: idOf('p', 2), team: 'Salle' }), awa)).toBe(false);
  });

  it('TEAM-5 a task of a team is theirs too who are in a team below it', () => {
    const teams = [
      { id: idOf('t', 1), name: 'Cuisine', parent: null },
      { id: idOf('t', 2), name: 'Plonge', parent: idOf('t', 1) },
    ];
    const washer = { id: idOf('p', 1), teams: teamsAbove('Plonge', teams) };
    const cook = { id: idOf('p', 2), teams: teamsAbove('Cuisine', teams) };
    expect(isFor(task(1, { team: 'Cuisine' }), washer)).toBe(true);
    expect(isFor(task(1, { team: 'Plonge' }), cook)).toBe(false);
  });

  it('TASK-3 late means that its hour has passed and nobody did it', () => {
    const lists = [list(1, { tasks: [task(1, { due: '12:00' })] })];
    expect(first(lists, [])).toMatchObject({ late: false, dueAt: noon.now });
    const after = { ...noon, now: noon.now + 1 };
    expect(first(lists, [], after).late).toBe(true);
    expect(first(lists, [check(1)], after).late).toBe(false);
    expect(first([list(1)], [], after)).toMatchObject({ late: false, dueAt: null });
  });

  it('TASK-3 an hour after midnight is late only in the night of its business day', () => {
    const lists = [list(1, { tasks: [task(1, { due: '01:00' })] })];
    expect(first(lists, [], { ...noon, now: clock('23:59') }).late).toBe(false);
    expect(first(lists, [], { ...noon, now: clock('23:59') + 61 * 60_000 }).late).toBe(false);
    expect(first(lists, [], { ...noon, now: clock('23:59') + 62 * 60_000 }).late).toBe(true);
  });

  it('TASK-8 the moment that is on is the first with something left to do', () => {
    const lists = [list(1), list(2, { moment: 'service' }), list(3, { moment: 'closing' })];
    const done = [1, 2, 3].map((number) =>
      check(number, { list: idOf('l', number), task: idOf('t', number) }),
    );
    const moment = (count: number) => currentMoment(dueLists(lists, done.slice(0, count), noon));
    expect([0, 1, 2, 3].map(moment)).toEqual(['opening', 'service', 'closing', 'closing']);
    expect(currentMoment([])).toBe('opening');
  });
});

describe('what is done', () => {
  it('TASK-4 a task of another day, list or name is not', () => {
    const others = [
      check(1, { day: '2026-11-19' }),
      check(2, { list: idOf('l', 9) }),
      check(3, { task: idOf('t', 9) }),
    ];
    expect(first([list(1)], others).done).toBeNull();
    expect(first([list(1)], [check(4)]).done).toEqual(check(4));
  });

  it('TASK-4 an unchecked one is not, until somebody checks it again', () => {
    const undone = check(1, { uncheckedAt: clock('10:00'), uncheckedBy: idOf('p', 2) });
    expect(first([list(1)], [undone]).done).toBeNull();
    expect(first([list(1)], [undone, check(2)]).done?.id).toBe(idOf('k', 2));
  });

  it('O8 TASK-4 two tablets that both checked it show the same one, whatever came first', () => {
    const made = fc.record({
      at: fc.integer({ min: 1, max: 3 }),
      unchecked: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(made, { maxLength: 6 }), fc.func(fc.integer()), (all, key) => {
        const checks = all.map(({ at, unchecked }, index) =>
          check(index, { at, uncheckedAt: unchecked ? 5 : null }),
        );
        const shuffled = [...checks].sort((a, b) => key(a.id) - key(b.id));
        const counting = checks.filter(({ uncheckedAt }) => uncheckedAt === null);
        const earliest = Math.min(...counting.map(({ at }) => at));
        const { done } = first([list(1)], shuffled);
        expect(done).toEqual(counting.find(({ at }) => at === earliest) ?? null);
      }),
    );
  });

  it('TASK-4 progress counts done, all and late', () => {
    const lists = [
      list(1, { tasks: [task(1), task(2, { due: '08:00' }), task(3, { due: '18:00' })] }),
      list(4),
    ];
    expect(progressOf(dueLists(lists, [check(1)], noon))).toEqual({ done: 1, total: 4, late: 1 });
  });

  it('O10 TASK-6 a value keeps the bounds that stood when it was checked', () => {
    const cold = { unit: '°C', min: 0, max: 4 };
    const lists = [list(1, { tasks: [task(1, { measure: cold })] })];
    expect(first(lists, [check(1, { value: 4 })]).outOfBounds).toBe(false);
    expect(first(lists, [check(1, { value: 4.1 })]).outOfBounds).toBe(true);
    const older = { value: 4.1, definition: idOf('f', 9) };
    expect(first(lists, [check(1, older)]).outOfBounds).toBe(false);
    expect(first(lists, [check(1, { ...older, flags: ['out-of-bounds'] })]).outOfBounds).toBe(true);
  });
});
