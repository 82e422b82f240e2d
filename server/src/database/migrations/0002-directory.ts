import type { Trx } from '../connection.ts';

export async function createDirectory(trx: Trx): Promise<void> {
  await trx.schema
    .createTable('device')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('establishment', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('sign_key', 'text', (column) => column.notNull())
    .addColumn('wrap_key', 'text', (column) => column.notNull())
    .addColumn('device_key', 'text', (column) => column.notNull())
    .addColumn('grant_hash', 'text', (column) => column.notNull())
    .addColumn('enrolled_at', 'bigint', (column) => column.notNull())
    .addColumn('last_seen_at', 'bigint')
    .addColumn('app', 'text')
    .addColumn('pending_count', 'integer', (column) => column.notNull())
    .addColumn('pending_oldest', 'bigint')
    .addColumn('forked', 'integer', (column) => column.notNull())
    .execute();
  await trx.schema
    .createIndex('device_organisation')
    .on('device')
    .columns(['organisation', 'establishment'])
    .execute();
  await trx.schema
    .createTable('enrolment')
    .addColumn('device_code_hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('user_code', 'text', (column) => column.notNull().unique())
    .addColumn('sign_key', 'text', (column) => column.notNull())
    .addColumn('wrap_key', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('app', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('polled_at', 'bigint')
    .addColumn('interval', 'integer', (column) => column.notNull())
    .addColumn('grant_bytes', 'text')
    .execute();
  await trx.schema
    .createIndex('enrolment_address')
    .on('enrolment')
    .columns(['address', 'status'])
    .execute();
}
