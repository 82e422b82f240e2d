import type { ShiftChangeRow } from '@comptoir/shared/planning/change';
import type { Reader } from '../../database/connection.ts';
import { findTexts, inChunks } from '../../journal/queries.ts';
import { readContent, shownOf } from '../content.ts';
import type { StoredChange } from './commands.ts';

/** Changes of schedules by id, as tablets get them. */
export async function findChanges(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<Map<string, ShiftChangeRow>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('shift_change')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('change', 'in', some)
      .execute(),
  );
  const views = await withTexts(db, organisation, rows);
  return new Map(views.map((one) => [one.id, one]));
}

/** What these operations changed in somebody's schedule. */
export async function findChangesBy(
  db: Reader,
  organisation: string,
  { person, operations }: { person: string; operations: readonly string[] },
): Promise<StoredChange[]> {
  return inChunks([...new Set(operations)], (some) =>
    db
      .selectFrom('shift_change')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('operation', 'in', some)
      .where('person', '=', person)
      .orderBy('change')
      .execute(),
  );
}

/** Whether a publication changed somebody's shift, which stayed theirs, since a moment (ms). */
export async function wasPublishedAnew(
  db: Reader,
  organisation: string,
  { person, shift, since }: { person: string; shift: string; since: number },
): Promise<boolean> {
  const row = await db
    .selectFrom('shift_change')
    .select('change')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('shift', '=', shift)
    .where('cause', '=', 'publication')
    .where('before', 'is not', null)
    .where('at', '>', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Changes of somebody's schedule since a moment (ms), the newest first. */
export async function findChangesOf(
  db: Reader,
  organisation: string,
  { person, since }: { person: string; since: number },
): Promise<(ShiftChangeRow & { establishment: string })[]> {
  const rows = await db
    .selectFrom('shift_change')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('at', '>=', since)
    .orderBy('at', 'desc')
    .orderBy('change')
    .execute();
  const views = await withTexts(db, organisation, rows);
  return views.map((view, at) => ({ ...view, establishment: rows[at]!.establishment }));
}

async function withTexts(
  db: Reader,
  organisation: string,
  rows: readonly StoredChange[],
): Promise<ShiftChangeRow[]> {
  const read = rows.map((row) => ({
    row,
    before: readContent(row.before),
    after: readContent(row.after),
  }));
  const hashes = read.flatMap(({ before, after }) => [before?.noteText, after?.noteText]);
  const texts = await findTexts(
    db,
    organisation,
    hashes.filter((hash) => typeof hash === 'string'),
  );
  const textOf = (hash: string) => texts.get(hash) ?? null;
  return read.map(({ row, before, after }) => ({
    ...{ id: row.change, person: row.person, shift: row.shift },
    ...{ operation: row.operation, cause: row.cause },
    before: shownOf(before, textOf),
    after: shownOf(after, textOf),
    ...{ at: row.at, by: row.changed_by },
    ...{ seenAt: row.seen_at, seenBy: row.seen_by, acceptedAt: row.accepted_at },
  }));
}
