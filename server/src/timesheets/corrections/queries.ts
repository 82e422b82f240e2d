import type { CorrectionRow } from '@comptoir/shared/timesheets/correction';
import type { Language } from '@comptoir/shared/establishments/languages';
import { addDays } from '@comptoir/shared/time/business-day';
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

/** What other corrections of a person that stand set aside around a day, by punch: the correction. */
export async function findAside(
  db: Reader,
  organisation: string,
  { correction, person, day }: Pick<StoredCorrection, 'correction' | 'person' | 'day'>,
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('correction')
    .select(['correction', 'standing'])
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    // A night is corrected on the day before or after, too.
    .where('day', '>=', addDays(day, -1))
    .where('day', '<=', addDays(day, 1))
    .where('standing', 'is not', null)
    .where('correction', '!=', correction)
    .orderBy('correction')
    .execute();
  return new Map(
    rows.flatMap((row) => {
      const { remove } = JSON.parse(row.standing ?? '{"remove":[]}') as Pick<PunchChange, 'remove'>;
      return remove.map((id) => [id, row.correction] as const);
    }),
  );
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

/** A correction that asks for exactly this and waits for a decision: the same request, sent again. */
export async function findSame(
  db: Reader,
  organisation: string,
  of: { person: string; establishment: string; day: string; asked: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('correction')
    .select('correction')
    .where('organisation', '=', organisation)
    .where('person', '=', of.person)
    .where('day', '=', of.day)
    .where('establishment', '=', of.establishment)
    .where('asked', '=', of.asked)
    .where('state', '=', 'pending')
    .limit(1)
    .executeTakeFirst();
  return row?.correction ?? null;
}

/** Where somebody works or worked: the establishment of a punch of theirs, or the first that they belong to; null: nowhere. */
export async function findHome(
  db: Reader,
  organisation: string,
  of: { person: string; punches: readonly string[] },
): Promise<string | null> {
  const punched = await inChunks([...of.punches], (some) =>
    db
      .selectFrom('punch')
      .select('establishment')
      .where('organisation', '=', organisation)
      .where('person', '=', of.person)
      .where('id', 'in', some)
      .execute(),
  );
  if (punched[0]) return punched[0].establishment;
  const member = await db
    .selectFrom('membership')
    .select('establishment')
    .where('organisation', '=', organisation)
    .where('person', '=', of.person)
    .orderBy('establishment')
    .limit(1)
    .executeTakeFirst();
  return member?.establishment ?? null;
}

/** A decision about a correction whose person has a login, wherever they may be told of it. */
export type Decided = {
  organisation: string;
  correction: string;
  person: string;
  address: string;
  language: Language | null;
  decidedAt: number | null;
};

/** Corrections that were decided since an instant (ms) and stand as they were decided, of people with a login. */
export async function findDecided(db: Reader, since: number): Promise<Decided[]> {
  return db
    .selectFrom('correction')
    .innerJoin('account_person', (join) =>
      join
        .onRef('account_person.organisation', '=', 'correction.organisation')
        .onRef('account_person.person', '=', 'correction.person'),
    )
    .innerJoin('account', 'account.id', 'account_person.account')
    .innerJoin('employee', (join) =>
      join
        .onRef('employee.organisation', '=', 'correction.organisation')
        .onRef('employee.person', '=', 'correction.person'),
    )
    .select([
      'correction.organisation',
      'correction.correction',
      'correction.person',
      'account.email as address',
      'employee.language',
      'correction.decided_at as decidedAt',
    ])
    .where('correction.decided_at', '>=', since)
    .where('correction.state', 'in', ['approved', 'refused'])
    .where('account_person.revoked_at', 'is', null)
    .orderBy('correction.decided_at')
    .execute();
}
