import { instantOfDay } from '@comptoir/shared/sync/window';
import type { Batch } from '../../journal/batch.ts';
import { findRoster } from '../../journal/roster.ts';
import type { StoredAbsence } from './queries.ts';

/** An absence that was asked for or entered, or what became of it. */
export async function writeAbsence(
  batch: Batch,
  row: StoredAbsence,
  position: number,
): Promise<void> {
  await batch.trx
    .insertInto('absence')
    .values(row)
    .onConflict((on) =>
      on.columns(['organisation', 'absence']).doUpdateSet((set) => ({
        state: set.ref('excluded.state'),
        decided_by: set.ref('excluded.decided_by'),
        decided_at: set.ref('excluded.decided_at'),
        decision_reason_text: set.ref('excluded.decision_reason_text'),
      })),
    )
    .execute();
  await showAbsences(batch, row.person, [row], position);
}

/** Somebody is away from every store where they work. */
async function showAbsences(
  { trx, organisation, feed }: Batch,
  person: string,
  rows: readonly Pick<StoredAbsence, 'absence' | 'last_day'>[],
  position: number,
): Promise<void> {
  if (rows.length === 0) return;
  const roster = await findRoster(trx, organisation, [person]);
  for (const establishment of roster.get(person)?.establishments ?? []) {
    for (const { absence: key, last_day } of rows) {
      feed.put({ establishment, room: 'absences', key, position, at: instantOfDay(last_day) });
    }
  }
}

/** A second record's absences are the first one's, and leave the tablets of stores where that one does not work. */
export async function reattributeAbsences(
  batch: Batch,
  from: string,
  into: string,
  position: number,
): Promise<void> {
  const { trx, organisation, feed } = batch;
  const moved = await trx
    .updateTable('absence')
    .set({ person: into })
    .where('organisation', '=', organisation)
    .where('person', '=', from)
    .returning(['absence', 'last_day'])
    .execute();
  await showAbsences(batch, into, moved, position);
  const roster = await findRoster(trx, organisation, [from, into]);
  const kept = roster.get(into)?.establishments;
  for (const establishment of roster.get(from)?.establishments ?? []) {
    if (kept?.has(establishment)) continue;
    for (const { absence: key, last_day } of moved) {
      feed.remove({ establishment, room: 'absences', key, position, at: instantOfDay(last_day) });
    }
  }
}

/** Somebody's absences follow them into a store, and leave it with them (spec PLAN-37). */
export async function moveAbsences(
  { trx, organisation, feed }: Batch,
  of: { person: string; establishment: string; position: number; move: 'join' | 'leave' },
): Promise<void> {
  const { person, establishment, position, move } = of;
  const rows = await trx
    .selectFrom('absence')
    .select(['absence', 'last_day'])
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .orderBy('absence')
    .execute();
  for (const { absence: key, last_day } of rows) {
    const at = instantOfDay(last_day);
    const target = { establishment, room: 'absences' as const, key, position, at };
    if (move === 'join') feed.put(target);
    else feed.remove(target);
  }
}

/** Reasons of somebody whose personal data goes are gaps from now on, on tablets too (spec EMP-21). */
export async function showErasedAbsences(
  batch: Batch,
  { person, position }: { person: string; position: number },
): Promise<void> {
  const rows = await batch.trx
    .selectFrom('absence')
    .select(['absence', 'last_day'])
    .where('organisation', '=', batch.organisation)
    .where('person', '=', person)
    .orderBy('absence')
    .execute();
  await showAbsences(batch, person, rows, position);
}
