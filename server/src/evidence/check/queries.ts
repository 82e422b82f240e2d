import type { PunchStatement } from '@comptoir/shared/evidence/punch-receipt';
import type { Reader } from '../../database/connection.ts';
import type { DirectoryTables } from '../../directory/tables.ts';
import { type StoredOperation, readOperation } from '../../journal/stored.ts';

/** The tablet that says that it wrote something, whatever became of it since. */
export async function findWriter(
  db: Reader,
  device: string,
): Promise<DirectoryTables['device'] | undefined> {
  return db.selectFrom('device').selectAll().where('id', '=', device).executeTakeFirst();
}

/** The very operation of a statement, where it is in the journal. */
export async function findStated(
  db: Reader,
  organisation: string,
  { device, epoch, seq, hash }: PunchStatement,
): Promise<StoredOperation | null> {
  const row = await db
    .selectFrom('operation')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('device', '=', device)
    .where('epoch', '=', epoch)
    .where('seq', '=', seq)
    .executeTakeFirst();
  return row?.hash === hash ? readOperation(row) : null;
}

/**
 * The punch of a statement where the tablet had to write it again, in a later epoch, under the same id and with the clock of
 * the first time (SYNC-9): the code that its author holds is of the first.
 */
export async function findWrittenAgain(
  db: Reader,
  organisation: string,
  { device, epoch, person, type, wall }: PunchStatement,
): Promise<StoredOperation | null> {
  if (person === null) return null;
  const punch = await db
    .selectFrom('punch')
    .select('id')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('device', '=', device)
    .where('epoch', '!=', epoch)
    .where('type', '=', type)
    .where('wall', '=', wall)
    .executeTakeFirst();
  if (!punch) return null;
  const row = await db
    .selectFrom('operation')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('id', '=', punch.id)
    .executeTakeFirst();
  return row ? readOperation(row) : null;
}

/** What became of it where it was handed in apart; undefined where it was not. */
export async function findApart(
  db: Reader,
  organisation: string,
  { device, hash }: PunchStatement,
): Promise<{ settled: 'kept' | 'dismissed' | null } | undefined> {
  return db
    .selectFrom('quarantine')
    .select('settled')
    .where('organisation', '=', organisation)
    .where('device', '=', device)
    .where('hash', '=', hash)
    .executeTakeFirst();
}
