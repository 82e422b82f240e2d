import type { Database } from '../database/connection.ts';
import type { DirectoryTables } from './tables.ts';

export type EnrolmentRecord = DirectoryTables['enrolment'];

export async function insertEnrolment(db: Database, enrolment: EnrolmentRecord): Promise<void> {
  await db.insertInto('enrolment').values(enrolment).execute();
}

/** Codes that nobody can use any more leave. */
export async function removeExpiredEnrolments(db: Database, now: number): Promise<void> {
  await db.deleteFrom('enrolment').where('expires_at', '<=', now).execute();
}

export async function countPendingFrom(
  db: Database,
  address: string,
  now: number,
): Promise<number> {
  const { count } = await db
    .selectFrom('enrolment')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('address', '=', address)
    .where('status', '=', 'pending')
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function enrolmentByDeviceCode(
  db: Database,
  deviceCodeHash: string,
): Promise<EnrolmentRecord | undefined> {
  return db
    .selectFrom('enrolment')
    .selectAll()
    .where('device_code_hash', '=', deviceCodeHash)
    .executeTakeFirst();
}

export async function enrolmentByUserCode(
  db: Database,
  userCode: string,
): Promise<EnrolmentRecord | undefined> {
  return db
    .selectFrom('enrolment')
    .selectAll()
    .where('user_code', '=', userCode)
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
}

/** Remembers when a tablet last asked, and how long it must wait before it asks again. */
export async function notePoll(
  db: Database,
  deviceCodeHash: string,
  poll: { at: number; interval: number },
): Promise<void> {
  await db
    .updateTable('enrolment')
    .set({ polled_at: poll.at, interval: poll.interval })
    .where('device_code_hash', '=', deviceCodeHash)
    .execute();
}

/**
 * Turns a pending, unexpired enrolment into an approved one. The condition stands in the statement, so of
 * two approvals at the same instant one finds nothing to approve.
 *
 * @returns whether this call was the one that approved it
 */
export async function approveEnrolment(
  db: Database,
  deviceCodeHash: string,
  approval: { grant: string; now: number; expiresAt: number },
): Promise<boolean> {
  const approved = await db
    .updateTable('enrolment')
    .set({ status: 'approved', grant_bytes: approval.grant, expires_at: approval.expiresAt })
    .where('device_code_hash', '=', deviceCodeHash)
    .where('status', '=', 'pending')
    .where('expires_at', '>', approval.now)
    .returning('device_code_hash')
    .execute();
  return approved.length === 1;
}
