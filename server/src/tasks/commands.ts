import { isDeviceOperation } from '@comptoir/shared/journal/operation';
import { correctedTime } from '@comptoir/shared/time/corrected';
import { insertRows } from '../database/insert-rows.ts';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../journal/batch.ts';
import { findStanding } from './queries.ts';
import { type HeldCheckOff, checkOffColumns, rowOf } from './row.ts';

/** New check-offs, and those that were taken back: nothing else of one ever changes. */
export async function writeCheckOffs(
  batch: Batch,
  changed: readonly { held: HeldCheckOff; position: number }[],
): Promise<void> {
  const rows = changed.map(({ held }) => rowOf(batch.organisation, held));
  await insertRows(batch.trx, 'check_off', rows, {
    columns: checkOffColumns,
    purpose: 'uncheck',
    conflict: (insert) =>
      insert.onConflict((on) =>
        on.columns(['organisation', 'id']).doUpdateSet((set) => ({
          unchecked_by: set.ref('excluded.unchecked_by'),
          unchecked_at: set.ref('excluded.unchecked_at'),
          uncheck_reason_text: set.ref('excluded.uncheck_reason_text'),
        })),
      ),
  });
  for (const { held, position } of changed) {
    const { establishment, checkOff } = held;
    const { id: key, at } = checkOff;
    batch.feed.put({ establishment, room: 'checkOffs', key, position, at });
  }
}

/** Task lists as they stand from now on (spec TASK-12, TASK-13). What was checked against an earlier definition keeps naming that one. */
export async function projectTaskLists(
  batch: Batch,
  items: readonly Accepted<'task-list.define'>[],
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const item of items) verdicts.push(await define(batch, item));
  return verdicts;
}

async function define(
  batch: Batch,
  { operation, position, after }: Accepted<'task-list.define'>,
): Promise<Verdict> {
  const { organisation, trx, receivedAt } = batch;
  const { establishment, body, id: definition } = operation;
  if (establishment === null || !batch.establishments.has(establishment)) {
    return refusedBecause('not-found');
  }
  const { list, tasks } = body;
  const isTablet = isDeviceOperation(operation);
  // A check-off names its task by list and id: two of one id could not be told apart.
  if (new Set(tasks.map(({ task }) => task)).size < tasks.length) {
    return refusedBecause('malformed');
  }
  const current = await findStanding(trx, organisation, list);
  if (current && current.establishment !== establishment) {
    return refusedBecause('foreign-establishment');
  }
  // What the server writes of itself names none: it stands as it comes. A tablet that names none means a new list.
  const previous = body.previous === undefined && isTablet ? null : body.previous;
  if (previous !== undefined && previous !== (current?.definition ?? null)) {
    return refusedBecause('conflict');
  }
  const written = isTablet
    ? correctedTime(operation.clock, { after, before: receivedAt }).at
    : receivedAt;
  // Definitions of a list follow each other, whatever a clock says.
  const since = Math.max(written, (current?.since ?? -1) + 1);
  const row = { definition, archived: body.archived ? 1 : 0, body: JSON.stringify(body) };
  await trx
    .insertInto('task_list')
    .values({ organisation, list, establishment, ...row })
    .onConflict((on) => on.columns(['organisation', 'list']).doUpdateSet(row))
    .execute();
  await trx
    .insertInto('task_definition')
    .values({ organisation, list, establishment, since, ...row })
    .execute();
  const target = { establishment, room: 'taskLists', key: list, position } as const;
  if (body.archived) batch.feed.remove(target);
  else batch.feed.put(target);
  batch.feed.put({ establishment, room: 'taskDefinitions', key: definition, position });
  return applied();
}

/** Gives all check-offs of a second record to the first. */
export async function reattributeCheckOffs(
  batch: Batch,
  from: string,
  into: string,
  position: number,
): Promise<void> {
  const { organisation, trx } = batch;
  const moved = await trx
    .updateTable('check_off')
    .set({ person: into })
    .where('organisation', '=', organisation)
    .where('person', '=', from)
    .returning(['id', 'establishment', 'at'])
    .execute();
  for (const { id: key, establishment, at } of moved) {
    batch.feed.put({ establishment, room: 'checkOffs', key, position, at });
  }
}
