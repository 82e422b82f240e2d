import type { Reader } from '../../database/connection.ts';
import { findTexts, inChunks } from '../../journal/queries.ts';
import { readContent } from '../content.ts';
import type { CalendarTables } from './tables.ts';

type Own = { organisation: string; person: string };
export type Feed = CalendarTables['calendar_feed'];

export async function findFeed(
  db: Reader,
  { organisation, person }: Own,
): Promise<Feed | undefined> {
  return db
    .selectFrom('calendar_feed')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .executeTakeFirst();
}

/** Whose calendar an address is: of somebody present whose access stands. @param secret its hash */
export async function findFeedBy(
  db: Reader,
  secret: string,
): Promise<(Feed & { language: 'fr' | 'en' }) | undefined> {
  const row = await db
    .selectFrom('calendar_feed')
    .innerJoin('account_person', (join) =>
      join
        .onRef('account_person.organisation', '=', 'calendar_feed.organisation')
        .onRef('account_person.person', '=', 'calendar_feed.person'),
    )
    .innerJoin('account', 'account.id', 'account_person.account')
    .innerJoin('employee', (join) =>
      join
        .onRef('employee.organisation', '=', 'calendar_feed.organisation')
        .onRef('employee.person', '=', 'calendar_feed.person'),
    )
    .selectAll('calendar_feed')
    .select(['employee.language as own', 'account.language as spoken'])
    .where('calendar_feed.secret', '=', secret)
    .where('account_person.revoked_at', 'is', null)
    .where('employee.archived', '=', 0)
    .executeTakeFirst();
  if (!row) return undefined;
  const { own, spoken, ...feed } = row;
  return { ...feed, language: own ?? spoken };
}

/** A shift as a calendar shows it. */
export type CalendarShift = {
  shift: string;
  /** Of the store. */
  place: string;
  position: string | null;
  start: number;
  end: number;
  /** Minutes. */
  pause: number;
  /** It is no longer theirs: the times are those that it had. */
  cancelled: boolean;
  /** How often it changed for this person. */
  sequence: number;
  /** When it last did, ms; null: before there was planning. */
  changedAt: number | null;
};

/**
 * Somebody's published shifts within a stretch of time (ms), and those that were taken off them since a moment (spec CAL-3).
 */
export async function findCalendarShifts(
  db: Reader,
  { organisation, person }: Own,
  { from, to, cancelledSince }: { from: number; to: number; cancelledSince: number },
): Promise<CalendarShift[]> {
  const standing = await db
    .selectFrom('shift')
    .select(['shift', 'establishment', 'starts_at', 'ends_at', 'pause', 'position', 'published_at'])
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('starts_at', '>=', from)
    .where('starts_at', '<', to)
    .execute();
  const changes = await db
    .selectFrom('shift_change')
    // What one push of a tablet changed has one instant: the journal knows the order.
    .leftJoin('operation', (join) =>
      join
        .onRef('operation.organisation', '=', 'shift_change.organisation')
        .onRef('operation.id', '=', 'shift_change.operation'),
    )
    .select(['shift_change.shift', 'shift_change.establishment', 'shift_change.before'])
    .select('shift_change.at')
    .where('shift_change.organisation', '=', organisation)
    .where('shift_change.person', '=', person)
    .orderBy('operation.position')
    .orderBy('shift_change.change')
    .execute();
  const byShift = new Map<string, typeof changes>();
  for (const row of changes) {
    byShift.set(row.shift, [...(byShift.get(row.shift) ?? []), row]);
  }
  const held = await findHeld(db, { organisation, person }, [...byShift.keys()]);
  const shifts = standing.map((row) => ({
    ...{ shift: row.shift, establishment: row.establishment, position: row.position },
    ...{ start: row.starts_at, end: row.ends_at, pause: row.pause, cancelled: false },
    changedAt: byShift.get(row.shift)?.at(-1)?.at ?? row.published_at,
  }));
  for (const [shift, rows] of byShift) {
    const { before, at: changedAt, establishment } = rows.at(-1)!;
    const content = readContent(before);
    const isDue = changedAt >= cancelledSince && content !== null && content.start >= from;
    if (!isDue || held.has(shift)) continue;
    const { position, start, end, pause } = content;
    shifts.push({ shift, establishment, position, start, end, pause, cancelled: true, changedAt });
  }
  const names = await findPlaceNames(db, organisation);
  return shifts
    .map(({ establishment, position, ...shift }) => ({
      ...shift,
      place: names.stores.get(establishment) ?? '',
      position: position === null ? null : (names.positions.get(position) ?? null),
      sequence: byShift.get(shift.shift)?.length ?? 0,
    }))
    .sort((a, b) => a.start - b.start || (a.shift < b.shift ? -1 : 1));
}

/** Which of these shifts are this person's, whenever they are. */
async function findHeld(
  db: Reader,
  { organisation, person }: Own,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('shift')
      .select('shift')
      .where('organisation', '=', organisation)
      .where('person', '=', person)
      .where('shift', 'in', some)
      .execute(),
  );
  return new Set(rows.map(({ shift }) => shift));
}

async function findPlaceNames(db: Reader, organisation: string) {
  const stores = await db
    .selectFrom('establishment')
    .select(['establishment', 'name_text'])
    .where('organisation', '=', organisation)
    .execute();
  const positions = await db
    .selectFrom('position')
    .select(['position', 'name'])
    .where('organisation', '=', organisation)
    .execute();
  const hashes = stores.map(({ name_text }) => name_text);
  const texts = await findTexts(db, organisation, hashes);
  return {
    stores: new Map(
      stores.map(({ establishment, name_text }) => [establishment, texts.get(name_text) ?? '']),
    ),
    positions: new Map(positions.map(({ position, name }) => [position, name])),
  };
}
