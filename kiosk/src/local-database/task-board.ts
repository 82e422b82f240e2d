import type { Table } from 'dexie';
import type { EmployeeRow } from '@comptoir/shared/sync/rows';
import {
  type DueList,
  type DueTask,
  currentMoment,
  dueLists,
  progressOf,
} from '@comptoir/shared/tasks/due';
import type { TaskBoardView, TaskView } from '../tasks/view.ts';
import { listsWith } from '@comptoir/shared/tasks/project-list';
import { checkOffsWith, heldDefinitions, readHeld } from './check-offs.ts';
import { type Place, shownName } from './place.ts';
import type { LocalDatabase } from './schema.ts';

export type DayTasks = { day: string; lists: DueList[]; pending: Set<string> };

/** What `readDayTasks` reads. */
export function taskTables(database: LocalDatabase): Table[] {
  const { taskLists, taskDefinitions, checkOffs, journal, attachments } = database;
  return [taskLists, taskDefinitions, checkOffs, journal, attachments];
}

/** The tasks of a business day, with what this tablet still holds: check-offs, and lists as they were changed here (spec REG-1). `now` in ms. */
export async function readDayTasks(
  database: LocalDatabase,
  place: Place,
  day: string,
  now: number,
): Promise<DayTasks> {
  const [confirmed, checked, defined, rows] = await Promise.all([
    database.taskLists.toArray(),
    database.checkOffs.where('day').equals(day).toArray(),
    heldDefinitions(database),
    database.journal.where('[overlay+day]').equals([1, day]).sortBy('at'),
  ]);
  const held = await readHeld(database, [...defined, ...rows]);
  const lists = listsWith(confirmed, held.definitions);
  const known = [...confirmed, ...lists];
  const { checkOffs, pending } = await checkOffsWith(database, checked, held, known);
  return { day, lists: dueLists(lists, checkOffs, { day, now, rule: place.rule }), pending };
}

export function boardView(
  tasks: DayTasks,
  employees: EmployeeRow[],
  hideSurnames: boolean,
): TaskBoardView {
  const show = taskViewer(tasks, employees, hideSurnames);
  return {
    day: tasks.day,
    current: currentMoment(tasks.lists),
    lists: tasks.lists.map((list) => {
      const { done, total } = progressOf([list]);
      const { id, title, moment } = list;
      return { id, title, moment, done, total, tasks: list.tasks.map(show) };
    }),
  };
}

/** How one task looks: who did it is named as the establishment allows. */
export function taskViewer(
  { day, pending }: DayTasks,
  employees: EmployeeRow[],
  hideSurnames: boolean,
): (task: DueTask) => TaskView {
  const people = new Map(employees.map((employee) => [employee.id, employee]));
  return ({ list, task, definition, title, moment, due, late, measure, done, outOfBounds }) => {
    const who = shownName(done?.person ? people.get(done.person) : undefined, hideSurnames);
    return {
      list,
      task,
      definition,
      day,
      title,
      moment,
      due,
      late,
      measure,
      done: done && {
        check: done.id,
        by: `${who.given} ${who.family}`.trim(),
        initials: who.initials,
        at: done.at,
        value: done.value,
        outOfBounds,
        action: done.action,
        pending: pending.has(done.id),
      },
    };
  };
}
