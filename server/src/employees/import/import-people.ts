import { type ReadImport, readImport } from '@comptoir/shared/employees/import';
import { type OperationRefusal, type Result, ok, refused } from '@comptoir/shared/refusals';
import { inTransaction } from '../../database/driver.ts';
import type { Deps } from '../../deps.ts';
import { organisationOf } from '../../http/scopes.ts';
import { wake } from '../../journal/append.ts';
import { lockHead } from '../../journal/head.ts';
import { createWithin, refusalOfChange } from '../commands-of-doors.ts';
import { type Attempt, once } from '../once.ts';
import { byOf } from '../portal-asking.ts';
import { type EmailsRoom, type Importer, findImportHouse } from './house.ts';
import type { Table } from './read-table.ts';

type Refused = OperationRefusal | 'faulty-rows' | 'prove-again';
type Asked = { table: Table; home: string };
/** `attempt`: under an id of the page's making; null where it made none. */
type AskedOnce = Asked & { proved: boolean; attempt: Attempt | null };

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
 * @param asked `proved`: who asks proved who they are a moment ago, which giving a role takes (ACC-24)
 * @returns ids in the order of the rows; `faulty-rows` as soon as one of them has a fault, `conflict` where the attempt
 *   stands for another table
 */
export async function importPeople(
  deps: Deps,
  rooms: EmailsRoom,
  importer: Importer,
  asked: AskedOnce,
): Promise<Result<string[], Refused>> {
  const scope = organisationOf(importer.scope);
  const made = await inTransaction(deps.db, async (trx) => {
    await lockHead(trx, scope.organisation);
    let touched: ReadonlySet<string> = new Set();
    const write = async (): Promise<Result<string[], Refused>> => {
      const house = await findImportHouse(trx, rooms, importer, asked);
      const { rows, people } = readImport(asked.table.columns, asked.table.rows, house);
      if (people.length < rows.length) return refused('faulty-rows');
      const gives = people.some(({ roles }) => roles.some(({ role }) => role !== 'employee'));
      if (gives && !asked.proved) return refused('prove-again');
      const created = await createWithin(trx, deps, scope, people, byOf(importer.account));
      if (!created.ok) return created;
      ({ touched } = created.value);
      return ok(created.value.people);
    };
    const done = asked.attempt
      ? await once(trx, asked.attempt, deps.clock.now(), write)
      : asAnswered(await write());
    return done.ok ? ok({ people: done.value.value, touched }) : done;
  }).catch(refusalOfChange);
  if (!made.ok) return made;
  wake(deps, scope.organisation, made.value.touched);
  return ok(made.value.people);
}

function asAnswered<T, R>(done: Result<T, R>): Result<{ value: T }, R> {
  return done.ok ? ok({ value: done.value }) : done;
}
