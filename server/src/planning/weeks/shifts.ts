import type { ContentView, PlannedShift } from '@comptoir/shared/planning/portal';
import type { ShiftContent } from '@comptoir/shared/planning/shift';
import type { Reader } from '../../database/connection.ts';
import { findTexts } from '../../journal/queries.ts';
import { type Draft, findDrafts, findDraftsWithin } from '../drafts/queries.ts';
import { type HeldShift, findAllStored, findPublishedBetween } from '../queries.ts';

/** Every shift whose draft or published start lies within a stretch of time (ms, the end excluded), in the order of time. */
export async function shiftsWithin(
  db: Reader,
  place: { organisation: string; establishment: string },
  stretch: { from: number; to: number },
): Promise<PlannedShift[]> {
  const { organisation } = place;
  const inside = await findPublishedBetween(db, place, stretch);
  const drafts = await findDraftsWithin(db, place, stretch);
  const moved = await findAllStored(
    db,
    organisation,
    drafts.map(({ shift }) => shift),
  );
  const published = new Map([...inside.map((one) => [one.shift, one] as const), ...moved]);
  const byShift = new Map(drafts.map((one) => [one.shift, one]));
  return viewsOf(db, organisation, { published, drafts: byShift });
}

/** The same of shifts by their ids; one of which nothing is left has neither. */
export async function shiftsById(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<PlannedShift[]> {
  const published = await findAllStored(db, organisation, ids);
  const drafts = await findDrafts(db, organisation, ids);
  const views = await viewsOf(db, organisation, { published, drafts });
  const found = new Map(views.map((one) => [one.id, one]));
  const nothing = { published: null, draft: null, publishedAt: null };
  return [...new Set(ids)].map((id) => found.get(id) ?? { id, ...nothing });
}

async function viewsOf(
  db: Reader,
  organisation: string,
  of: { published: ReadonlyMap<string, HeldShift>; drafts: ReadonlyMap<string, Draft> },
): Promise<PlannedShift[]> {
  const contents = [...of.published.values(), ...of.drafts.values()];
  const notes = contents.flatMap(({ content }) => content?.noteText ?? []);
  const texts = await findTexts(db, organisation, notes);
  const viewOf = (content: ShiftContent): ContentView => ({
    ...content,
    note: texts.get(content.noteText ?? '') ?? null,
  });
  const startOf = ({ published, draft }: PlannedShift) =>
    (draft === null || draft === 'removed' ? published : draft)?.start ?? 0;
  return [...new Set([...of.published.keys(), ...of.drafts.keys()])]
    .map((id): PlannedShift => {
      const [held, draft] = [of.published.get(id), of.drafts.get(id)];
      const drafted = draft?.content ? viewOf(draft.content) : 'removed';
      return {
        id,
        published: held ? viewOf(held.content) : null,
        draft: draft ? drafted : null,
        publishedAt: held?.publishedAt ?? null,
      };
    })
    .sort((a, b) => startOf(a) - startOf(b) || (a.id < b.id ? -1 : 1));
}
