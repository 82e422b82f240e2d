import type { AbsenceRow, AbsenceSpan } from '@comptoir/shared/planning/absence';
import type { Reader } from '../../database/connection.ts';
import { findTexts, inChunks } from '../../journal/queries.ts';
import type { PlanningTables } from '../tables.ts';

export type StoredAbsence = PlanningTables['absence'];

/** Absences by id, as tablets get them. */
export async function findAbsences(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<Map<string, AbsenceRow>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('absence')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('absence', 'in', some)
      .execute(),
  );
  const views = await withTexts(db, organisation, rows);
  return new Map(views.map((one) => [one.id, one]));
}

export async function findAbsence(
  db: Reader,
  organisation: string,
  absence: string,
): Promise<StoredAbsence | undefined> {
  return db
    .selectFrom('absence')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('absence', '=', absence)
    .executeTakeFirst();
}

/** Whether somebody decided about an absence of `person`, or entered one. */
export async function hasDecidedAbsence(
  db: Reader,
  organisation: string,
  of: { person: string; by: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('absence')
    .select('absence')
    .where('organisation', '=', organisation)
    .where('person', '=', of.person)
    .where('decided_by', '=', of.by)
    .executeTakeFirst();
  return row !== undefined;
}

/** Absences of some people that touch some days (both included), whatever became of them; the earliest first. */
export async function findAbsencesOf(
  db: Reader,
  organisation: string,
  of: { people: readonly string[]; from: string; to: string },
): Promise<AbsenceRow[]> {
  const rows = await inChunks([...new Set(of.people)], (some) =>
    db
      .selectFrom('absence')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .where('first_day', '<=', of.to)
      .where('last_day', '>=', of.from)
      .orderBy('first_day')
      .orderBy('absence')
      .execute(),
  );
  return withTexts(db, organisation, rows);
}

async function withTexts(
  db: Reader,
  organisation: string,
  rows: readonly StoredAbsence[],
): Promise<AbsenceRow[]> {
  const hashes = rows.flatMap((row) => [row.reason_text, row.decision_reason_text]);
  const texts = await findTexts(
    db,
    organisation,
    hashes.filter((hash) => hash !== null),
  );
  const textOf = (hash: string | null) => (hash === null ? null : (texts.get(hash) ?? null));
  return rows.map((row) => ({
    ...{ id: row.absence, person: row.person, type: row.type, state: row.state },
    span: JSON.parse(row.span) as AbsenceSpan,
    reason: textOf(row.reason_text),
    ...{ askedBy: row.asked_by, askedAt: row.asked_at },
    ...{ decidedBy: row.decided_by, decidedAt: row.decided_at },
    decisionReason: textOf(row.decision_reason_text),
  }));
}

/** Absences of an organisation that wait for a decision, the longest first. */
export async function findPending(db: Reader, organisation: string): Promise<AbsenceRow[]> {
  const rows = await db
    .selectFrom('absence')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('state', '=', 'pending')
    .orderBy('asked_at')
    .orderBy('absence')
    .execute();
  return withTexts(db, organisation, rows);
}
