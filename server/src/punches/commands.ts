import { comparePunches, type Punch } from '@comptoir/shared/punches/punch';
import type { PresenceRow } from '@comptoir/shared/sync/rows';
import { insertRows } from '../database/insert-rows.ts';
import type { Batch } from '../journal/batch.ts';
import { type RosterEntry, establishmentsOf } from '../journal/roster.ts';
import { findLatestPunch } from './queries.ts';
import { type HeldPunch, punchColumns, rowOf } from './row.ts';
import type { Timelines } from './timelines.ts';

/** New punches, and those whose cancellation, standing, doubts or person changed: nothing else of a punch ever does. */
export async function writePunches(
  batch: Batch,
  changed: readonly { held: HeldPunch; position: number }[],
): Promise<void> {
  const rows = changed.map(({ held }) => rowOf(batch.organisation, held, batch.receivedAt));
  await insertRows(batch.trx, 'punch', rows, {
    columns: punchColumns,
    purpose: 'change',
    conflict: (insert) =>
      insert.onConflict((on) =>
        on.columns(['organisation', 'id']).doUpdateSet((set) => ({
          cancelled_by: set.ref('excluded.cancelled_by'),
          flags: set.ref('excluded.flags'),
          person: set.ref('excluded.person'),
          attached_by: set.ref('excluded.attached_by'),
          attached_at: set.ref('excluded.attached_at'),
          cancelled_at: set.ref('excluded.cancelled_at'),
          set_aside: set.ref('excluded.set_aside'),
          accepted_by: set.ref('excluded.accepted_by'),
          accepted_at: set.ref('excluded.accepted_at'),
        })),
      ),
  });
  for (const { held, position } of changed) {
    const { establishment, punch } = held;
    batch.feed.put({ establishment, room: 'punches', key: punch.id, position, at: punch.at });
  }
}

/** Punches that a correction had added and that nobody ever made: they go with it. */
export async function deleteAdded(
  batch: Batch,
  gone: readonly HeldPunch[],
  position: number,
): Promise<void> {
  const { trx, organisation, feed } = batch;
  if (gone.length === 0) return;
  await trx
    .deleteFrom('punch')
    .where('organisation', '=', organisation)
    .where('correction', 'is not', null)
    .where(
      'id',
      'in',
      gone.map(({ punch }) => punch.id),
    )
    .execute();
  for (const { establishment, punch } of gone) {
    feed.remove({ establishment, room: 'punches', key: punch.id, position, at: punch.at });
  }
}

const presenceColumns = [
  'organisation',
  'person',
  'punch',
  'type',
  'at',
  'device',
  'epoch',
  'seq',
] as const;

/** Who is in, on break or gone, for everybody touched: the latest punch that counts (spec PUNCH-7). */
export async function writePresences(
  batch: Batch,
  timelines: Timelines,
  roster: ReadonlyMap<string, RosterEntry>,
): Promise<void> {
  const { trx, organisation } = batch;
  const rows: (PresenceRow & { organisation: string })[] = [];
  const gone: string[] = [];
  for (const [person, touch] of timelines.touches) {
    const before = timelines.presences.get(person) ?? null;
    const after = await latest(batch, timelines, person, before);
    if (after?.punch === before?.punch) continue;
    if (after) rows.push({ organisation, ...after });
    else gone.push(person);
    for (const establishment of establishmentsOf(roster.get(person), touch.establishments)) {
      const target = {
        establishment,
        room: 'presence',
        key: person,
        position: touch.position,
      } as const;
      if (after) batch.feed.put(target);
      else batch.feed.remove(target);
    }
  }
  await insertRows(trx, 'presence', rows, {
    columns: presenceColumns,
    purpose: 'latest',
    conflict: (insert) =>
      insert.onConflict((on) =>
        on.columns(['organisation', 'person']).doUpdateSet((set) => ({
          punch: set.ref('excluded.punch'),
          type: set.ref('excluded.type'),
          at: set.ref('excluded.at'),
          device: set.ref('excluded.device'),
          epoch: set.ref('excluded.epoch'),
          seq: set.ref('excluded.seq'),
        })),
      ),
  });
  if (gone.length > 0) {
    await trx
      .deleteFrom('presence')
      .where('organisation', '=', organisation)
      .where('person', 'in', gone)
      .execute();
  }
}

async function latest(
  batch: Batch,
  timelines: Timelines,
  person: string,
  before: PresenceRow | null,
): Promise<PresenceRow | null> {
  const near = timelines.latest(person);
  if (before && timelines.isDiscounted(before.punch)) {
    // The one before it may lie anywhere: ask the table, which holds this run's punches by now.
    const held = await findLatestPunch(batch.trx, batch.organisation, person);
    return held ? presenceOf(person, held.punch) : null;
  }
  if (near && (!before || comparePunches(near, before) > 0)) return presenceOf(person, near);
  return before;
}

function presenceOf(person: string, { id, type, at, device, epoch, seq }: Punch): PresenceRow {
  return { person, punch: id, type, at, device, epoch, seq };
}

/** Nobody of this name is in, on break or gone any more. */
export async function removePresence(
  batch: Batch,
  of: { person: string; establishments: Iterable<string>; position: number },
): Promise<void> {
  const { trx, organisation } = batch;
  const { person, position } = of;
  await trx
    .deleteFrom('presence')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .execute();
  for (const establishment of of.establishments) {
    batch.feed.remove({ establishment, room: 'presence', key: person, position });
  }
}

/** Facts that still come under a second record are the first one's from now on, however often records were merged. */
export async function writeMerged(batch: Batch, person: string, into: string): Promise<void> {
  const { trx, organisation } = batch;
  await trx
    .updateTable('merged_person')
    .set({ into_person: into })
    .where('organisation', '=', organisation)
    .where('into_person', '=', person)
    .execute();
  await trx
    .deleteFrom('merged_person')
    .where('organisation', '=', organisation)
    .where('person', '=', into)
    .execute();
  await trx
    .insertInto('merged_person')
    .values({ organisation, person, into_person: into })
    .onConflict((on) => on.columns(['organisation', 'person']).doUpdateSet({ into_person: into }))
    .execute();
}
