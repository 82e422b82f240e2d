import { sql } from 'kysely';
import type { Trx } from '../connection.ts';

/** What people are told, through which of their browsers, and the addresses of their calendars. */
export async function createNotifications(trx: Trx): Promise<void> {
  await createNotices(trx);
  await createPushes(trx);
  await trx.schema
    .createTable('calendar_feed')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('secret', 'text', (column) => column.notNull().unique())
    .addColumn('made_at', 'bigint', (column) => column.notNull())
    .addColumn('read_at', 'bigint')
    .addPrimaryKeyConstraint('calendar_feed_key', ['organisation', 'person'])
    .execute();
}

async function createNotices(trx: Trx): Promise<void> {
  await trx.schema
    .createTable('notification_mark')
    .addColumn('organisation', 'text', (column) => column.primaryKey())
    .addColumn('position', 'bigint', (column) => column.notNull())
    .execute();
  // What a house did before there were notifications is not told afterwards.
  await sql`
    insert into notification_mark (organisation, position)
    select organisation, position from journal_head`.execute(trx);
  await trx.schema
    .createTable('notification')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('read_at', 'bigint')
    .addPrimaryKeyConstraint('notification_key', ['organisation', 'person', 'key'])
    .execute();
  await trx.schema
    .createIndex('notification_newest')
    .on('notification')
    .columns(['organisation', 'person', 'at'])
    .execute();
  await trx.schema
    .createTable('notification_preference')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('mail', 'integer', (column) => column.notNull())
    .addColumn('push', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('notification_preference_key', ['organisation', 'person', 'kind'])
    .execute();
}

async function createPushes(trx: Trx): Promise<void> {
  await trx.schema
    .createTable('push_subscription')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('session', 'text', (column) => column.notNull())
    .addColumn('endpoint', 'text', (column) => column.notNull().unique())
    .addColumn('p256dh', 'text', (column) => column.notNull())
    .addColumn('auth', 'text', (column) => column.notNull())
    .addColumn('agent', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .execute();
  await trx.schema
    .createIndex('push_subscription_person')
    .on('push_subscription')
    .columns(['organisation', 'person'])
    .execute();
  await trx.schema
    .createTable('push')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('subscription', 'text', (column) => column.notNull())
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('payload', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('next_at', 'bigint')
    .addColumn('until', 'bigint', (column) => column.notNull())
    .addColumn('problem', 'text')
    .addColumn('dedupe', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('sent_at', 'bigint')
    .execute();
  await trx.schema.createIndex('push_due').on('push').columns(['state', 'next_at']).execute();
}
