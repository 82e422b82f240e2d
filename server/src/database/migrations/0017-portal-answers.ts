import type { Trx } from '../connection.ts';

/** What the portal was answered to requests that must not happen twice. */
export async function createPortalAnswers(trx: Trx): Promise<void> {
  await trx.schema
    .createTable('portal_answer')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('attempt', 'text', (column) => column.notNull())
    .addColumn('request', 'text', (column) => column.notNull())
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('portal_answer_key', ['organisation', 'account', 'attempt'])
    .execute();
}
