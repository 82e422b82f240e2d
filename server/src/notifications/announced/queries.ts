import { sql } from 'kysely';
import type { AnnouncementTables } from '../../announcements/tables.ts';
import type { Reader } from '../../database/connection.ts';
import { findTexts, inChunks } from '../../journal/queries.ts';

export type DueAnnouncement = AnnouncementTables['announcement'];

/** That those whom an announcement is for were told of it, in `told`: for others since, they are told as well. */
export const toldOf = ({ announcement, team, person }: DueAnnouncement) =>
  `announcement/${announcement}/${team ?? ''}/${person ?? ''}`;
const told = sql`'announcement/' || announcement.announcement || '/' ||
  coalesce(announcement.team, '') || '/' || coalesce(announcement.person, '')`;

/** Announcements that are said at a moment (ms) and were not told to those whom they are for, in every organisation. */
export async function findDueAnnouncements(db: Reader, now: number): Promise<DueAnnouncement[]> {
  return db
    .selectFrom('announcement')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .where('from_at', '<=', now)
    .where((eb) => eb.or([eb('until_at', 'is', null), eb('until_at', '>', now)]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('told')
            .select('what')
            .whereRef('told.organisation', '=', 'announcement.organisation')
            .whereRef('told.what', '=', told),
        ),
      ),
    )
    .orderBy('published_at')
    .execute();
}

/** Whom something is for: members who are present, of its team and those below it. */
export async function findAudience(
  db: Reader,
  {
    organisation,
    establishment,
    team,
    person,
  }: Pick<DueAnnouncement, 'organisation' | 'establishment' | 'team' | 'person'>,
): Promise<string[]> {
  const names = team === null ? null : await findTeamNames(db, organisation, team);
  const rows = await db
    .selectFrom('employee')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.organisation', '=', 'employee.organisation')
        .onRef('membership.person', '=', 'employee.person'),
    )
    .select('employee.person')
    .distinct()
    .where('employee.organisation', '=', organisation)
    .where('employee.archived', '=', 0)
    .$if(establishment !== null, (asked) =>
      asked.where('membership.establishment', '=', establishment),
    )
    .$if(person !== null, (asked) => asked.where('employee.person', '=', person))
    .$if(names !== null, (asked) => asked.where('employee.team', 'in', names ?? []))
    .orderBy('employee.person')
    .execute();
  return rows.map((row) => row.person);
}

/** Who has read an announcement, and when (ms). */
export async function findReads(
  db: Reader,
  { organisation, announcement }: Pick<DueAnnouncement, 'organisation' | 'announcement'>,
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('announcement_read')
    .select(['person', 'at'])
    .where('organisation', '=', organisation)
    .where('announcement', '=', announcement)
    .execute();
  return new Map(rows.map(({ person, at }) => [person, at]));
}

/** Names of a team and of those below it. */
async function findTeamNames(db: Reader, organisation: string, team: string): Promise<string[]> {
  const rows = await db
    .selectFrom('team')
    .select(['team', 'name', 'parent'])
    .where('organisation', '=', organisation)
    .execute();
  const found = new Map<string, string>();
  const visit = (id: string): void => {
    const one = rows.find((row) => row.team === id);
    if (!one || found.has(id)) return;
    found.set(id, one.name);
    for (const row of rows) if (row.parent === id) visit(row.team);
  };
  visit(team);
  return [...found.values()];
}

/**
 * Title and text of announcements as they stand; those that were erased or withdrawn, or are for others than the reader by now,
 * are missing.
 */
export async function findAnnouncementWords(
  db: Reader,
  { organisation, person }: { organisation: string; person: string },
  ids: readonly string[],
): Promise<Map<string, { title: string; body: string }>> {
  const found = await inChunks([...new Set(ids)], (some) =>
    db
      .selectFrom('announcement')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('announcement', 'in', some)
      .where('withdrawn_at', 'is', null)
      .execute(),
  );
  const rows: DueAnnouncement[] = [];
  for (const row of found) {
    const isForOther = row.person !== null && row.person !== person;
    // Of one person, whatever it is for: whether they are among them.
    const audience = isForOther ? [] : await findAudience(db, { ...row, person });
    if (audience.length > 0) rows.push(row);
  }
  const hashes = rows.flatMap(({ title_text, body_text }) => [title_text, body_text]);
  const texts = await findTexts(db, organisation, hashes);
  return new Map(
    rows.flatMap(({ announcement, title_text, body_text }) => {
      const title = texts.get(title_text);
      const body = texts.get(body_text);
      return title === undefined || body === undefined ? [] : [[announcement, { title, body }]];
    }),
  );
}
