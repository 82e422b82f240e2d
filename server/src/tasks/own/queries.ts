import type { EstablishmentSettings } from '@comptoir/shared/establishments/operations';
import type { CheckOff, TaskListRow } from '@comptoir/shared/sync/rows';
import type { TeamNode } from '@comptoir/shared/teams/tree';
import type { Reader } from '../../database/connection.ts';
import { findTexts, inChunks, readSettings } from '../../journal/queries.ts';
import { findTaskLists } from '../queries.ts';
import { checkOffOf } from '../row.ts';

export type TaskStore = { id: string; name: string; settings: EstablishmentSettings };

/** Establishments by id. */
export async function findTaskStores(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<TaskStore[]> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('establishment')
      .select(['establishment', 'name_text', 'settings'])
      .where('organisation', '=', organisation)
      .where('establishment', 'in', some)
      .execute(),
  );
  const hashes = rows.map(({ name_text }) => name_text);
  const texts = await findTexts(db, organisation, hashes);
  return rows.map(({ establishment, name_text, settings }) => ({
    ...{ id: establishment, name: texts.get(name_text) ?? '', settings: readSettings(settings) },
  }));
}

/** The teams of an establishment. */
export async function findTeamsOfStore(
  db: Reader,
  organisation: string,
  establishment: string,
): Promise<TeamNode[]> {
  return db
    .selectFrom('team')
    .select(['team as id', 'name', 'parent'])
    .where('organisation', '=', organisation)
    .where('establishment', '=', establishment)
    .orderBy('team')
    .execute();
}

/** Every list of an establishment that stands. */
export async function findListsOfStore(
  db: Reader,
  organisation: string,
  establishment: string,
): Promise<TaskListRow[]> {
  const rows = await db
    .selectFrom('task_list')
    .select('list')
    .where('organisation', '=', organisation)
    .where('establishment', '=', establishment)
    .where('archived', '=', 0)
    .execute();
  const lists = rows.map(({ list }) => list);
  return [...(await findTaskLists(db, organisation, lists)).values()];
}

/** What was checked off in an establishment on a business day. What was written about it is not read. */
export async function findCheckOffsOn(
  db: Reader,
  organisation: string,
  { establishment, day }: { establishment: string; day: string },
): Promise<CheckOff[]> {
  const rows = await db
    .selectFrom('check_off')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('establishment', '=', establishment)
    .where('day', '=', day)
    .execute();
  return rows.map((row) => checkOffOf(row, new Map()));
}
