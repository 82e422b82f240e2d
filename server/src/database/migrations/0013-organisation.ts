import type { Trx } from '../connection.ts';

/** What an organisation decides for all its stores: settings, and how its invitation mails read and look. */
export async function addOrganisationSettings(trx: Trx): Promise<void> {
  await trx.schema
    .alterTable('organisation')
    .addColumn('settings', 'text', (column) => column.notNull().defaultTo('{}'))
    .execute();
  for (const column of ['invitation_fr_text', 'invitation_en_text', 'logo']) {
    await trx.schema.alterTable('organisation').addColumn(column, 'text').execute();
  }
}
