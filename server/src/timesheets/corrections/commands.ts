import { instantOfDay } from '@comptoir/shared/sync/window';
import type { Batch } from '../../journal/batch.ts';
import type { StoredCorrection } from './queries.ts';

/** A correction that was proposed, or what became of it. */
export async function writeCorrection(
  { trx, feed }: Batch,
  row: StoredCorrection,
  position: number,
): Promise<void> {
  const { correction: key, establishment, day } = row;
  await trx
    .insertInto('correction')
    .values(row)
    .onConflict((on) =>
      on.columns(['organisation', 'correction']).doUpdateSet((set) => ({
        state: set.ref('excluded.state'),
        standing: set.ref('excluded.standing'),
        decision: set.ref('excluded.decision'),
        decided_by: set.ref('excluded.decided_by'),
        decided_at: set.ref('excluded.decided_at'),
        edited: set.ref('excluded.edited'),
        decision_reason_text: set.ref('excluded.decision_reason_text'),
        objected_at: set.ref('excluded.objected_at'),
        objection_text: set.ref('excluded.objection_text'),
      })),
    )
    .execute();
  feed.put({ establishment, room: 'corrections', key, position, at: instantOfDay(day) });
}

/** A second record's corrections are the first one's from now on (spec CORR-9). */
export async function reattributeCorrections(
  { trx, organisation, feed }: Batch,
  from: string,
  into: string,
  position: number,
): Promise<void> {
  const moved = await trx
    .updateTable('correction')
    .set((eb) => ({
      person: into,
      // What they asked for themselves is theirs to take back.
      proposed_by: eb
        .case()
        .when('proposed_by', '=', from)
        .then(into)
        .else(eb.ref('proposed_by'))
        .end(),
    }))
    .where('organisation', '=', organisation)
    .where('person', '=', from)
    .returning(['correction', 'establishment', 'day'])
    .execute();
  for (const { correction: key, establishment, day } of moved) {
    feed.put({ establishment, room: 'corrections', key, position, at: instantOfDay(day) });
  }
}

/** Reasons of somebody whose personal data goes are gaps from now on, on tablets too (spec EMP-21). */
export async function showErasedCorrections(
  { trx, organisation, feed }: Batch,
  { person, position }: { person: string; position: number },
): Promise<void> {
  const rows = await trx
    .selectFrom('correction')
    .select(['correction', 'establishment', 'day'])
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .execute();
  for (const { correction: key, establishment, day } of rows) {
    feed.put({ establishment, room: 'corrections', key, position, at: instantOfDay(day) });
  }
}
