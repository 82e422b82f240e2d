import type { Reader, Trx } from '../database/connection.ts';
import type { BackofficeTables } from './tables.ts';

/** Keeps what an item was answered. Within the transaction that applied it, or a crash could separate the two. */
export async function keepAnswer(
  trx: Trx,
  answer: BackofficeTables['backoffice_answer'],
): Promise<void> {
  await trx.insertInto('backoffice_answer').values(answer).execute();
}

/** Answers that nobody asks for any more leave. */
export async function dropAnswers(db: Reader, organisation: string, before: number): Promise<void> {
  await db
    .deleteFrom('backoffice_answer')
    .where('organisation', '=', organisation)
    .where('at', '<', before)
    .execute();
}

export async function writeVersion(
  trx: Trx,
  row: BackofficeTables['backoffice_version'],
): Promise<void> {
  const { version } = row;
  await trx
    .insertInto('backoffice_version')
    .values(row)
    .onConflict((on) => on.columns(['organisation', 'external_id']).doUpdateSet({ version }))
    .execute();
}
