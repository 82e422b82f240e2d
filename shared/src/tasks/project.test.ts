import { describe, expect, it } from 'vitest';
import { checkOffSchema } from '../sync/rows.ts';
import { idOf } from '../testing/ids.ts';
import { operationOf } from '../testing/operations.ts';
import { isOutOfBounds } from './measured.ts';
import { projectCheckOff, projectUncheck } from './project.ts';

const nine = Date.parse('2026-11-20T09:00:00+01:00');
const action = 'a'.repeat(64);
const texts = new Map([[action, 'Porte refermée, relevé dans une heure']]);
const context = {
  bounds: { after: null, before: null },
  textOf: (hash: string) => texts.get(hash) ?? null,
};
const cold = { measure: { unit: '°C', min: 0, max: 4 } };
const body = {
  list: idOf('l', 1),
  task: idOf('t', 1),
  definition: idOf('f', 1),
  day: '2026-11-20',
  person: idOf('p', 1),
  value: 6.5,
  actionText: action,
};
const operation = operationOf('task.check', body, nine);

describe('a check-off', () => {
  it('TASK-5 has the id of its operation and names its definition', () => {
    const row = projectCheckOff(operation, { ...context, task: { measure: null } });
    expect(row).toMatchObject({ id: operation.id, definition: idOf('f', 1), at: nine, flags: [] });
    expect(checkOffSchema.parse(row)).toEqual(row);
  });

  it('O10 TASK-6 a value out of bounds is kept with what was done about it', () => {
    expect(projectCheckOff(operation, { ...context, task: cold })).toMatchObject({
      value: 6.5,
      action: 'Porte refermée, relevé dans une heure',
      flags: ['out-of-bounds'],
    });
  });

  it('TASK-6 bounds are inclusive and may be open', () => {
    const measure = cold.measure;
    expect([-0.1, 0, 4, 4.1].map((value) => isOutOfBounds(measure, value))).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(isOutOfBounds({ ...measure, min: null }, -40)).toBe(false);
    expect(isOutOfBounds({ ...measure, max: null }, 90)).toBe(false);
    expect(isOutOfBounds(measure, null)).toBe(false);
    expect(isOutOfBounds(null, 90)).toBe(false);
  });

  it('D18 TASK-5 one that nobody knows is kept, flagged, with all that is doubtful', () => {
    const bare = operationOf('task.check', body, nine, { auth: 'none', clock: { offset: null } });
    const row = projectCheckOff(bare, {
      ...context,
      textOf: () => null,
      task: null,
      flags: ['archived-person'],
    });
    expect(row.flags).toEqual(['archived-person', 'unknown-task', 'no-pin', 'clock-unset']);
    expect(row.action).toBeNull();
  });
});

describe('unchecking', () => {
  const check = projectCheckOff(operation, { ...context, task: cold });
  const uncheck = (wall: number, number: number) =>
    operationOf('task.uncheck', { check: check.id, reasonText: action }, wall, {
      id: idOf('n', number),
      actor: idOf('p', number),
    });

  it('TASK-7 keeps the check-off with who, when and why', () => {
    expect(projectUncheck(uncheck(nine + 60_000, 2), check, context)).toEqual({
      ...check,
      uncheckedBy: idOf('p', 2),
      uncheckedAt: nine + 60_000,
      uncheckReason: 'Porte refermée, relevé dans une heure',
    });
  });

  it('TASK-7 of two the earlier one stays, in whatever order they come', () => {
    const [early, late] = [uncheck(nine + 1_000, 2), uncheck(nine + 2_000, 3)];
    const one = projectUncheck(late, projectUncheck(early, check, context), context);
    const other = projectUncheck(early, projectUncheck(late, check, context), context);
    expect(one).toEqual(other);
    expect(one.uncheckedBy).toBe(idOf('p', 2));
  });
});
