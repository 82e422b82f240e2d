import type { ShiftContent } from '@comptoir/shared/planning/shift';
import type { Reader } from '../../database/connection.ts';
import { inChunks } from '../../journal/queries.ts';
import { contentOf } from '../content.ts';

/** A published shift and its store. */
export type PublishedShift = {
  id: string;
  establishment: string;
  content: ShiftContent;
  publishedAt: number | null;
};

/** Published shifts that begin within a stretch of time (ms, the end excluded): one's own anywhere, all of some stores. */
export async function findSchedule(
  db: Reader,
  { organisation, person }: { organisation: string; person: string },
  of: { stores: readonly string[]; from: number; to: number },
): Promise<PublishedShift[]> {
  const within = () =>
    db
      .selectFrom('shift')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('starts_at', '>=', of.from)
      .where('starts_at', '<', of.to);
  const own = await within().where('person', '=', person).execute();
  const others = await inChunks([...of.stores], (some) =>
    within().where('establishment', 'in', some).execute(),
  );
  const rows = new Map([...own, ...others].map((row) => [row.shift, row]));
  return [...rows.values()]
    .map((row) => ({
      ...{ id: row.shift, establishment: row.establishment, content: contentOf(row) },
      publishedAt: row.published_at,
    }))
    .sort((a, b) => a.content.start - b.content.start || (a.id < b.id ? -1 : 1));
}
