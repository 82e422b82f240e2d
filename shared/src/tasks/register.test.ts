import { describe, expect, it } from 'vitest';
import type { CheckOff, TaskDefinitionRow } from '../sync/rows.ts';
import { idOf } from '../testing/ids.ts';
import { paris } from '../testing/punches.ts';
import { dueLists } from './due.ts';
import { type RegisterInput, registerOf } from './register.ts';

// A Friday; the business day turns at 05:00.
const day = '2026-11-20';
const clock = (time: string, date = day) => Date.parse(`${date}T${time}:00+01:00`);
const awa = idOf('p', 1);
const bruno = idOf('p', 2);
const people = new Map([
  [awa, 'Awa'],
  [bruno, 'Bruno'],
]);

type Task = TaskDefinitionRow['tasks'][number];
const task = (number: number, changes: Partial<Task> = {}): Task => ({
  task: idOf('t', number),
  title: `Tâche ${number}`,
  due: null,
  measure: null,
  team: null,
  person: null,
  ...changes,
});
const define = (number: number, changes: Partial<TaskDefinitionRow> = {}): TaskDefinitionRow => ({
  id: idOf('f', number),
  list: idOf('l', 1),
  since: clock('12:00', '2026-11-01'),
  archived: false,
  title: 'Hygiène',
  moment: 'opening',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  order: 0,
  tasks: [task(1)],
  ...changes,
});
const check = (number: number, changes: Partial<CheckOff> = {}): CheckOff => ({
  id: idOf('k', number),
  list: idOf('l', 1),
  task: idOf('t', 1),
  definition: idOf('f', 1),
  day,
  person: awa,
  at: clock('09:00'),
  value: null,
  action: null,
  uncheckedBy: null,
  uncheckedAt: null,
  uncheckReason: null,
  flags: [],
  ...changes,
});
const register = (
  definitions: TaskDefinitionRow[],
  checkOffs: CheckOff[],
  changes: Partial<RegisterInput> = {},
) =>
  registerOf({
    definitions,
    checkOffs,
    people,
    from: day,
    to: day,
    rule: paris,
    now: clock('12:00', '2026-11-22'),
    ...changes,
  });

const cold = { unit: '°C', min: 0, max: 4 };

describe('the register', () => {
  it('K30 TASK-9 says who did what when, with the value and what was done about it', () => {
    const fridge = define(1, { tasks: [task(1, { due: '10:00', measure: cold })] });
    const done = check(1, { value: 6, action: 'Porte refermée', flags: ['out-of-bounds'] });
    expect(register([fridge], [done])).toMatchObject([
      {
        day,
        listTitle: 'Hygiène',
        title: 'Tâche 1',
        dueAt: clock('10:00'),
        state: 'done',
        done: {
          person: awa,
          name: 'Awa',
          at: clock('09:00'),
          value: 6,
          measure: cold,
          outOfBounds: true,
          action: 'Porte refermée',
          late: false,
        },
        others: [],
      },
    ]);
    expect(register([fridge], [check(1, { at: clock('10:01') })])[0]?.done?.late).toBe(true);
  });

  it('K30 TASK-9 what was taken back stays, with who, when and why; what was done twice too', () => {
    const undone = check(1, {
      uncheckedBy: bruno,
      uncheckedAt: clock('09:30'),
      uncheckReason: 'Pas fait',
    });
    const [entry] = register([define(1)], [check(3, { at: 3 }), check(2, { at: 2 }), undone]);
    expect(entry?.done?.id).toBe(idOf('k', 2));
    expect(entry?.others.map(({ id }) => id)).toEqual([idOf('k', 3), idOf('k', 1)]);
    expect(entry?.others[1]?.unchecked).toEqual({
      person: bruno,
      name: 'Bruno',
      at: clock('09:30'),
      reason: 'Pas fait',
    });
  });

  it('K30 TASK-10 open before the hour, late after it, missed once the day is over', () => {
    const list = define(1, { tasks: [task(1, { due: '10:00' }), task(2)] });
    const at = (now: number) => register([list], [], { now }).map(({ state }) => state);
    expect(at(clock('10:00'))).toEqual(['open', 'open']);
    expect(at(clock('10:01'))).toEqual(['late', 'open']);
    expect(at(clock('04:59', '2026-11-21'))).toEqual(['late', 'open']);
    expect(at(clock('05:00', '2026-11-21'))).toEqual(['missed', 'missed']);
  });

  it('K30 TASK-10 days that have not begun, and days that a list does not name, hold nothing', () => {
    const list = define(1, { weekdays: [5, 7] });
    const entries = register([list], [], { from: '2026-11-19', to: '2026-11-30' });
    expect(entries.map((entry) => entry.day)).toEqual(['2026-11-20', '2026-11-22']);
  });

  it('K30 TASK-10 before a list was made nobody missed it', () => {
    const list = define(1, { since: clock('12:00'), tasks: [task(1, { due: '10:00' }), task(2)] });
    const entries = register([list], [], { from: '2026-11-18' });
    expect(entries.map((entry) => [entry.day, entry.task])).toEqual([[day, idOf('t', 2)]]);
  });

  it('TASK-11 stands by day, order of the lists, then hour, the night last', () => {
    const tasks = [task(1), task(2, { due: '02:00' }), task(3, { due: '11:00' })];
    const closing = define(2, { list: idOf('l', 2), moment: 'closing', tasks: [task(9)] });
    const later = define(3, { list: idOf('l', 3), order: 1, tasks: [task(8)] });
    const entries = register([closing, later, define(1, { tasks })], [], { from: '2026-11-19' });
    const order = [3, 2, 1, 8, 9].map((number) => idOf('t', number));
    expect(entries.map((entry) => entry.task)).toEqual([...order, ...order]);
  });
});

describe('a list that changes', () => {
  const before = define(1, { tasks: [task(1, { due: '10:00', measure: cold }), task(2)] });

  it('K30 never rewrites past check-offs: hour and bounds are those that the check names', () => {
    const after = define(2, {
      since: clock('12:00'),
      title: 'Froid',
      tasks: [
        task(1, { title: 'Frigo du fond', due: '08:00', measure: { unit: '°C', min: 0, max: 2 } }),
      ],
    });
    const checks = [
      check(1, { value: 3 }),
      check(2, { value: 3, day: '2026-11-19', at: clock('09:00', '2026-11-19') }),
    ];
    const [yesterday, , today] = register([after, before], checks, { from: '2026-11-19' });
    for (const entry of [yesterday, today]) {
      expect(entry?.done).toMatchObject({ late: false, outOfBounds: false, measure: cold });
      expect(entry?.title).toBe('Tâche 1');
    }
    expect(yesterday).toMatchObject({ listTitle: 'Hygiène', due: '10:00' });
    expect(today).toMatchObject({ listTitle: 'Froid', due: '08:00' });
  });

  it('K30 in the middle of a day: what was done before counts, what was taken out stays where it was done or missed', () => {
    const after = define(2, { since: clock('12:00'), tasks: [task(2), task(3, { due: '11:00' })] });
    const checks = [check(1, { task: idOf('t', 2) })];
    const states = register([before, after], checks).map((entry) => [entry.task, entry.state]);
    // The third came after its hour: it is asked for from the next day on.
    expect(states).toEqual([
      [idOf('t', 1), 'missed'],
      [idOf('t', 2), 'done'],
    ]);
    const early = define(2, { ...after, since: clock('09:30') });
    expect(register([before, early], checks).map((entry) => entry.task)).toEqual([
      idOf('t', 3),
      idOf('t', 2),
    ]);
  });

  it('K30 in the middle of a day: the board still shows as done what was checked before', () => {
    const row = {
      ...define(2, { tasks: [task(1, { title: 'Froid', measure: { ...cold, max: 2 } })] }),
      id: idOf('l', 1),
      definition: idOf('f', 2),
    };
    const at = { day, now: clock('12:00'), rule: paris };
    expect(dueLists([row], [check(1, { value: 3 })], at)[0]?.tasks[0]).toMatchObject({
      title: 'Froid',
      done: { id: idOf('k', 1) },
      outOfBounds: false,
    });
  });

  it('K30 an archived list keeps its past, and is not asked for any more', () => {
    const archived = define(2, { since: clock('12:00'), archived: true });
    const entries = register([before, archived], [], { to: '2026-11-21' });
    expect(entries.map((entry) => [entry.day, entry.task, entry.state])).toEqual([
      [day, idOf('t', 1), 'missed'],
    ]);
  });

  it('K30 a check-off whose definition nobody knows is kept without words', () => {
    const [, , unknown] = register([before], [check(1, { task: idOf('t', 7) })]);
    expect(unknown).toMatchObject({ task: idOf('t', 7), title: null, state: 'done' });
  });

  it('K30 a check-off of a task that was taken out, and then taken back, is withdrawn', () => {
    const after = define(2, { since: clock('09:30'), tasks: [task(2)] });
    const undone = check(1, { uncheckedAt: clock('09:15'), uncheckedBy: awa });
    const [first] = register([before, after], [undone]);
    expect(first).toMatchObject({ task: idOf('t', 1), state: 'withdrawn', done: null });
    expect(first?.others).toHaveLength(1);
  });
});
