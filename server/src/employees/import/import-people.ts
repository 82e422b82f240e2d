import { type ReadImport, readImport } from '@comptoir/shared/employees/import';
import { type OperationRefusal, type Result, ok, refused } from '@comptoir/shared/refusals';
import { inTransaction } from '../../database/driver.ts';
import type { Deps } from '../../deps.ts';
import { organisationOf } from '../../http/scopes.ts';
import { wake } from '../../journal/append.ts';
import { lockHead } from '../../journal/head.ts';
import { createWithin, refusalOfChange } from '../commands-of-doors.ts';
import { byOf } from '../portal-asking.ts';
import { type EmailsRoom, type Importer, findImportHouse } from './house.ts';
import type { Table } from './read-table.ts';

type Asked = { table: Table; home: string };

/** What an import of this table would do; writes nothing. */
export async function checkImport(
  deps: Deps,
  rooms: EmailsRoom,
  importer: Importer,
  asked: Asked,
): Promise<ReadImport> {
  const house = await findImportHouse(deps.db, rooms, importer, asked);
  return readImport(asked.table.columns, asked.table.rows, house);
}

/**
 * Puts everybody of a table on the roster, in one transaction: all of them, or nobody. Rows are judged again under the
 * organisation's lock, so that two imports at once never give one e-mail to two people.
 *
 * @returns ids in the order of the rows; `faulty-rows` as soon as one of them has a fault
 */
export async function importPeople(
  deps: Deps,
  rooms: EmailsRoom,
  importer: Importer,
  asked: Asked,
): Promise<Result<string[], OperationRefusal | 'faulty-rows'>> {
  const scope = organisationOf(importer.scope);
  const made = await inTransaction(deps.db, async (trx) => {
    await lockHead(trx, scope.organisation);
    const house = await findImportHouse(trx, rooms, importer, asked);
    const { rows, people } = readImport(asked.table.columns, asked.table.rows, house);
    if (people.length < rows.length) return refused('faulty-rows' as const);
    return createWithin(trx, deps, scope, people, byOf(importer.account));
  }).catch(refusalOfChange);
  if (!made.ok) return made;
  wake(deps, scope.organisation, made.value.touched);
  return ok(made.value.people);
}
