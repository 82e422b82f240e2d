import { makeAttachment } from '@comptoir/shared/journal/attachments';
import type { Auth } from '@comptoir/shared/journal/operation';
import { businessDay } from '@comptoir/shared/time/business-day';
import { placeTables, readPlace } from '../local-database/place.ts';
import { readRegister, registerTables } from '../local-database/register-rows.ts';
import { readRoster, rosterTables } from '../local-database/roster.ts';
import { boardView, readDayTasks, taskTables } from '../local-database/task-board.ts';
import { listTables, readListLines, refusedDefinitions } from '../local-database/task-lists.ts';
import { readTaskPeople, taskPeopleTables } from '../local-database/task-people.ts';
import { watch } from '../local-database/watch.ts';
import type { Observable } from '../platform/signal.ts';
import { type Draft, append, newId, newSalt } from '../sync/journal.ts';
import type { Tablet } from '../tablet.ts';
import type { ListContent, ListLine, TaskListsView } from './lists-view.ts';
import { type WantedPeriod, periodOf } from './register-rules.ts';
import type { RegisterView } from './register-view.ts';
import type { TaskBoardView } from './view.ts';

/** All lists of the present business day. */
export function watchTasks(tablet: Tablet): Observable<TaskBoardView> {
  const { database } = tablet;
  const tables = [...placeTables(database), ...taskTables(database), ...rosterTables(database)];
  return watch(tablet, () =>
    database.transaction('r', tables, async () => {
      const now = tablet.clock.corrected();
      const place = await readPlace(database, tablet.identity());
      const day = businessDay(now, place.rule.zone, place.rule.cutOffHour);
      const tasks = await readDayTasks(database, place, day, now);
      return boardView(tasks, await readRoster(database), place.hideSurnames);
    }),
  );
}

export type CheckInput = {
  list: string;
  task: string;
  definition: string;
  day: string;
  person: string | null;
  value: number | null;
  /** What was done about a value out of bounds. */
  action: string | null;
  auth: Auth;
  actor: string | null;
};

/**
 * Checks a task off; resolves when that is durable.
 *
 * @returns the id of the check-off
 * @throws NotRecorded when nothing is stored
 */
export async function checkTask(tablet: Tablet, input: CheckInput): Promise<string> {
  const { list, task, definition, day, person, value, action, auth, actor } = input;
  const id = newId(tablet);
  const text = action === null ? null : makeAttachment(newSalt(tablet), action);
  const body = { list, task, definition, day, person, value, actionText: text?.hash ?? null };
  await append(tablet, [
    {
      id,
      kind: 'task.check',
      body,
      actor,
      auth,
      clock: tablet.clock.reading(),
      day,
      attachments: text === null ? [] : [text],
    },
  ]);
  tablet.sync.wrote();
  return id;
}

export type UncheckInput = {
  check: string;
  day: string;
  reason: string;
  auth: Auth;
  actor: string | null;
};

/** Takes a check-off back; it stays, with who, when and why. Throws like `checkTask`. */
export async function uncheckTask(tablet: Tablet, input: UncheckInput): Promise<void> {
  const text = makeAttachment(newSalt(tablet), input.reason);
  await append(tablet, [
    {
      id: newId(tablet),
      kind: 'task.uncheck',
      body: { check: input.check, reasonText: text.hash },
      actor: input.actor,
      auth: input.auth,
      clock: tablet.clock.reading(),
      day: input.day,
      attachments: [text],
    },
  ]);
  tablet.sync.wrote();
}

/** Every list as it stands, for whoever changes them. */
export function watchTaskLists(tablet: Tablet): Observable<TaskListsView> {
  const { database } = tablet;
  const tables = [...listTables(database), ...taskPeopleTables(database)];
  return watch(tablet, () =>
    database.transaction('r', tables, async () => {
      const people = await readTaskPeople(database);
      const lines = await readListLines(database, (id) => people.names.get(id ?? '') ?? '');
      return {
        lists: lines.filter(({ archived }) => !archived),
        archived: lines.filter(({ archived }) => archived),
        people: people.present,
        teams: people.teams,
      };
    }),
  );
}

export type DefineInput = {
  list: string;
  /** The definition that this one changes; null: a new list. */
  previous: string | null;
  content: ListContent;
  order: number;
  archived: boolean;
};

/**
 * Defines lists as they stand from now on, all or none; check-offs already made keep naming the definition they were
 * made against (spec REG-3). Throws like `checkTask`.
 */
export async function defineLists(
  tablet: Tablet,
  manager: string,
  lists: readonly DefineInput[],
): Promise<void> {
  const drafts = lists.map((input) => definition(tablet, manager, input));
  await append(tablet, drafts);
  tablet.sync.wrote(drafts.length);
}

/**
 * A manager chose between their refused change of a list and what stands (spec REG-5): the refusal is settled and
 * stays in the journal; `mine` asks for the change again, over what stands now. Throws like `checkTask`.
 */
export async function settleList(
  tablet: Tablet,
  { line, keep, manager }: { line: ListLine; keep: 'mine' | 'theirs'; manager: string },
): Promise<void> {
  const { database } = tablet;
  const refused = await refusedDefinitions(database, line.id);
  if (line.clash === null || refused.length === 0) return;
  const { mine } = line.clash;
  const { id: list, definition: previous, order } = line;
  const drafts =
    keep === 'theirs'
      ? []
      : [
          definition(tablet, manager, {
            ...{ list, previous, order },
            content: mine,
            archived: mine.archived,
          }),
        ];
  await append(tablet, drafts, {
    tables: [],
    work: async (_trx) => {
      await database.journal.bulkPut(refused.map((row) => ({ ...row, aside: 'settled' as const })));
    },
  });
  if (drafts.length > 0) tablet.sync.wrote(drafts.length);
}

/** An id for a new list or task. */
export function newTaskId(tablet: Tablet): string {
  return newId(tablet);
}

function definition(tablet: Tablet, manager: string, input: DefineInput): Draft {
  const { list, previous, content, order, archived } = input;
  const title = makeAttachment(newSalt(tablet), content.title.trim());
  const texts = content.tasks.map((task) => makeAttachment(newSalt(tablet), task.title));
  return {
    id: newId(tablet),
    kind: 'task-list.define',
    body: {
      list,
      titleText: title.hash,
      moment: content.moment,
      weekdays: content.weekdays,
      order,
      tasks: content.tasks.map(({ task, due, measure, team, person }, index) => ({
        task,
        titleText: texts[index]!.hash,
        due,
        measure,
        team,
        person,
      })),
      archived,
      previous,
    },
    actor: manager,
    auth: 'manager',
    clock: tablet.clock.reading(),
    attachments: [title, ...texts],
  };
}

/** The register of a period, and what changes it from now on. */
export function watchRegister(tablet: Tablet, wanted: WantedPeriod): Observable<RegisterView> {
  const { database } = tablet;
  const tables = [...placeTables(database), ...registerTables(database)];
  return watch(tablet, () =>
    database.transaction('r', tables, async () => {
      const now = tablet.clock.corrected();
      const place = await readPlace(database, tablet.identity());
      const today = businessDay(now, place.rule.zone, place.rule.cutOffHour);
      const period = periodOf(wanted, today);
      const people = await readTaskPeople(database);
      const { entries, pending } = await readRegister(database, place, { ...period, now }, people);
      return { ...period, today, establishment: place.name, entries, pending };
    }),
  );
}
