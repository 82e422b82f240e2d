import { sql } from 'kysely';
import type { Trx } from '../connection.ts';

/** What an erasure leaves behind: that it happened, and which texts never come back. */
export async function addErasures(trx: Trx): Promise<void> {
  await trx.schema.alterTable('employee').addColumn('erased', 'text').execute();
  await trx.schema
    .createTable('erased_text')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('erased_text_key', ['organisation', 'hash'])
    .execute();
  // Partial: an erasure reads what was ever written of people, and punches pay nothing for it.
  await trx.schema
    .createIndex('operation_people')
    .on('operation')
    .columns(['organisation', 'position'])
    .where(sql<boolean>`kind in ('employee.create', 'employee.edit', 'punch.declare')`)
    .execute();
}
