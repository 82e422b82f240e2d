import type { Trx } from '../connection.ts';

export async function createMailAndInvitations(trx: Trx): Promise<void> {
  await createMail(trx);
  await createInvitations(trx);
}

async function createMail(trx: Trx): Promise<void> {
  await trx.schema
    .createTable('mail')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('organisation', 'text')
    .addColumn('to_name', 'text', (column) => column.notNull())
    .addColumn('to_address', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('text', 'text')
    .addColumn('html', 'text')
    .addColumn('message_id', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('next_at', 'bigint')
    .addColumn('until', 'bigint', (column) => column.notNull())
    .addColumn('problem', 'text')
    .addColumn('dedupe', 'text', (column) => column.notNull().unique())
    .addColumn('regarding', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('sent_at', 'bigint')
    .execute();
  await trx.schema.createIndex('mail_due').on('mail').columns(['state', 'next_at']).execute();
  await trx.schema
    .createIndex('mail_newest')
    .on('mail')
    .columns(['organisation', 'created_at'])
    .execute();
  await trx.schema
    .createIndex('mail_regarding')
    .on('mail')
    .columns(['organisation', 'regarding'])
    .execute();
}

async function createInvitations(trx: Trx): Promise<void> {
  await trx.schema
    .createTable('invitation')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('email_text', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('establishment', 'text')
    .addColumn('opened_at', 'bigint', (column) => column.notNull())
    .addColumn('opened_by', 'text')
    .addColumn('on_tablet', 'integer', (column) => column.notNull())
    .addColumn('vouched_by', 'text')
    .addColumn('links', 'integer', (column) => column.notNull())
    .addColumn('delivery', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint')
    .addColumn('account', 'text')
    .addColumn('closed_at', 'bigint')
    .addColumn('position', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('invitation_key', ['organisation', 'id'])
    .execute();
  await trx.schema
    .createIndex('invitation_person')
    .on('invitation')
    .columns(['organisation', 'person', 'position'])
    .execute();
  await trx.schema
    .createIndex('invitation_state')
    .on('invitation')
    .columns(['state', 'delivery'])
    .execute();
  await trx.schema
    .createTable('invitation_link')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('invitation', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('link', 'text', (column) => column.notNull())
    .addColumn('made_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('invitation_link_key', ['organisation', 'invitation'])
    .execute();
}
