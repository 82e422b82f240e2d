import type { ShiftContent } from '@comptoir/shared/planning/shift';
import type { Reader } from '../../database/connection.ts';
import { inChunks } from '../../journal/queries.ts';
import { readContent } from '../content.ts';
import type { PlanningTables } from '../tables.ts';

/** `content` null: the shift is to go. */
export type Draft = {
  shift: string;
  establishment: string;
  startsAt: number;
  content: ShiftContent | null;
  by: string | null;
};

export async function findDraft(
  db: Reader,
  organisation: string,
  shift: string,
): Promise<Draft | undefined> {
  return (await findDrafts(db, organisation, [shift])).get(shift);
}

/** Drafts by the ids of their shifts; what stands as it is published has none. */
export async function findDrafts(
  db: Reader,
  organisation: string,
  shifts: readonly string[],
): Promise<Map<string, Draft>> {
  const rows = await inChunks([...new Set(shifts)], (some) =>
    db
      .selectFrom('shift_draft')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('shift', 'in', some)
      .execute(),
  );
  return new Map(rows.map((row) => [row.shift, draftOf(row)]));
}

/**
 * Drafts of an establishment that begin within a stretch of time (ms, the end excluded), or whose published shift does: a
 * shift that moves belongs to both of its days.
 */
export async function findDraftsWithin(
  db: Reader,
  of: { organisation: string; establishment: string },
  { from, to }: { from: number; to: number },
): Promise<Draft[]> {
  const rows = await db
    .selectFrom('shift_draft')
    .leftJoin('shift', (join) =>
      join
        .onRef('shift.organisation', '=', 'shift_draft.organisation')
        .onRef('shift.shift', '=', 'shift_draft.shift'),
    )
    .selectAll('shift_draft')
    .where('shift_draft.organisation', '=', of.organisation)
    .where('shift_draft.establishment', '=', of.establishment)
    .where((row) =>
      row.or([
        row.and([row('shift_draft.starts_at', '>=', from), row('shift_draft.starts_at', '<', to)]),
        row.and([row('shift.starts_at', '>=', from), row('shift.starts_at', '<', to)]),
      ]),
    )
    .orderBy('shift_draft.shift')
    .execute();
  return rows.map(draftOf);
}

/** Drafts that give somebody a shift which begins after a moment (ms), at one establishment or all of them. */
export async function findDraftsFor(
  db: Reader,
  organisation: string,
  of: { person: string; after: number; establishment?: string },
): Promise<Draft[]> {
  const { establishment } = of;
  const rows = await db
    .selectFrom('shift_draft')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('starts_at', '>', of.after)
    .where('content', 'like', `%${of.person}%`)
    .$if(establishment !== undefined, (asked) =>
      asked.where('establishment', '=', establishment ?? ''),
    )
    .orderBy('shift')
    .execute();
  return rows.map(draftOf).filter(({ content }) => content?.person === of.person);
}

function draftOf(row: PlanningTables['shift_draft']): Draft {
  return {
    ...{ shift: row.shift, establishment: row.establishment, startsAt: row.starts_at },
    content: readContent(row.content),
    by: row.changed_by,
  };
}
