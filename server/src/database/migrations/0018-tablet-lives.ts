import type { Trx } from '../connection.ts';

/** Tablets that replace each other, what became of what they handed in apart, and whom they locked out. */
export async function addTabletLives(trx: Trx): Promise<void> {
  await trx.schema.alterTable('device').addColumn('replaces', 'text').execute();
  await trx.schema.alterTable('quarantine').addColumn('settled', 'text').execute();
  await trx.schema.alterTable('quarantine').addColumn('settled_by', 'text').execute();
  await trx.schema.alterTable('quarantine').addColumn('settled_at', 'bigint').execute();
  await trx.schema.alterTable('quarantine').addColumn('reason_text', 'text').execute();
  await trx.schema
    .createTable('lock')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('device', 'text', (column) => column.notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('lock_key', ['organisation', 'person'])
    .execute();
}
