import type { Trx } from '../connection.ts';

/**
 * A tablet is replaced once, and what may be missing from it can be given up. What stands in quarantine says of which kind
 * it is. A person may be locked out by several tablets, for both purposes.
 */
export async function addTabletEnds(trx: Trx): Promise<void> {
  await trx.schema.alterTable('device').addColumn('given_up_at', 'bigint').execute();
  await trx.schema
    .createIndex('device_replaces')
    .unique()
    .on('device')
    .columns(['organisation', 'replaces'])
    .execute();
  await trx.schema.alterTable('quarantine').addColumn('kind', 'text').execute();
  const rows = await trx
    .selectFrom('quarantine')
    .select(['organisation', 'device', 'hash', 'bytes'])
    .execute();
  for (const { organisation, device, hash, bytes } of rows) {
    await trx
      .updateTable('quarantine')
      .set({ kind: kindIn(bytes) })
      .where('organisation', '=', organisation)
      .where('device', '=', device)
      .where('hash', '=', hash)
      .execute();
  }
  await trx.schema.dropTable('lock').execute();
  await trx.schema
    .createTable('lock')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('device', 'text', (column) => column.notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('lock_key', ['organisation', 'person', 'device', 'purpose'])
    .execute();
}

/** As it was read when this was written: a migration depends on nothing that may change. */
function kindIn(bytes: string | null): string | null {
  try {
    const { kind } = JSON.parse(bytes ?? 'null') as { kind?: unknown };
    return typeof kind === 'string' ? kind : null;
  } catch {
    // Not JSON, or not an object: nobody knows of which kind it is.
    return null;
  }
}
