import type { Body } from '@comptoir/shared/journal/kinds';
import type { CheckOff, TaskDefinitionRow, TaskListRow } from '@comptoir/shared/sync/rows';
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
  const bodies = rows.map(({ body }) => JSON.parse(body) as TaskListBody);
  const texts = await findTexts(db, organisation, bodies.flatMap(textsIn));
  return new Map(
    rows.map(({ list, definition }, index) => [
      list,
      { id: list, definition, ...shown(bodies[index]!, texts) },
    ]),
  );
}

/** Definitions by id, as the register reads them: archived ones too. */
export async function findTaskDefinitions(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<Map<string, TaskDefinitionRow>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('task_definition')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('definition', 'in', some)
      .execute(),
  );
  const bodies = rows.map(({ body }) => JSON.parse(body) as TaskListBody);
  const texts = await findTexts(db, organisation, bodies.flatMap(textsIn));
  return new Map(
    rows.map(({ definition, list, since, archived }, index) => [
      definition,
      {
        id: definition,
        list,
        since,
        archived: archived === 1,
        ...shown(bodies[index]!, texts),
      },
    ]),
  );
}

function textsIn({ titleText, tasks }: TaskListBody): string[] {
  return [titleText, ...tasks.map((task) => task.titleText)];
}

function shown(
  { titleText, tasks, moment, weekdays, order }: TaskListBody,
  texts: ReadonlyMap<string, string>,
): Omit<TaskListRow, 'id' | 'definition'> {
  return {
    title: texts.get(titleText) ?? '',
    moment,
    weekdays,
    order,
    tasks: tasks.map(({ titleText: text, ...task }) => ({ ...task, title: texts.get(text) ?? '' })),
  };
}

/** The definition of a list that stands now, archived or not. */
export async function findStanding(
  db: Reader,
  organisation: string,
  list: string,
): Promise<{ definition: string; establishment: string; since: number } | undefined> {
  return db
    .selectFrom('task_list')
    .innerJoin('task_definition', (join) =>
      join
        .onRef('task_definition.organisation', '=', 'task_list.organisation')
        .onRef('task_definition.definition', '=', 'task_list.definition'),
    )
    .select(['task_list.definition', 'task_list.establishment', 'task_definition.since'])
    .where('task_list.organisation', '=', organisation)
    .where('task_list.list', '=', list)
    .executeTakeFirst();
}

/** What the definitions named by check-offs say: by the id of their `task-list.define`, for ever as they were. */
export async function findDefinitions(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<Map<string, TaskListBody>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('task_definition')
      .select(['definition', 'body'])
      .where('organisation', '=', organisation)
      .where('definition', 'in', some)
      .execute(),
  );
  return new Map(
    rows.map(({ definition, body }) => [definition, JSON.parse(body) as TaskListBody]),
  );
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
