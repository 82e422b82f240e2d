import type { Trx } from '../connection.ts';

/** Signatures that pushes came with, signed checkpoints, and the inner hashes of the journal's tree. */
export async function createEvidence(trx: Trx): Promise<void> {
  await trx.schema
    .createTable('push_signature')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('device', 'text', (column) => column.notNull())
    .addColumn('epoch', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('signature', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('push_signature_key', ['organisation', 'device', 'epoch', 'seq'])
    .execute();
  await trx.schema
    .createTable('checkpoint')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('size', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('signature', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('checkpoint_key', ['organisation', 'size', 'at'])
    .execute();
  await trx.schema
    .createTable('tree_node')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('level', 'integer', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('tree_node_key', ['organisation', 'level', 'number'])
    .execute();
  await trx.schema
    .createTable('evidence_setting')
    .addColumn('organisation', 'text', (column) => column.primaryKey().notNull())
    .addColumn('mail_to', 'text')
    .execute();
}
