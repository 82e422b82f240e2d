import { sql } from 'kysely';
import type { Trx } from '../connection.ts';

/** Tokens, where each punch and person changed last, and what pushes were answered. */
export async function createBackoffice(trx: Trx): Promise<void> {
  await trx.schema
    .createTable('api_token')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('name_text', 'text', (column) => column.notNull())
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('revoked_at', 'bigint')
    .addPrimaryKeyConstraint('api_token_key', ['organisation', 'id'])
    .execute();
  await trx.schema
    .createTable('api_token_secret')
    .addColumn('token', 'text', (column) => column.primaryKey().notNull())
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('last_used_at', 'bigint')
    .execute();
  await createChanges(trx);
  await trx.schema
    .createTable('backoffice_answer')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('token', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('item', 'integer', (column) => column.notNull())
    .addColumn('request', 'text', (column) => column.notNull())
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('backoffice_answer_key', ['organisation', 'token', 'key', 'item'])
    .execute();
  await trx.schema
    .createTable('backoffice_version')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('external_id', 'text', (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('backoffice_version_key', ['organisation', 'external_id'])
    .execute();
}

async function createChanges(trx: Trx): Promise<void> {
  await trx.schema
    .createTable('backoffice_change')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('entity', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('position', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('backoffice_change_key', ['organisation', 'entity', 'id'])
    .execute();
  await trx.schema
    .createIndex('backoffice_change_order')
    .on('backoffice_change')
    .columns(['organisation', 'position', 'entity', 'id'])
    .execute();
  // What changed before this table existed stands in the feed of its establishments.
  await sql`
    insert into backoffice_change (organisation, entity, id, position)
    select organisation, entity, id, max(position) from (
      select organisation, 'punch' as entity, key as id, position from feed where room = 'punches'
      union all
      select organisation, 'employee' as entity, key as id, position from feed
        where room in ('employees', 'formerEmployees')
      union all
      select organisation, 'employee' as entity, person as id, position from external_id
    ) as changed
    group by organisation, entity, id
  `.execute(trx);
}
