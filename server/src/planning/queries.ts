import type { ShiftContent } from '@comptoir/shared/planning/shift';
import type { ShiftRow } from '@comptoir/shared/sync/rows';
import type { TeamNode } from '@comptoir/shared/teams/tree';
import type { Reader } from '../database/connection.ts';
import { findTexts, inChunks } from '../journal/queries.ts';
import { contentOf } from './content.ts';

/** Published shifts by id, as tablets get them. */
export async function findShifts(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<Map<string, ShiftRow>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('shift')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('shift', 'in', some)
      .execute(),
  );
  const notes = rows.flatMap(({ note_text }) => note_text ?? []);
  const texts = await findTexts(db, organisation, notes);
  return new Map(
    rows.map((row) => [
      row.shift,
      {
        id: row.shift,
        ...contentOf(row),
        note: texts.get(row.note_text ?? '') ?? null,
        publishedAt: row.published_at,
      },
    ]),
  );
}

/** A published shift and where it is. */
export type HeldShift = {
  shift: string;
  establishment: string;
  content: ShiftContent;
  publishedAt: number | null;
};

export async function findStored(
  db: Reader,
  organisation: string,
  shift: string,
): Promise<HeldShift | undefined> {
  return (await findAllStored(db, organisation, [shift])).get(shift);
}

/** Published shifts by id. */
export async function findAllStored(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<Map<string, HeldShift>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('shift')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('shift', 'in', some)
      .execute(),
  );
  return new Map(rows.map((row) => [row.shift, heldOf(row)]));
}

function heldOf(row: Parameters<typeof contentOf>[0] & { published_at: number | null }): HeldShift {
  const { shift, establishment, published_at: publishedAt } = row;
  return { shift, establishment, content: contentOf(row), publishedAt };
}

/** Published shifts of an establishment that begin within a stretch of time (ms, the end excluded). */
export async function findPublishedBetween(
  db: Reader,
  of: { organisation: string; establishment: string },
  { from, to }: { from: number; to: number },
): Promise<HeldShift[]> {
  const rows = await db
    .selectFrom('shift')
    .selectAll()
    .where('organisation', '=', of.organisation)
    .where('establishment', '=', of.establishment)
    .where('starts_at', '>=', from)
    .where('starts_at', '<', to)
    .orderBy('starts_at')
    .orderBy('shift')
    .execute();
  return rows.map(heldOf);
}

/** Published shifts of somebody that begin after a moment (ms), at one establishment or all of them. */
export async function findShiftsAfter(
  db: Reader,
  organisation: string,
  of: { person: string; after: number; establishment?: string },
): Promise<HeldShift[]> {
  const { establishment } = of;
  const rows = await db
    .selectFrom('shift')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('person', '=', of.person)
    .where('starts_at', '>', of.after)
    .$if(establishment !== undefined, (asked) =>
      asked.where('establishment', '=', establishment ?? ''),
    )
    .orderBy('shift')
    .execute();
  return rows.map(heldOf);
}

/** The latest start (ms) that an establishment's tablets were shown of these shifts. */
export async function findShownAt(
  db: Reader,
  of: { organisation: string; establishment: string; room?: 'shifts' | 'shiftsElsewhere' },
  ids: readonly string[],
): Promise<Map<string, number>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('feed')
      .select(['key', 'at'])
      .where('organisation', '=', of.organisation)
      .where('establishment', '=', of.establishment)
      .where('room', '=', of.room ?? 'shifts')
      .where('key', 'in', some)
      .execute(),
  );
  return new Map(rows.flatMap(({ key, at }) => (at === null ? [] : [[key, at] as const])));
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
  return [...new Set(rows.flatMap(({ person }) => person ?? []))];
}

/** The establishment of a team; undefined for one that is gone. */
export async function findTeamPlace(
  db: Reader,
  organisation: string,
  team: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('team')
    .select('establishment')
    .where('organisation', '=', organisation)
    .where('team', '=', team)
    .executeTakeFirst();
  return row?.establishment;
}

/** Teams of an establishment, and the names of the teams that some people are of. */
export async function findTeamsAnd(
  db: Reader,
  of: { organisation: string; establishment: string },
  people: readonly string[],
): Promise<{ teams: TeamNode[]; teamOf: Map<string, string | null> }> {
  const teams = await db
    .selectFrom('team')
    .select(['team as id', 'name', 'parent'])
    .where('organisation', '=', of.organisation)
    .where('establishment', '=', of.establishment)
    .orderBy('team')
    .execute();
  const rows = await inChunks([...new Set(people)], (some) =>
    db
      .selectFrom('employee')
      .select(['person', 'team'])
      .where('organisation', '=', of.organisation)
      .where('person', 'in', some)
      .execute(),
  );
  return { teams, teamOf: new Map(rows.map(({ person, team }) => [person, team])) };
}
