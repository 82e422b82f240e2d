import type { Reader } from '../../database/connection.ts';
import type { Tables } from '../../database/tables.ts';
import { inChunks } from '../../journal/queries.ts';

/** What an export says of these people beside the list of users. */
export async function findDetails(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, Pick<Tables['employee'], 'language' | 'starts_on' | 'ends_on'>>> {
  const rows = await inChunks(people, (some) =>
    db
      .selectFrom('employee')
      .select(['person', 'language', 'starts_on', 'ends_on'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .execute(),
  );
  return new Map(rows.map(({ person, ...details }) => [person, details]));
}
