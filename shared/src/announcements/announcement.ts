import * as z from 'zod/mini';
import { instant } from '../journal/body.ts';
import { uuidSchema } from '../journal/ids.ts';
import { type TeamNode, foldName, teamsAbove } from '../teams/tree.ts';

/** The row of the feed: what a tablet of the store shows, and to whom. Texts are null after erasure. */
export const announcementRowSchema = z.object({
  id: uuidSchema,
  /** Id of the `announcement.publish` that stands. */
  definition: uuidSchema,
  team: z.nullable(uuidSchema),
  person: z.nullable(uuidSchema),
  /** Said in every store: no tablet changes it. */
  everywhere: z._default(z.boolean(), false),
  title: z.nullable(z.string()),
  body: z.nullable(z.string()),
  pinned: z.boolean(),
  from: instant,
  until: z.nullable(instant),
  /** Who wrote the words that stand, and since when they do: who read it before that has read others. */
  by: z.nullable(uuidSchema),
  at: instant,
  /** Of the people of this store, who has read it, and when first. */
  reads: z.array(z.object({ person: uuidSchema, at: instant })),
});
export type AnnouncementRow = z.infer<typeof announcementRowSchema>;

/** Whether it is said at a moment (ms). */
export function isShown({ from, until }: Pick<AnnouncementRow, 'from' | 'until'>, now: number) {
  return from <= now && (until === null || now < until);
}

/** Whether it is said to somebody. @param teams ids of the person's team and of those above it */
export function isFor(
  { team, person }: Pick<AnnouncementRow, 'team' | 'person'>,
  somebody: { person: string; teams: readonly string[] },
): boolean {
  if (person !== null) return person === somebody.person;
  return team === null || somebody.teams.includes(team);
}

/** Pinned ones first, then the newest. */
export function inOrder<A extends Pick<AnnouncementRow, 'pinned' | 'from' | 'id'>>(
  rows: readonly A[],
): A[] {
  return [...rows].sort(
    (a, b) => Number(b.pinned) - Number(a.pinned) || b.from - a.from || (a.id < b.id ? 1 : -1),
  );
}

/**
 * Ids of somebody's team and of those above it (spec TEAM-5), for `isFor`. A team without a row has no id: nothing is said
 * to it.
 *
 * @param team the name that stands on the roster
 * @param teams of the establishment
 */
export function teamIdsOf(team: string | null, teams: readonly TeamNode[]): string[] {
  const names = new Set([...teamsAbove(team, teams)].map(foldName));
  return teams.flatMap(({ id, name }) => (names.has(foldName(name)) ? [id] : []));
}

/** The line breaks that were written, no more than one empty line, and nothing at the ends. */
export function tidyText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\S\n]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
