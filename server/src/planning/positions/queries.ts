import type { PositionRow } from '@comptoir/shared/sync/rows';
import type { Colour } from '@comptoir/shared/employees/operations';
import type { Reader } from '../../database/connection.ts';
import { inChunks } from '../../journal/queries.ts';
import type { PlanningTables } from '../tables.ts';

export type StoredPosition = PlanningTables['position'];

/** Positions by id, as tablets get them. Archived ones stay: shifts bear them. */
export async function findPositions(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<Map<string, PositionRow>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('position')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('position', 'in', some)
      .execute(),
  );
  return new Map(rows.map((row) => [row.position, rowOf(row)]));
}

export async function findPosition(
  db: Reader,
  organisation: string,
  position: string,
): Promise<StoredPosition | undefined> {
  return db
    .selectFrom('position')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('position', '=', position)
    .executeTakeFirst();
}

/** Positions of some establishments, by name. */
export async function findPositionsOf(
  db: Reader,
  organisation: string,
  establishments: readonly string[],
): Promise<(PositionRow & { establishment: string })[]> {
  const rows = await inChunks([...establishments], (some) =>
    db
      .selectFrom('position')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('establishment', 'in', some)
      .orderBy('name')
      .orderBy('position')
      .execute(),
  );
  return rows.map((row) => ({ ...rowOf(row), establishment: row.establishment }));
}

function rowOf({ position, name, colour, archived }: StoredPosition): PositionRow {
  return { id: position, name, colour: colour as Colour, archived: archived === 1 };
}
