import { insertRows } from '../database/insert-rows.ts';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../journal/batch.ts';
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

/** Task lists as they stand from now on. What was checked against an earlier definition keeps naming that one. */
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
  { operation, position }: Accepted<'task-list.define'>,
): Promise<Verdict> {
  const { organisation, trx } = batch;
  const { establishment, body, id: definition } = operation;
  if (establishment === null || !batch.establishments.has(establishment)) {
    return refusedBecause('not-found');
  }
  const { list } = body;
  const change = { definition, archived: body.archived ? 1 : 0, body: JSON.stringify(body) };
  const written = await trx
    .insertInto('task_list')
    .values({ organisation, list, establishment, ...change })
    .onConflict((on) =>
      on
        .columns(['organisation', 'list'])
        .doUpdateSet(change)
        .where('task_list.establishment', '=', establishment),
    )
    .returning('list')
    .execute();
  if (written.length === 0) return refusedBecause('foreign-establishment');
  const target = { establishment, room: 'taskLists', key: list, position } as const;
  if (body.archived) batch.feed.remove(target);
  else batch.feed.put(target);
  return applied();
}
