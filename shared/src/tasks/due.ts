import type { CheckOff, TaskListRow } from '../sync/rows.ts';
import { type DayRule, instantOf, weekdayOf } from '../time/business-day.ts';
import { isOutOfBounds } from './measured.ts';
import type { Measure } from './operations.ts';
import { type Moment, moments } from './moments.ts';

export type DueTask = {
  list: string;
  task: string;
  definition: string;
  title: string;
  moment: Moment;
  measure: Measure | null;
  team: string | null;
  person: string | null;
  /** `HH:MM`, and the instant it means on this business day. */
  due: string | null;
  dueAt: number | null;
  /** Not done, and its hour has passed. */
  late: boolean;
  /** The check-off that counts. */
  done: CheckOff | null;
  /** Its value was outside the bounds that stood when it was checked. */
  outOfBounds: boolean;
};

export type DueList = { id: string; title: string; moment: Moment; tasks: DueTask[] };

/**
 * The task lists of a business day (spec TASK-1 to TASK-4), by moment of the day, then order, then id.
 *
 * @param checkOffs of that business day; others are ignored
 * @param at.now ms
 */
export function dueLists(
  lists: readonly TaskListRow[],
  checkOffs: readonly CheckOff[],
  at: { day: string; now: number; rule: DayRule },
): DueList[] {
  const counting = countingChecks(checkOffs.filter((check) => check.day === at.day));
  const weekday = weekdayOf(at.day);
  return lists
    .filter((list) => list.weekdays.includes(weekday))
    .sort(compareLists)
    .map((list) => ({
      id: list.id,
      title: list.title,
      moment: list.moment,
      tasks: list.tasks.map((task) =>
        dueTask(list, task, counting.get(taskKey(list.id, task.task)), at),
      ),
    }));
}

/**
 * Whether a task is this person's (spec TASK-2): named, of a team of theirs, or for everyone.
 *
 * @param employee.teams their team and those above it (`teamsAbove`)
 */
export function isFor(
  task: Pick<DueTask, 'team' | 'person'>,
  employee: { id: string; teams: ReadonlySet<string> },
): boolean {
  if (task.person !== null) return task.person === employee.id;
  return task.team === null || employee.teams.has(task.team);
}

/** How far a day's tasks are. */
export function progressOf(lists: readonly DueList[]): {
  done: number;
  total: number;
  late: number;
} {
  const tasks = lists.flatMap((list) => list.tasks);
  return {
    done: tasks.filter((task) => task.done !== null).length,
    total: tasks.length,
    late: tasks.filter((task) => task.late).length,
  };
}

/** The moment of the day that is on: the first whose tasks are not all done, or the last of the day. */
export function currentMoment(lists: readonly DueList[]): Moment {
  const open = lists.find((list) => list.tasks.some((task) => task.done === null));
  return open?.moment ?? lists.at(-1)?.moment ?? 'opening';
}

/**
 * The check-off that counts for each task (spec TASK-4): of those nobody unchecked the earliest, by time, then id. Two tablets
 * that both checked it agree.
 *
 * @param checkOffs of one business day
 * @returns by list and task
 */
export function countingChecks(checkOffs: readonly CheckOff[]): Map<string, CheckOff> {
  const counting = new Map<string, CheckOff>();
  for (const check of checkOffs) {
    if (check.uncheckedAt !== null) continue;
    const key = taskKey(check.list, check.task);
    const other = counting.get(key);
    const earlier = !other || check.at < other.at || (check.at === other.at && check.id < other.id);
    if (earlier) counting.set(key, check);
  }
  return counting;
}

function dueTask(
  list: TaskListRow,
  task: TaskListRow['tasks'][number],
  done: CheckOff | undefined,
  { day, now, rule }: { day: string; now: number; rule: DayRule },
): DueTask {
  const dueAt = task.due === null ? null : instantOf(day, task.due, rule.zone, rule.cutOffHour);
  // The bounds may have changed since: the flag remembers those that stood when it was checked.
  const remembered = done?.flags.includes('out-of-bounds') ?? false;
  const current = done?.definition === list.definition && isOutOfBounds(task.measure, done.value);
  return {
    list: list.id,
    task: task.task,
    definition: list.definition,
    title: task.title,
    moment: list.moment,
    measure: task.measure,
    team: task.team,
    person: task.person,
    due: task.due,
    dueAt,
    late: done === undefined && dueAt !== null && now > dueAt,
    done: done ?? null,
    outOfBounds: remembered || current,
  };
}

function compareLists(a: TaskListRow, b: TaskListRow): number {
  const byMoment = moments.indexOf(a.moment) - moments.indexOf(b.moment);
  if (byMoment !== 0) return byMoment;
  return a.order - b.order || (a.id < b.id ? -1 : 1);
}

function taskKey(list: string, task: string): string {
  return `${list}/${task}`;
}
