import type { Trx } from '../connection.ts';

export async function createAccounts(trx: Trx): Promise<void> {
  await trx.schema
    .createTable('account')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('password', 'text', (column) => column.notNull())
    .addColumn('pepper', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('password_at', 'bigint', (column) => column.notNull())
    .execute();
  await trx.schema
    .createTable('account_person')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('linked_at', 'bigint', (column) => column.notNull())
    .addColumn('revoked_at', 'bigint')
    .addPrimaryKeyConstraint('account_person_key', ['organisation', 'person'])
    .addUniqueConstraint('account_person_account', ['organisation', 'account'])
    .execute();
  await trx.schema
    .createIndex('account_person_by_account')
    .on('account_person')
    .column('account')
    .execute();
  await trx.schema
    .createTable('portal_session')
    .addColumn('hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await trx.schema
    .createIndex('portal_session_account')
    .on('portal_session')
    .column('account')
    .execute();
  await trx.schema
    .createTable('known_browser')
    .addColumn('hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await trx.schema
    .createTable('one_time_link')
    .addColumn('hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('organisation', 'text')
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('email', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .execute();
  await trx.schema
    .createIndex('one_time_link_subject')
    .on('one_time_link')
    .columns(['purpose', 'subject'])
    .execute();
  await trx.schema
    .createTable('throttle')
    .addColumn('key', 'text', (column) => column.primaryKey().notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addColumn('began_at', 'bigint', (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .execute();
  await trx.schema
    .createTable('house')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  await trx.schema
    .createTable('role_grant')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    // Empty for the whole organisation: a key takes no null.
    .addColumn('establishment', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('role_grant_key', ['organisation', 'person', 'role', 'establishment'])
    .execute();
}
