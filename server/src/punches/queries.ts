import type { PresenceRow } from '@comptoir/shared/sync/rows';
import type { Reader } from '../database/connection.ts';
import { findTexts, inChunks } from '../journal/queries.ts';
import type { Punch } from '@comptoir/shared/punches/punch';
import { type HeldPunch, heldOf, punchOf } from './row.ts';

/** Punches by id, with the names that unknown people typed. */
export async function findPunches(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<Map<string, Punch>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('punch')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('id', 'in', some)
      .execute(),
  );
  const hashes = rows.flatMap((row) => (row.name_text === null ? [] : [row.name_text]));
  const texts = await findTexts(db, organisation, hashes);
  return new Map(
    rows.map((row) => {
      const name = row.name_text === null ? null : (texts.get(row.name_text) ?? null);
      return [row.id, punchOf(row, name)];
    }),
  );
}

/** The same without names, for those who change them. */
export async function findHeld(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<HeldPunch[]> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('punch')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('id', 'in', some)
      .execute(),
  );
  return rows.map(heldOf);
}

/** Punches of some people within a stretch of time, both ends included (ms). */
export async function findPunchesBetween(
  db: Reader,
  organisation: string,
  of: { people: readonly string[]; from: number; to: number },
): Promise<HeldPunch[]> {
  const rows = await inChunks(of.people, (some) =>
    db
      .selectFrom('punch')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .where('at', '>=', of.from)
      .where('at', '<=', of.to)
      .execute(),
  );
  return rows.map(heldOf);
}

/** Punches that count for a person on business days `first` … `last`, both included. */
export async function findPunchesOnDays(
  db: Reader,
  organisation: string,
  of: { person: string; first: string; last: string },
): Promise<HeldPunch[]> {
  const rows = await db
    .selectFrom('punch')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('person', '=', of.person)
    .where('day', '>=', of.first)
    .where('day', '<=', of.last)
    .execute();
  return rows.map(heldOf);
}

/** Punches of nobody yet in an establishment, on business days `from` … `to`, with the names that were typed. */
export async function findUnknownPunches(
  db: Reader,
  organisation: string,
  of: { establishment: string; from: string; to: string },
): Promise<Punch[]> {
  const rows = await db
    .selectFrom('punch')
    .select('id')
    .where('organisation', '=', organisation)
    .where('person', 'is', null)
    .where('establishment', '=', of.establishment)
    .where('day', '>=', of.from)
    .where('day', '<=', of.to)
    .where('cancelled_by', 'is', null)
    .where('accepted_at', 'is', null)
    .orderBy('at')
    .execute();
  const ids = rows.map(({ id }) => id);
  const found = await findPunches(db, organisation, ids);
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** Every punch of a person, in no order. */
export async function findPunchesOf(
  db: Reader,
  organisation: string,
  person: string,
): Promise<HeldPunch[]> {
  const rows = await db
    .selectFrom('punch')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .execute();
  return rows.map(heldOf);
}

/** The latest punch of a person that counts, whenever it was (spec PUNCH-7). */
export async function findLatestPunch(
  db: Reader,
  organisation: string,
  person: string,
): Promise<HeldPunch | null> {
  const row = await db
    .selectFrom('punch')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('cancelled_by', 'is', null)
    .where('set_aside', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('device', 'desc')
    .orderBy('epoch', 'desc')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? heldOf(row) : null;
}

export async function findPresences(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, PresenceRow>> {
  const rows = await inChunks(people, (some) =>
    db
      .selectFrom('presence')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .execute(),
  );
  return new Map(rows.map(({ organisation: _, ...presence }) => [presence.person, presence]));
}
