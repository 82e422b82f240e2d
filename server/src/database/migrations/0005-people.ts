import type { Trx } from '../connection.ts';

/** What a person's record holds beside name and colour, photos, names of payroll, the contact of an establishment. */
export async function addPeople(trx: Trx): Promise<void> {
  for (const column of [
    'display_text',
    'email_text',
    'phone_text',
    'language',
    'starts_on',
    'ends_on',
    'photo',
    'archived_by',
  ]) {
    await trx.schema.alterTable('employee').addColumn(column, 'text').execute();
  }
  await trx.schema.alterTable('employee').addColumn('open_period_limit', 'integer').execute();
  await trx.schema.alterTable('employee').addColumn('archived_at', 'bigint').execute();
  await trx.schema.alterTable('establishment').addColumn('contact_text', 'text').execute();
  await trx.schema
    .createIndex('membership_establishment')
    .on('membership')
    .columns(['organisation', 'establishment'])
    .execute();
  await trx.schema
    .createTable('photo')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('webp', 'blob', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('photo_key', ['organisation', 'hash'])
    .execute();
  await trx.schema
    .createTable('external_id')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('external_id', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('position', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('external_id_key', ['organisation', 'external_id'])
    .execute();
  await backfillArchived(trx);
}

/** People who were archived before this page existed: when, and by whom, stands in the journal. */
async function backfillArchived(trx: Trx): Promise<void> {
  const operations = await trx
    .selectFrom('operation')
    .select(['organisation', 'bytes', 'received_at', 'actor', 'position'])
    .where('kind', '=', 'employee.archive')
    .where('status', '=', 'applied')
    .orderBy('position')
    .execute();
  for (const { organisation, bytes, received_at, actor, position } of operations) {
    const { person } = (JSON.parse(bytes ?? '{}') as { body: { person: string } }).body;
    const archived = await trx
      .updateTable('employee')
      .set({ archived_at: received_at, archived_by: actor })
      .where('organisation', '=', organisation)
      .where('person', '=', person)
      .where('archived', '=', 1)
      .where('archived_at', 'is', null)
      .returning('person')
      .execute();
    if (archived.length === 0) continue;
    // An old PIN never works again; the tablets may list who left.
    await trx
      .deleteFrom('pin')
      .where('organisation', '=', organisation)
      .where('person', '=', person)
      .execute();
    const stores = await trx
      .selectFrom('membership')
      .select('establishment')
      .where('organisation', '=', organisation)
      .where('person', '=', person)
      .execute();
    for (const { establishment } of stores) {
      await trx
        .insertInto('feed')
        .values({
          organisation,
          establishment,
          room: 'formerEmployees',
          key: person,
          position,
          ordinal: 1_000,
          change: 'put',
          at: null,
        })
        .execute();
    }
  }
}
