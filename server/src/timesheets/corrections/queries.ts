import type { CorrectionRow } from '@comptoir/shared/timesheets/correction';
import type { PunchChange } from '@comptoir/shared/timesheets/operations';
import type { Reader } from '../../database/connection.ts';
import { findTexts, inChunks } from '../../journal/queries.ts';
import type { TimesheetTables } from '../tables.ts';

export type StoredCorrection = TimesheetTables['correction'];

/** Corrections by id, as a tablet gets them. */
export async function findCorrections(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<Map<string, CorrectionRow>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('correction')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('correction', 'in', some)
      .execute(),
  );
  const views = await withTexts(db, organisation, rows);
  return new Map(views.map((one) => [one.id, one]));
}

export async function findStoredCorrection(
  db: Reader,
  organisation: string,
  correction: string,
): Promise<StoredCorrection | undefined> {
  return db
    .selectFrom('correction')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('correction', '=', correction)
    .executeTakeFirst();
}

/** Business days that corrections are about, by their ids. */
export async function findCorrectedDays(
  db: Reader,
  organisation: string,
  corrections: readonly string[],
): Promise<Map<string, string>> {
  const rows = await inChunks([...corrections], (some) =>
    db
      .selectFrom('correction')
      .select(['correction', 'day'])
      .where('organisation', '=', organisation)
      .where('correction', 'in', some)
      .execute(),
  );
  return new Map(rows.map(({ correction, day }) => [correction, day]));
}

async function withTexts(
  db: Reader,
  organisation: string,
  rows: readonly StoredCorrection[],
): Promise<CorrectionRow[]> {
  const hashes = rows
    .flatMap((row) => [row.reason_text, row.decision_reason_text, row.objection_text])
    .filter((hash) => hash !== null);
  const texts = await findTexts(db, organisation, hashes);
  const textOf = (hash: string | null) => (hash === null ? null : (texts.get(hash) ?? null));
  return rows.map((row) => ({
    id: row.correction,
    ...{ person: row.person, day: row.day, state: row.state },
    asked: JSON.parse(row.asked) as PunchChange,
    standing: row.standing === null ? null : (JSON.parse(row.standing) as PunchChange),
    reason: textOf(row.reason_text),
    ...{ proposedBy: row.proposed_by, proposedAt: row.proposed_at },
    decision:
      row.decision === null || row.decided_at === null
        ? null
        : {
            ...{ by: row.decided_by, at: row.decided_at, decision: row.decision },
            ...{ edited: row.edited === 1, reason: textOf(row.decision_reason_text) },
          },
    objection:
      row.objected_at === null ? null : { at: row.objected_at, reason: textOf(row.objection_text) },
  }));
}
