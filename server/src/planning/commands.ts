import type { ShiftContent } from '@comptoir/shared/planning/shift';
import { insertRows } from '../database/insert-rows.ts';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../journal/batch.ts';
import { inChunks } from '../journal/queries.ts';
import { columnsOf } from './content.ts';
import { showElsewhere } from './elsewhere/commands.ts';
import { findShownAt, findStored } from './queries.ts';

/** A published shift as it was and as it is from now on. Null: there is none. */
export type Changed = { shift: string; before: ShiftContent | null; after: ShiftContent | null };

/** What changed it, and where. `at`: when it was published, ms; null: before there was planning. */
export type Publishing = { establishment: string; position: number; at: number | null };

const shiftColumns = [
  'organisation',
  'shift',
  'establishment',
  'person',
  'starts_at',
  'ends_at',
  'pause',
  'position',
  'team',
  'note_text',
  'published_at',
] as const;

/** Shifts of an establishment as they are published from now on, and its tablets told of them. */
export async function writePublished(
  batch: Batch,
  changed: readonly Changed[],
  { establishment, position, at }: Publishing,
): Promise<void> {
  const { organisation, trx, feed } = batch;
  const ids = changed.map(({ shift }) => shift);
  const shown = await findShownAt(trx, { organisation, establishment }, ids);
  const rows = changed.flatMap(({ shift, after }) =>
    after === null
      ? []
      : [{ organisation, shift, establishment, ...columnsOf(after), published_at: at }],
  );
  await insertRows(trx, 'shift', rows, {
    columns: shiftColumns,
    purpose: 'publish',
    conflict: (insert) =>
      insert.onConflict((on) =>
        on.columns(['organisation', 'shift']).doUpdateSet((set) => ({
          person: set.ref('excluded.person'),
          starts_at: set.ref('excluded.starts_at'),
          ends_at: set.ref('excluded.ends_at'),
          pause: set.ref('excluded.pause'),
          position: set.ref('excluded.position'),
          team: set.ref('excluded.team'),
          note_text: set.ref('excluded.note_text'),
          published_at: set.ref('excluded.published_at'),
        })),
      ),
  });
  const gone = changed.filter(({ after }) => after === null).map(({ shift }) => shift);
  await inChunks(gone, (some) =>
    trx
      .deleteFrom('shift')
      .where('organisation', '=', organisation)
      .where('shift', 'in', some)
      .execute(),
  );
  for (const { shift: key, before, after } of changed) {
    // A tablet may hold it under a start it had before: the latest of all decides whether it hears of the change.
    const starts = [before?.start, after?.start, shown.get(key)];
    const latest = Math.max(...starts.filter((start) => start !== undefined));
    const target = { establishment, room: 'shifts' as const, key, position, at: latest };
    if (after === null) feed.remove(target);
    else feed.put(target);
  }
  await showElsewhere(batch, changed, { establishment, position });
}

/** Published shifts as the server wrote them before there was planning. A shift that moves keeps its id. */
export async function projectShifts(
  batch: Batch,
  items: readonly Accepted<'shift.publish'>[],
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const item of items) verdicts.push(await publish(batch, item));
  return verdicts;
}

async function publish(
  batch: Batch,
  { operation, position }: Accepted<'shift.publish'>,
): Promise<Verdict> {
  const { organisation, trx } = batch;
  const { establishment, body } = operation;
  if (establishment === null || !batch.establishments.has(establishment)) {
    return refusedBecause('not-found');
  }
  const { shift, person, start, end } = body;
  const earlier = await findStored(trx, organisation, shift);
  if (earlier && earlier.establishment !== establishment)
    return refusedBecause('foreign-establishment');
  const after = { person, start, end, pause: 0, position: null, team: null, noteText: null };
  const changed = { shift, before: earlier?.content ?? null, after };
  await writePublished(batch, [changed], { establishment, position, at: null });
  return applied();
}
