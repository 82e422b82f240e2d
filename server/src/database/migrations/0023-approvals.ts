import { sql } from 'kysely';
import type { Trx } from '../connection.ts';

/**
 * Hours are approved where they were worked: whoever works in two establishments has a manager in each. What was written
 * about somebody's hours is found when their personal data goes, and what came after its day was closed among all punches.
 */
export async function addApprovalPlaces(trx: Trx): Promise<void> {
  // Nobody could approve anything before.
  await trx.schema.dropTable('approval').execute();
  await trx.schema
    .createTable('approval')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('establishment', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('first_day', 'text', (column) => column.notNull())
    .addColumn('last_day', 'text', (column) => column.notNull())
    .addColumn('worked', 'bigint', (column) => column.notNull())
    .addColumn('approved_by', 'text')
    .addColumn('approved_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('approval_key', [
      ...(['organisation', 'establishment', 'person', 'first_day', 'last_day'] as const),
    ])
    .execute();
  await sql`
    create index operation_hours on operation (organisation, position)
    where kind in (
      'correction.propose', 'correction.decide', 'correction.object', 'statement.issue', 'statement.dispute'
    )`.execute(trx);
  await trx.schema
    .createIndex('correction_decided')
    .on('correction')
    .columns(['decided_at'])
    .execute();
  await sql`
    create index punch_late on punch (organisation, establishment, day)
    where instr(flags, 'after-lock') > 0`.execute(trx);
}
