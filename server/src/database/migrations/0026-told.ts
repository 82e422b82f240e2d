import { sql } from 'kysely';
import type { Trx } from '../connection.ts';

/**
 * How far the schedule was looked through, apart from what is told at once; and what was told by itself, without an
 * operation that says so: announcements that began, shifts that anybody may take.
 */
export async function addTold(trx: Trx): Promise<void> {
  await trx.schema
    .alterTable('notification_mark')
    .addColumn('schedule_position', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`update notification_mark set schedule_position = position`.execute(trx);
  await trx.schema
    .createTable('told')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('told_key', ['organisation', 'what'])
    .execute();
  // What had begun when the last operation came was told then, or is too old to be.
  await sql`
    insert into told (organisation, what, at)
    select organisation,
      'announcement/' || announcement || '/' || coalesce(team, '') || '/' || coalesce(person, ''), from_at
    from announcement
    where from_at <= (select coalesce(max(received_at), 0) from operation)`.execute(trx);
}
