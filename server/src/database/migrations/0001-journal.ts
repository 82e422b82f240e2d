import { sql } from 'kysely';
import type { Trx } from '../connection.ts';

export async function createJournal(trx: Trx): Promise<void> {
  await trx.schema
    .createTable('journal_head')
    .addColumn('organisation', 'text', (column) => column.primaryKey().notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('chain', 'text', (column) => column.notNull())
    .execute();
  await trx.schema
    .createTable('operation')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('chain', 'text', (column) => column.notNull())
    .addColumn('bytes', 'text')
    .addColumn('id', 'text')
    .addColumn('kind', 'text')
    .addColumn('establishment', 'text')
    .addColumn('actor', 'text')
    .addColumn('device', 'text')
    .addColumn('epoch', 'text')
    .addColumn('seq', 'integer')
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('refusal', 'text')
    .addColumn('flags', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('operation_key', ['organisation', 'position'])
    .addUniqueConstraint('operation_seq', ['organisation', 'device', 'epoch', 'seq'])
    .addUniqueConstraint('operation_id', ['organisation', 'id'])
    .execute();
  for (const act of ['update', 'delete'] as const) {
    await sql
      .raw(
        `create trigger operation_no_${act} before ${act} on operation
         begin select raise(abort, 'the journal is append-only'); end`,
      )
      .execute(trx);
  }
  await trx.schema
    .createTable('epoch')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('device', 'text', (column) => column.notNull())
    .addColumn('epoch', 'text', (column) => column.notNull())
    .addColumn('last_seq', 'integer', (column) => column.notNull())
    .addColumn('head', 'text', (column) => column.notNull())
    .addColumn('opened_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('epoch_key', ['organisation', 'device', 'epoch'])
    .execute();
  await trx.schema
    .createTable('quarantine')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('device', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('epoch', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('bytes', 'text')
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('quarantine_key', ['organisation', 'device', 'hash'])
    .execute();
  await trx.schema
    .createTable('attachment')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('salt', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('attachment_key', ['organisation', 'hash'])
    .execute();
  await trx.schema
    .createTable('receipt')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('device', 'text', (column) => column.notNull())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('signature', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('receipt_key', ['organisation', 'hash'])
    .execute();
  await trx.schema
    .createTable('feed')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('establishment', 'text', (column) => column.notNull())
    .addColumn('room', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('ordinal', 'integer', (column) => column.notNull())
    .addColumn('change', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint')
    .addPrimaryKeyConstraint('feed_key', ['organisation', 'establishment', 'room', 'key'])
    .execute();
  await trx.schema
    .createIndex('feed_order')
    .on('feed')
    .columns(['organisation', 'establishment', 'position', 'ordinal'])
    .execute();
}
