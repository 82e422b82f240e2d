import { changeKey, type changeCauses } from '@comptoir/shared/planning/change';
import { concerned, seenBy } from '@comptoir/shared/planning/publication';
import { looksSame } from '@comptoir/shared/planning/shift';
import { insertRows } from '../../database/insert-rows.ts';
import type { Batch } from '../../journal/batch.ts';
import type { Changed } from '../commands.ts';
import { writeContent } from '../content.ts';
import type { PlanningTables } from '../tables.ts';

export type StoredChange = PlanningTables['shift_change'];

const columns = [
  'organisation',
  'change',
  'establishment',
  'person',
  'shift',
  'operation',
  'cause',
  'before',
  'after',
  'at',
  'changed_by',
  'seen_at',
  'seen_by',
  'accepted_at',
] as const;

/** The operation that changed published shifts of an establishment. */
export type Act = {
  /** Its id. */
  operation: string;
  cause: (typeof changeCauses)[number];
  actor: string | null;
  establishment: string;
  position: number;
};

/** One row for each shift and person whose schedule changed, to be told and seen (spec PLAN-20). */
export async function writeChanges(
  batch: Batch,
  { operation, cause, actor, establishment, position }: Act,
  changed: readonly Changed[],
): Promise<void> {
  const { organisation, receivedAt: at } = batch;
  const rows = changed.flatMap(({ shift, ...difference }): StoredChange[] =>
    concerned(difference).flatMap((person) => {
      const seen = seenBy(difference, person);
      if (seen === null || looksSame(seen.before, seen.after)) return [];
      return [
        {
          ...{ organisation, change: changeKey({ operation, shift, person }), establishment },
          ...{ person, shift, operation, cause, at, changed_by: actor },
          before: writeContent(seen.before),
          after: writeContent(seen.after),
          ...{ seen_at: null, seen_by: null, accepted_at: null },
        },
      ];
    }),
  );
  await insertRows(batch.trx, 'shift_change', rows, { columns });
  for (const row of rows) showChange(batch, row, position);
}

/** A change that was shown or agreed to. */
export async function updateChange(
  batch: Batch,
  row: StoredChange,
  position: number,
): Promise<void> {
  const { seen_at, seen_by, accepted_at } = row;
  await batch.trx
    .updateTable('shift_change')
    .set({ seen_at, seen_by, accepted_at })
    .where('organisation', '=', row.organisation)
    .where('change', '=', row.change)
    .execute();
  showChange(batch, row, position);
}

/** A second record's changes are the first one's from now on; their ids stay. */
export async function reattributeChanges(
  batch: Batch,
  from: string,
  into: string,
  position: number,
): Promise<void> {
  const { organisation, trx } = batch;
  const rows = await trx
    .selectFrom('shift_change')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('person', '=', from)
    .orderBy('change')
    .execute();
  for (const row of rows) {
    const named = (text: string | null) => text?.replaceAll(from, into) ?? null;
    const { change, before, after } = row;
    await trx
      .updateTable('shift_change')
      .set({ person: into, before: named(before), after: named(after) })
      .where('organisation', '=', organisation)
      .where('change', '=', change)
      .execute();
    showChange(batch, row, position);
  }
}

/** Notes of somebody whose personal data goes are gaps from now on, on tablets too (spec EMP-21). */
export async function showErasedChanges(
  batch: Batch,
  { person, position }: { person: string; position: number },
): Promise<void> {
  const rows = await batch.trx
    .selectFrom('shift_change')
    .select(['change', 'establishment', 'at'])
    .where('organisation', '=', batch.organisation)
    .where('person', '=', person)
    .execute();
  for (const row of rows) showChange(batch, row, position);
}

function showChange(
  { feed }: Batch,
  { establishment, change: key, at }: Pick<StoredChange, 'establishment' | 'change' | 'at'>,
  position: number,
): void {
  feed.put({ establishment, room: 'shiftChanges', key, position, at });
}
