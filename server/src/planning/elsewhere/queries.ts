import type { ShiftElsewhereRow } from '@comptoir/shared/planning/contract';
import type { Reader } from '../../database/connection.ts';
import { inChunks } from '../../journal/queries.ts';

/** A store whose tablets are told of other stores. */
type Here = { organisation: string; establishment: string };

/** Published shifts in other stores of people who belong to this one: all that its tablets may hold. */
function elsewhereOf(db: Reader, { organisation, establishment }: Here) {
  return db
    .selectFrom('shift')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.organisation', '=', 'shift.organisation')
        .onRef('membership.person', '=', 'shift.person'),
    )
    .where('shift.organisation', '=', organisation)
    .where('shift.establishment', '!=', establishment)
    .where('membership.establishment', '=', establishment);
}

/** Those of some ids, as tablets get them (spec PLAN-38): when, and nothing more. */
export async function findElsewhereRows(
  db: Reader,
  here: Here,
  ids: readonly string[],
): Promise<Map<string, ShiftElsewhereRow>> {
  const rows = await inChunks(ids, (some) =>
    elsewhereOf(db, here)
      .select([
        'shift.shift as id',
        'membership.person',
        'shift.starts_at as start',
        'shift.ends_at as end',
      ])
      .where('shift.shift', 'in', some)
      .execute(),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Ids of those that start after `from` and not after `to` (ms). */
export async function findElsewhereStarting(
  db: Reader,
  here: Here,
  { from, to }: { from: number; to: number },
): Promise<string[]> {
  const rows = await elsewhereOf(db, here)
    .select('shift.shift')
    .where('shift.starts_at', '>', from)
    .where('shift.starts_at', '<=', to)
    .orderBy('shift.starts_at')
    .execute();
  return rows.map(({ shift }) => shift);
}

/** Somebody's published shifts in other stores that start from a moment on (ms). */
export async function findShiftsBeside(
  db: Reader,
  { organisation, establishment }: Here,
  of: { person: string; from: number },
): Promise<{ shift: string; start: number }[]> {
  return db
    .selectFrom('shift')
    .select(['shift', 'starts_at as start'])
    .where('organisation', '=', organisation)
    .where('person', '=', of.person)
    .where('establishment', '!=', establishment)
    .where('starts_at', '>=', of.from)
    .orderBy('starts_at')
    .execute();
}
