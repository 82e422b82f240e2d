import type { TeamRow } from '@comptoir/shared/sync/rows';
import type { Reader } from '../database/connection.ts';
import { inChunks } from '../journal/queries.ts';

/** Teams by id, as tablets get them. */
export async function findTeamRows(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<Map<string, TeamRow>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('team')
      .select(['team', 'name', 'parent'])
      .where('organisation', '=', organisation)
      .where('team', 'in', some)
      .execute(),
  );
  return new Map(rows.map(({ team, name, parent }) => [team, { id: team, name, parent }]));
}
