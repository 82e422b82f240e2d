import type { ShiftRow } from '@comptoir/shared/sync/rows';
import type { Reader } from '../database/connection.ts';
import { inChunks } from '../journal/queries.ts';

export async function findShifts(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<Map<string, ShiftRow>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('shift')
      .select(['shift', 'person', 'starts_at', 'ends_at'])
      .where('organisation', '=', organisation)
      .where('shift', 'in', some)
      .execute(),
  );
  return new Map(
    rows.map(({ shift, person, starts_at, ends_at }) => [
      shift,
      { id: shift, person, start: starts_at, end: ends_at },
    ]),
  );
}

/** Ids of an establishment's shifts that start after `from` and not after `to` (ms). */
export async function findShiftsStarting(
  db: Reader,
  of: { organisation: string; establishment: string },
  { from, to }: { from: number; to: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('shift')
    .select('shift')
    .where('organisation', '=', of.organisation)
    .where('establishment', '=', of.establishment)
    .where('starts_at', '>', from)
    .where('starts_at', '<=', to)
    .orderBy('starts_at')
    .execute();
  return rows.map(({ shift }) => shift);
}

const day = 86_400_000;

/** Who had a shift at an establishment between two moments (ms), or a part of one. */
export async function findOnShift(
  db: Reader,
  of: { organisation: string; establishment: string },
  { from, to }: { from: number; to: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('shift')
    .select('person')
    .where('organisation', '=', of.organisation)
    .where('establishment', '=', of.establishment)
    // By the index: no shift lasts longer than a day.
    .where('starts_at', '>', from - day)
    .where('starts_at', '<=', to)
    .where('ends_at', '>', from)
    .orderBy('starts_at')
    .orderBy('person')
    .execute();
  return [...new Set(rows.map(({ person }) => person))];
}
