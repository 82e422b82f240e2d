import type { PunchStatement } from '@comptoir/shared/evidence/punch-receipt';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { parseDeviceOperation } from '@comptoir/shared/journal/operation';
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

/** A tablet makes the id of a punch just before it reads its clock for it: ids so far from the reading are looked through. Ms. */
const around = 60_000;

/**
 * The punch of a statement where the tablet had to write it again, in a later epoch, under the same id and with the clock of
 * the first time (SYNC-9): the code that its author holds is of the first. Whose it is the operation says: the row may be
 * somebody else's by now, once an unknown person was named or two records became one.
 */
export async function findWrittenAgain(
  db: Reader,
  organisation: string,
  statement: PunchStatement,
): Promise<StoredOperation | null> {
  const { device, epoch, type, wall } = statement;
  const rows = await db
    .selectFrom('punch')
    .innerJoin('operation', (join) =>
      join
        .onRef('operation.organisation', '=', 'punch.organisation')
        .onRef('operation.id', '=', 'punch.id'),
    )
    .selectAll('operation')
    .where('punch.organisation', '=', organisation)
    .where('punch.id', '>=', uuidv7(wall - around, new Uint8Array(10)))
    .where('punch.id', '<=', uuidv7(wall + around, new Uint8Array(10).fill(0xff)))
    .where('punch.device', '=', device)
    .where('punch.epoch', '!=', epoch)
    .where('punch.type', '=', type)
    .where('punch.wall', '=', wall)
    .execute();
  const row = rows.find(({ bytes }) => isPunchOf(statement, bytes));
  return row ? readOperation(row) : null;
}

/**
 * What became of it where it was handed in apart, under the bytes of the statement or under those with which it was written
 * again; undefined where it was not.
 */
export async function findApart(
  db: Reader,
  organisation: string,
  statement: PunchStatement,
): Promise<{ settled: 'kept' | 'dismissed' | null } | undefined> {
  const handedIn = db
    .selectFrom('quarantine')
    .select(['settled', 'bytes'])
    .where('organisation', '=', organisation)
    .where('device', '=', statement.device);
  const itself = await handedIn.where('hash', '=', statement.hash).executeTakeFirst();
  if (itself) return itself;
  const again = await handedIn
    .where('epoch', '!=', statement.epoch)
    .where('kind', 'in', ['punch.record', 'punch.declare'])
    .where('bytes', 'like', `%"wall":${statement.wall},%`)
    .execute();
  return again.find(({ bytes }) => isPunchOf(statement, bytes));
}

function isPunchOf({ person, type, wall }: PunchStatement, bytes: string | null): boolean {
  const parsed = bytes === null ? null : parseDeviceOperation(bytes);
  if (!parsed?.ok) return false;
  const { kind, body, clock } = parsed.value;
  if (kind !== 'punch.record' && kind !== 'punch.declare') return false;
  return body.person === person && body.type === type && clock.wall === wall;
}
