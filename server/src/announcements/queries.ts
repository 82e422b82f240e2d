import type { AnnouncementRow } from '@comptoir/shared/announcements/announcement';
import type { Reader } from '../database/connection.ts';
import { findTexts, inChunks } from '../journal/queries.ts';
import type { AnnouncementTables } from './tables.ts';

export type StoredAnnouncement = AnnouncementTables['announcement'];
export type StoredRead = AnnouncementTables['announcement_read'];

export async function findAnnouncement(
  db: Reader,
  organisation: string,
  announcement: string,
): Promise<StoredAnnouncement | undefined> {
  return db
    .selectFrom('announcement')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('announcement', '=', announcement)
    .executeTakeFirst();
}

/** Announcements by id as the tablets of a store get them; those that were withdrawn are missing. */
export async function findAnnouncementRows(
  db: Reader,
  organisation: string,
  ids: readonly string[],
  establishment: string,
): Promise<Map<string, AnnouncementRow>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('announcement')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('announcement', 'in', some)
      .where('withdrawn_at', 'is', null)
      .execute(),
  );
  const texts = await findWords(db, organisation, rows);
  const reads = await findReadsHere(db, { organisation, establishment }, ids);
  return new Map(
    rows.map((row) => {
      const mine = reads.filter(({ announcement }) => announcement === row.announcement);
      return [
        row.announcement,
        {
          ...{ id: row.announcement, definition: row.definition },
          ...{ team: row.team, person: row.person, everywhere: row.establishment === null },
          title: texts.get(row.title_text) ?? null,
          body: texts.get(row.body_text) ?? null,
          ...{ pinned: row.pinned === 1, from: row.from_at, until: row.until_at },
          ...{ by: row.published_by, at: row.published_at },
          reads: mine.map(({ person, at }) => ({ person, at })),
        },
      ];
    }),
  );
}

/** Titles and texts by their hashes; what was erased is missing. */
export function findWords(
  db: Reader,
  organisation: string,
  rows: readonly Pick<StoredAnnouncement, 'title_text' | 'body_text'>[],
): Promise<Map<string, string>> {
  const hashes = rows.flatMap(({ title_text, body_text }) => [title_text, body_text]);
  return findTexts(db, organisation, hashes);
}

/** Who of a store has read these, the first one first. */
async function findReadsHere(
  db: Reader,
  { organisation, establishment }: { organisation: string; establishment: string },
  ids: readonly string[],
): Promise<StoredRead[]> {
  return inChunks(ids, (some) =>
    db
      .selectFrom('announcement_read')
      .innerJoin('membership', (join) =>
        join
          .onRef('membership.organisation', '=', 'announcement_read.organisation')
          .onRef('membership.person', '=', 'announcement_read.person'),
      )
      .selectAll('announcement_read')
      .where('announcement_read.organisation', '=', organisation)
      .where('announcement_read.announcement', 'in', some)
      .where('membership.establishment', '=', establishment)
      .orderBy('announcement_read.at')
      .orderBy('announcement_read.person')
      .execute(),
  );
}

/** Who has read these, wherever they work, the first one first. */
export async function findReads(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<StoredRead[]> {
  return inChunks(ids, (some) =>
    db
      .selectFrom('announcement_read')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('announcement', 'in', some)
      .orderBy('at')
      .orderBy('person')
      .execute(),
  );
}

/** What somebody has read, and when first. */
export async function findReadsBy(
  db: Reader,
  organisation: string,
  person: string,
): Promise<Map<string, StoredRead>> {
  const rows = await db
    .selectFrom('announcement_read')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .execute();
  return new Map(rows.map((row) => [row.announcement, row]));
}

/** Those that stand and are said in one of these stores or everywhere; null: every one of the organisation. */
export async function findStanding(
  db: Reader,
  organisation: string,
  establishments: readonly string[] | null,
): Promise<StoredAnnouncement[]> {
  return db
    .selectFrom('announcement')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('withdrawn_at', 'is', null)
    .where((eb) =>
      establishments === null
        ? eb.val(1)
        : eb.or([
            eb('establishment', 'is', null),
            ...(establishments.length > 0 ? [eb('establishment', 'in', [...establishments])] : []),
          ]),
    )
    .orderBy('announcement')
    .execute();
}

/** The newest first, those that were withdrawn or are over too. `establishments` null: every one of the organisation. */
export async function findLatest(
  db: Reader,
  organisation: string,
  { establishments, limit }: { establishments: readonly string[] | null; limit: number },
): Promise<StoredAnnouncement[]> {
  if (establishments?.length === 0) return [];
  return db
    .selectFrom('announcement')
    .selectAll()
    .where('organisation', '=', organisation)
    .$if(establishments !== null, (asked) =>
      asked.where('establishment', 'in', [...(establishments ?? [])]),
    )
    .orderBy('from_at', 'desc')
    .orderBy('announcement', 'desc')
    .limit(limit)
    .execute();
}

/** The store of a team; null where there is none of that id. */
export async function findTeamStore(
  db: Reader,
  organisation: string,
  team: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('team')
    .select('establishment')
    .where('organisation', '=', organisation)
    .where('team', '=', team)
    .executeTakeFirst();
  return row?.establishment ?? null;
}
