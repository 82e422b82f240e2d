import { operationLimit } from '@comptoir/shared/journal/operation';
import type { Measure } from '@comptoir/shared/tasks/operations';
import type { ListContent, TaskItem } from './lists-view.ts';

/** Most tasks of a list, and longest title, in characters. */
export const mostTasks = 40;
export const longestTitle = 120;

/** What keeps a list from being saved (spec REG-2); each has its sentence. */
export type ListFault = 'no-title' | 'no-day' | 'no-task' | 'too-many-tasks' | 'too-long';
export type TaskFault = 'no-title' | 'bad-due' | 'no-unit' | 'bad-bound' | 'crossed-bounds';

/** The envelope of the operation, without its body, is never longer than this. */
const envelope = 1_100;

export function listFaults({ title, weekdays, tasks }: ListContent): ListFault[] {
  const faults: ListFault[] = [];
  if (title.trim() === '') faults.push('no-title');
  if (weekdays.length === 0) faults.push('no-day');
  if (tasks.length === 0) faults.push('no-task');
  if (tasks.length > mostTasks) faults.push('too-many-tasks');
  else if (bytesOf(tasks) > operationLimit - envelope) faults.push('too-long');
  return faults;
}

/** As `tasks` stand in the operation, with a hash for each title. */
function bytesOf(tasks: TaskItem[]): number {
  const written = tasks.map(({ title: _, ...task }) => ({ ...task, titleText: 'a'.repeat(64) }));
  return new TextEncoder().encode(JSON.stringify(written)).length;
}

/** A task while it is being typed: numbers are text, with the comma or the point of whoever types. */
export type TypedTask = {
  title: string;
  due: string;
  for: { kind: 'everyone' } | { kind: 'team'; team: string } | { kind: 'person'; person: string };
  measure: { unit: string; min: string; max: string } | null;
};

export const emptyTask: TypedTask = {
  title: '',
  due: '',
  for: { kind: 'everyone' },
  measure: null,
};

/** `decimal` writes a number as the language of the tablet does. */
export function typedTask(task: TaskItem, decimal: (value: number) => string): TypedTask {
  const { title, due, measure, team, person } = task;
  const bound = (value: number | null) => (value === null ? '' : decimal(value));
  return {
    title,
    due: due ?? '',
    for:
      person !== null
        ? { kind: 'person', person }
        : team !== null
          ? { kind: 'team', team }
          : { kind: 'everyone' },
    measure: measure && { unit: measure.unit, min: bound(measure.min), max: bound(measure.max) },
  };
}

export type ReadTask =
  { ok: true; value: Omit<TaskItem, 'task'> } | { ok: false; faults: TaskFault[] };

/** What was typed, as a task; or everything that is wrong with it. */
export function readTask(typed: TypedTask): ReadTask {
  const faults: TaskFault[] = [];
  const title = typed.title.trim();
  if (title === '') faults.push('no-title');
  if (typed.due !== '' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(typed.due)) faults.push('bad-due');
  const measure = typed.measure === null ? null : readMeasure(typed.measure, faults);
  if (faults.length > 0) return { ok: false, faults };
  const who = typed.for;
  return {
    ok: true,
    value: {
      title,
      due: typed.due === '' ? null : typed.due,
      measure,
      team: who.kind === 'team' ? who.team : null,
      person: who.kind === 'person' ? who.person : null,
    },
  };
}

function readMeasure(
  typed: { unit: string; min: string; max: string },
  faults: TaskFault[],
): Measure {
  const unit = typed.unit.trim();
  if (unit === '') faults.push('no-unit');
  const min = readDecimal(typed.min);
  const max = readDecimal(typed.max);
  if (min === undefined || max === undefined) {
    faults.push('bad-bound');
    return { unit, min: null, max: null };
  }
  if (min !== null && max !== null && min > max) faults.push('crossed-bounds');
  return { unit, min, max };
}

/** `4`, `4,5`, `-18`, `−18.5`; null when nothing was typed, undefined when it is no number. */
export function readDecimal(typed: string): number | null | undefined {
  const text = typed.trim().replace('−', '-').replace(',', '.');
  if (text === '') return null;
  return /^-?\d{1,5}(\.\d{1,2})?$/.test(text) ? Number(text) : undefined;
}

/** The same items with the one at `from` moved by `by` places; unchanged where there is no such place. */
export function moved<T>(items: readonly T[], from: number, by: -1 | 1): T[] {
  const to = from + by;
  const next = [...items];
  const [one] = to < 0 || to >= items.length ? [] : next.splice(from, 1);
  if (one !== undefined) next.splice(to, 0, one);
  return next;
}

/** What one side of two lists has otherwise than the other, task by task. */
export type Difference = 'added' | 'changed' | 'moved' | null;

/** How each of `tasks` differs from what stands in `others`. */
export function differences(
  tasks: readonly TaskItem[],
  others: readonly TaskItem[],
): Map<string, Difference> {
  const before = new Map(others.map((task) => [task.task, task]));
  const shared = tasks.filter(({ task }) => before.has(task)).map(({ task }) => task);
  const order = others.filter(({ task }) => shared.includes(task)).map(({ task }) => task);
  return new Map(
    tasks.map((task) => {
      const other = before.get(task.task);
      if (other === undefined) return [task.task, 'added'];
      if (JSON.stringify(fields(task)) !== JSON.stringify(fields(other)))
        return [task.task, 'changed'];
      return [task.task, order[shared.indexOf(task.task)] === task.task ? null : 'moved'];
    }),
  );
}

function fields({ title, due, measure, team, person }: TaskItem): unknown[] {
  return [title, due, measure?.unit, measure?.min, measure?.max, team, person];
}
