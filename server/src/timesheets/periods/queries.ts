import type { PeriodLockRow } from '@comptoir/shared/timesheets/correction';
import { addDays } from '@comptoir/shared/time/business-day';
import { sql } from 'kysely';
import type { Reader } from '../../database/connection.ts';
import { inChunks } from '../../journal/queries.ts';
import type { TimesheetTables } from '../tables.ts';

export type StoredLock = TimesheetTables['period_lock'];

/** Closed spans by id, as a tablet gets them; a reopened one is missing. */
export async function findPeriodLocks(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<Map<string, PeriodLockRow>> {
  const rows = await inChunks([...ids], (some) =>
    db
      .selectFrom('period_lock')
      .selectAll()
      .where('organisation', '=', organisation)
      .where('lock', 'in', some)
      .where('reopened_at', 'is', null)
      .execute(),
  );
  return new Map(
    rows.map((row) => [
      row.lock,
      {
        ...{ id: row.lock, from: row.first_day, to: row.last_day },
        ...{ at: row.locked_at, by: row.locked_by },
      },
    ]),
  );
}

export async function findStoredLock(
  db: Reader,
  organisation: string,
  lock: string,
): Promise<StoredLock | undefined> {
  return db
    .selectFrom('period_lock')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('lock', '=', lock)
    .executeTakeFirst();
}

/** Whether a standing lock of an establishment touches some days (both included). */
export async function isLockedWithin(
  db: Reader,
  organisation: string,
  of: { establishment: string; from: string; to: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('period_lock')
    .select('lock')
    .where('organisation', '=', organisation)
    .where('establishment', '=', of.establishment)
    .where('reopened_at', 'is', null)
    .where('first_day', '<=', of.to)
    .where('last_day', '>=', of.from)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Who has seen the hours of exactly these days in an establishment, by person: when, and how many they were then (ms). */
export async function findApprovals(
  db: Reader,
  organisation: string,
  of: { establishment: string; people: readonly string[]; from: string; to: string },
): Promise<Map<string, { by: string | null; at: number; worked: number }>> {
  const rows = await inChunks([...of.people], (some) =>
    db
      .selectFrom('approval')
      .select(['person', 'approved_by as by', 'approved_at as at', 'worked'])
      .where('organisation', '=', organisation)
      .where('establishment', '=', of.establishment)
      .where('person', 'in', some)
      .where('first_day', '=', of.from)
      .where('last_day', '=', of.to)
      .execute(),
  );
  return new Map(rows.map(({ person, by, at, worked }) => [person, { by, at, worked }]));
}

/** Closed and reopened spans of an establishment, the newest first, with how many punches came late to each (spec PERIOD-7). */
export async function findPeriods(
  db: Reader,
  organisation: string,
  establishment: string,
): Promise<(StoredLock & { late: number })[]> {
  const locks = await db
    .selectFrom('period_lock')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('establishment', '=', establishment)
    .orderBy('locked_at', 'desc')
    .orderBy('lock', 'desc')
    .execute();
  const late = await db
    .selectFrom('punch')
    .select(['day', 'received_at as receivedAt'])
    .where('organisation', '=', organisation)
    .where('establishment', '=', establishment)
    // As it stands in its index: what came late bears the flag (spec PERIOD-5).
    .where(sql<boolean>`instr(punch.flags, 'after-lock') > 0`)
    .execute();
  const counts = new Map<string, number>();
  for (const { day, receivedAt } of late) {
    const stood = locks.filter(
      ({ locked_at: from, reopened_at: to }) =>
        from < receivedAt && (to === null || receivedAt <= to),
    );
    // On an open day it came to the night before, which is the last one of a closed span.
    const lock =
      stood.find(({ first_day, last_day }) => first_day <= day && day <= last_day) ??
      stood.find(({ last_day }) => addDays(last_day, 1) === day);
    if (lock) counts.set(lock.lock, (counts.get(lock.lock) ?? 0) + 1);
  }
  return locks.map((row) => ({ ...row, late: counts.get(row.lock) ?? 0 }));
}
