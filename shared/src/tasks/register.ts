import type { CheckOff, TaskDefinitionRow } from '../sync/rows.ts';
import {
  type DayRule,
  addDays,
  businessDay,
  dayBounds,
  instantOf,
  weekdayOf,
} from '../time/business-day.ts';
import { countingChecks } from './due.ts';
import { isOutOfBounds } from './measured.ts';
import type { Measure } from './operations.ts';
import { type Moment, moments } from './moments.ts';

/** One check-off as the register shows it, judged by the definition that it names (spec TASK-9). */
export type RegisterCheck = {
  id: string;
  person: string | null;
  /** Null: nobody was named, or the name is not known here. */
  name: string | null;
  at: number;
  value: number | null;
  /** What was measured when it was checked; null when nothing was, or nobody knows that definition any more. */
  measure: Measure | null;
  outOfBounds: boolean;
  /** What was done about it. */
  action: string | null;
  /** After the hour that stood when it was checked. */
  late: boolean;
  /** Null unless it was taken back. */
  unchecked: {
    person: string | null;
    name: string | null;
    at: number;
    reason: string | null;
  } | null;
};

/**
 * `open`: the day goes on and its hour has not passed; `late`: it has; `missed`: the day is over; `withdrawn`: all its
 * check-offs were taken back, and it was not asked for to the end.
 */
export type RegisterState = 'done' | 'open' | 'late' | 'missed' | 'withdrawn';

/** One task of one business day. */
export type RegisterEntry = {
  day: string;
  list: string;
  task: string;
  /** Of the definition that stood; null where no definition says anything about this task. */
  listTitle: string | null;
  /** Likewise; of what was done, as it was called when it was checked off. */
  title: string | null;
  moment: Moment | null;
  /** `HH:MM`, and the instant it means on this business day. */
  due: string | null;
  dueAt: number | null;
  measure: Measure | null;
  team: string | null;
  person: string | null;
  state: RegisterState;
  /** The check-off that counts. */
  done: RegisterCheck | null;
  /** The others, by time: done twice, or taken back. */
  others: RegisterCheck[];
};

type Task = TaskDefinitionRow['tasks'][number];
/** A definition and the stretch in which it stood, ms; `to` is its successor's beginning. */
type Standing = { definition: TaskDefinitionRow; from: number; to: number };
/** A task of a day: the last definition of the day that asks for it, and since when it was asked for. */
type Asked = Standing & { task: Task; index: number; appeared: number };

export type RegisterInput = {
  /** All definitions of the establishment's lists, archived ones too, in any order. */
  definitions: readonly TaskDefinitionRow[];
  checkOffs: readonly CheckOff[];
  /** Names to show, by person. */
  people: ReadonlyMap<string, string>;
  /** Business days, both included; days that have not begun are left out. */
  from: string;
  to: string;
  rule: DayRule;
  /** Ms. */
  now: number;
};

/**
 * Who did what when, what was late, missed and taken back (spec TASK-9 to TASK-11), by day, then order of the lists,
 * then due hour. A later definition changes no past day: each is read by the definitions that stood on it.
 */
export function registerOf(input: RegisterInput): RegisterEntry[] {
  const { from, rule, now } = input;
  const today = businessDay(now, rule.zone, rule.cutOffHour);
  const to = input.to < today ? input.to : today;
  const chains = chainsOf(input.definitions);
  const checks = groupBy(input.checkOffs, ({ day }) => day);
  const tasks = new Map(
    input.definitions.flatMap((definition) =>
      definition.tasks.map((task) => [`${definition.id}/${task.task}`, task] as const),
    ),
  );
  const known = { ...input, chains, tasks };
  const entries: RegisterEntry[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    entries.push(...entriesOf(known, day, checks.get(day) ?? []));
  }
  return entries;
}

type Known = RegisterInput & {
  chains: ReadonlyMap<string, Standing[]>;
  /** By definition and task. */
  tasks: ReadonlyMap<string, Task>;
};

/** Each list's definitions in the order in which they followed each other. */
function chainsOf(definitions: readonly TaskDefinitionRow[]): Map<string, Standing[]> {
  const sorted = [...definitions].sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1));
  const lists = groupBy(sorted, ({ list }) => list);
  return new Map(
    [...lists].map(([list, own]) => [
      list,
      own.map((definition, index) => ({
        definition,
        from: definition.since,
        to: own[index + 1]?.since ?? Infinity,
      })),
    ]),
  );
}

function entriesOf(known: Known, day: string, checkOffs: readonly CheckOff[]): RegisterEntry[] {
  const checks = groupBy(checkOffs, ({ list, task }) => `${list}/${task}`);
  const counting = countingChecks(checkOffs);
  const found: { entry: RegisterEntry; rank: (string | number)[] }[] = [];
  for (const chain of known.chains.values()) {
    for (const [key, asked] of askedOn(known, chain, day)) {
      const made = { own: checks.get(key) ?? [], done: counting.get(key) };
      const entry = entryOf(known, day, asked, made);
      checks.delete(key);
      if (entry) found.push({ entry, rank: rankOf(asked, entry.dueAt) });
    }
  }
  // What was checked and no definition of that day asks for: kept, by the definition that it names.
  for (const [key, own] of checks) {
    const entry = unaskedOf(known, day, own, counting.get(key));
    found.push({
      entry,
      rank: [moments.length, 0, entry.list, entry.dueAt ?? Infinity, 0, entry.task],
    });
  }
  return found.sort((a, b) => compareRanks(a.rank, b.rank)).map(({ entry }) => entry);
}

/** The tasks that a list asked for at some time of a business day. */
function askedOn(known: Known, chain: readonly Standing[], day: string): Map<string, Asked> {
  const { zone, cutOffHour } = known.rule;
  const bounds = dayBounds(day, zone, cutOffHour);
  const weekday = weekdayOf(day);
  const asked = new Map<string, Asked>();
  for (const standing of chain) {
    const { definition, from, to } = standing;
    if (to <= bounds.start || from >= Math.min(bounds.end, known.now + 1)) continue;
    if (definition.archived || !definition.weekdays.includes(weekday)) continue;
    definition.tasks.forEach((task, index) => {
      const key = `${definition.list}/${task.task}`;
      const before = asked.get(key);
      const appeared = before?.to === from ? before.appeared : from;
      asked.set(key, { ...standing, task, index, appeared });
    });
  }
  return asked;
}

function entryOf(
  known: Known,
  day: string,
  asked: Asked,
  { own, done }: { own: readonly CheckOff[]; done: CheckOff | undefined },
): RegisterEntry | null {
  const { definition, task } = asked;
  const { zone, cutOffHour } = known.rule;
  const { end } = dayBounds(day, zone, cutOffHour);
  const dueAt = task.due === null ? null : instantOf(day, task.due, zone, cutOffHour);
  const wanted = isWanted(asked, { dueAt, end });
  if (!wanted && own.length === 0) return null;
  const state = stateOf({ done: done !== undefined, wanted, dueAt, end, now: known.now });
  // What was done keeps the words under which it was checked off, also on the day on which they changed.
  const said = done && known.tasks.get(`${done.definition}/${done.task}`);
  return {
    day,
    list: definition.list,
    task: task.task,
    listTitle: definition.title,
    title: said?.title ?? task.title,
    moment: definition.moment,
    due: task.due,
    dueAt,
    measure: task.measure,
    team: task.team,
    person: task.person,
    state,
    ...checksOf(known, day, own, done),
  };
}

/** Nobody misses what was asked for only after its hour, or what was no longer asked for when its hour came. */
function isWanted(asked: Asked, { dueAt, end }: { dueAt: number | null; end: number }): boolean {
  if (dueAt === null) return asked.to >= end;
  return asked.appeared <= dueAt && dueAt < asked.to;
}

function stateOf(of: {
  done: boolean;
  wanted: boolean;
  dueAt: number | null;
  end: number;
  now: number;
}): RegisterState {
  if (of.done) return 'done';
  if (!of.wanted) return 'withdrawn';
  if (of.now >= of.end) return 'missed';
  return of.dueAt !== null && of.now > of.dueAt ? 'late' : 'open';
}

function unaskedOf(
  known: Known,
  day: string,
  own: readonly CheckOff[],
  done: CheckOff | undefined,
): RegisterEntry {
  const { list, task, definition } = done ?? own[0]!;
  const named = known.chains
    .get(list)
    ?.find((standing) => standing.definition.id === definition)?.definition;
  const said = known.tasks.get(`${definition}/${task}`);
  return {
    day,
    list,
    task,
    listTitle: named?.title ?? null,
    title: said?.title ?? null,
    moment: named?.moment ?? null,
    due: said?.due ?? null,
    dueAt: said ? hourOf(known, day, said) : null,
    measure: said?.measure ?? null,
    team: said?.team ?? null,
    person: said?.person ?? null,
    state: done ? 'done' : 'withdrawn',
    ...checksOf(known, day, own, done),
  };
}

function checksOf(
  known: Known,
  day: string,
  own: readonly CheckOff[],
  done: CheckOff | undefined,
): Pick<RegisterEntry, 'done' | 'others'> {
  const others = own
    .filter(({ id }) => id !== done?.id)
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return {
    done: done ? shown(known, day, done) : null,
    others: others.map((check) => shown(known, day, check)),
  };
}

function shown(known: Known, day: string, check: CheckOff): RegisterCheck {
  const { id, person, at, value, action } = check;
  const named = known.tasks.get(`${check.definition}/${check.task}`);
  const measure = named?.measure ?? null;
  const dueAt = named ? hourOf(known, day, named) : null;
  const nameOf = (who: string | null): string | null =>
    who === null ? null : (known.people.get(who) ?? null);
  return {
    id,
    person,
    name: nameOf(person),
    at,
    value,
    measure,
    outOfBounds: check.flags.includes('out-of-bounds') || isOutOfBounds(measure, value),
    action,
    late: dueAt !== null && at > dueAt,
    unchecked:
      check.uncheckedAt === null
        ? null
        : {
            person: check.uncheckedBy,
            name: nameOf(check.uncheckedBy),
            at: check.uncheckedAt,
            reason: check.uncheckReason,
          },
  };
}

function hourOf({ rule }: Known, day: string, task: Task): number | null {
  return task.due === null ? null : instantOf(day, task.due, rule.zone, rule.cutOffHour);
}

function rankOf({ definition, task, index }: Asked, dueAt: number | null): (string | number)[] {
  const { moment, order, list } = definition;
  return [moments.indexOf(moment), order, list, dueAt ?? Infinity, index, task.task];
}

function compareRanks(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const at = a.findIndex((one, index) => one !== b[index]);
  if (at < 0) return 0;
  return a[at]! < b[at]! ? -1 : 1;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
