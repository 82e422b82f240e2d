import type { Reader } from '../../database/connection.ts';
import { inChunks } from '../../journal/queries.ts';

/** Published shifts of some people in other stores that begin within a stretch of time (ms, the end excluded). */
export async function findElsewhere(
  db: Reader,
  of: { organisation: string; establishment: string },
  asked: { people: readonly string[]; from: number; to: number },
): Promise<Map<string, { start: number; end: number }[]>> {
  const rows = await inChunks([...asked.people], (some) =>
    db
      .selectFrom('shift')
      .select(['person', 'starts_at as start', 'ends_at as end'])
      .where('organisation', '=', of.organisation)
      .where('person', 'in', some)
      .where('establishment', '!=', of.establishment)
      .where('starts_at', '>=', asked.from)
      .where('starts_at', '<', asked.to)
      .orderBy('starts_at')
      .execute(),
  );
  const found = new Map<string, { start: number; end: number }[]>();
  for (const { person, start, end } of rows) {
    if (person !== null) found.set(person, [...(found.get(person) ?? []), { start, end }]);
  }
  return found;
}
