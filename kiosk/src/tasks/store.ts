import { makeAttachment } from '@comptoir/shared/journal/attachments';
import type { Auth } from '@comptoir/shared/journal/operation';
import { businessDay } from '@comptoir/shared/time/business-day';
import { placeTables, readPlace } from '../local-database/place.ts';
import { boardView, readDayTasks, taskTables } from '../local-database/task-board.ts';
import { watch } from '../local-database/watch.ts';
import type { Observable } from '../platform/signal.ts';
import { append, newId, newSalt } from '../sync/journal.ts';
import type { Tablet } from '../tablet.ts';
import type { TaskBoardView } from './view.ts';

/** All lists of the present business day. */
export function watchTasks(tablet: Tablet): Observable<TaskBoardView> {
  const { database } = tablet;
  const tables = [...placeTables(database), ...taskTables(database), database.employees];
  return watch(tablet, () =>
    database.transaction('r', tables, async () => {
      const now = tablet.clock.corrected();
      const place = await readPlace(database, tablet.identity());
      const day = businessDay(now, place.rule.zone, place.rule.cutOffHour);
      const tasks = await readDayTasks(database, place, day, now);
      return boardView(tasks, await database.employees.toArray(), place.hideSurnames);
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
