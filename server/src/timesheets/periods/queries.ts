import { isCounted } from '@comptoir/shared/punches/punch';
import type { PeriodLockRow } from '@comptoir/shared/timesheets/correction';
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

/** Why a second record cannot be merged: hours that it has on closed days would be somebody else's (spec PERIOD-4). */
export async function whyNotMerge(
  db: Reader,
  organisation: string,
  person: string,
): Promise<'period-locked' | null> {
  const rows = await db
    .selectFrom('period_lock')
    .innerJoin('punch', (join) =>
      join
        .onRef('punch.organisation', '=', 'period_lock.organisation')
        .onRef('punch.establishment', '=', 'period_lock.establishment')
        .onRef('punch.day', '>=', 'period_lock.first_day')
        .onRef('punch.day', '<=', 'period_lock.last_day'),
    )
    .select(['punch.cancelled_by as cancelledBy', 'punch.set_aside as aside'])
    .where('period_lock.organisation', '=', organisation)
    .where('period_lock.reopened_at', 'is', null)
    .where('punch.person', '=', person)
    .execute();
  const isWorked = rows.some(({ cancelledBy, aside }) =>
    isCounted({ cancelledBy, setAside: aside ?? undefined }),
  );
  return isWorked ? 'period-locked' : null;
}
