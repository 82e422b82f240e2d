import type { ShiftContent } from '@comptoir/shared/planning/shift';
import type { Batch } from '../../journal/batch.ts';
import { inChunks } from '../../journal/queries.ts';
import { writeContent } from '../content.ts';

/** A draft that is not what is published. `startsAt`: of the published shift, where the draft is that it goes. */
export async function writeDraft(
  { trx, organisation, receivedAt }: Batch,
  draft: {
    shift: string;
    establishment: string;
    content: ShiftContent | null;
    startsAt: number;
    actor: string | null;
  },
): Promise<void> {
  const { shift, establishment, content, startsAt, actor } = draft;
  const changed = {
    starts_at: startsAt,
    content: writeContent(content),
    changed_by: actor,
    changed_at: receivedAt,
  };
  await trx
    .insertInto('shift_draft')
    .values({ organisation, shift, establishment, ...changed })
    .onConflict((on) => on.columns(['organisation', 'shift']).doUpdateSet(changed))
    .execute();
}

export async function moveDraft(
  { trx, organisation }: Batch,
  { shift, startsAt }: { shift: string; startsAt: number },
): Promise<void> {
  await trx
    .updateTable('shift_draft')
    .set({ starts_at: startsAt })
    .where('organisation', '=', organisation)
    .where('shift', '=', shift)
    .execute();
}

export async function deleteDrafts(
  { trx, organisation }: Batch,
  shifts: readonly string[],
): Promise<void> {
  await inChunks(shifts, (some) =>
    trx
      .deleteFrom('shift_draft')
      .where('organisation', '=', organisation)
      .where('shift', 'in', some)
      .execute(),
  );
}
