import { parseOperation } from '@comptoir/shared/journal/operation';
import type { Body } from '@comptoir/shared/journal/kinds';
import type { CheckOff, TaskListRow } from '@comptoir/shared/sync/rows';
import type { Reader } from '../database/connection.ts';
import { findTexts, inChunks } from '../journal/queries.ts';
import { type HeldCheckOff, checkOffOf, heldOf } from './row.ts';

export type TaskListBody = Body<'task-list.define'>;

/** Task lists by id, with their titles; an archived one is missing. */
export async function findTaskLists(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<Map<string, TaskListRow>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('task_list')
      .select(['list', 'definition', 'body'])
      .where('organisation', '=', organisation)
      .where('archived', '=', 0)
      .where('list', 'in', some)
      .execute(),
  );
  const lists = rows.map(({ list, definition, body }) => ({
    list,
    definition,
    body: JSON.parse(body) as TaskListBody,
  }));
  const hashes = lists.flatMap(({ body }) => [
    body.titleText,
    ...body.tasks.map(({ titleText }) => titleText),
  ]);
  const texts = await findTexts(db, organisation, hashes);
  return new Map(
    lists.map(({ list, definition, body: { titleText, tasks, moment, weekdays, order } }) => [
      list,
      {
        id: list,
        definition,
        title: texts.get(titleText) ?? '',
        moment,
        weekdays,
        order,
        tasks: tasks.map(({ titleText: text, ...task }) => ({
          ...task,
          title: texts.get(text) ?? '',
        })),
      },
    ]),
  );
}

/** What the definitions named by check-offs say: by the id of their `task-list.define`, for ever as they were. */
export async function findDefinitions(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<Map<string, TaskListBody>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('operation')
      .select(['id', 'bytes'])
      .where('organisation', '=', organisation)
      .where('id', 'in', some)
      .where('kind', '=', 'task-list.define')
      .where('status', '=', 'applied')
      .execute(),
  );
  const found = new Map<string, TaskListBody>();
  for (const { bytes } of rows) {
    const parsed = bytes === null ? null : parseOperation(bytes);
    if (parsed?.ok && parsed.value.kind === 'task-list.define') {
      found.set(parsed.value.id, parsed.value.body);
    }
  }
  return found;
}

/** Check-offs by id, with what was written about them. */
export async function findCheckOffs(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<Map<string, CheckOff>> {
  const rows = await inChunks(ids, (some) => selectCheckOffs(db, organisation, some));
  const hashes = rows.flatMap((row) => [row.action_text, row.uncheck_reason_text]);
  const texts = await findTexts(
    db,
    organisation,
    hashes.filter((hash) => hash !== null),
  );
  return new Map(rows.map((row) => [row.id, checkOffOf(row, texts)]));
}

/** The same without texts, for those who change them. */
export async function findHeld(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<HeldCheckOff[]> {
  return (await inChunks(ids, (some) => selectCheckOffs(db, organisation, some))).map(heldOf);
}

function selectCheckOffs(db: Reader, organisation: string, ids: string[]) {
  return db
    .selectFrom('check_off')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('id', 'in', ids)
    .execute();
}
