import type { Trx } from '../connection.ts';

/** The image that goes with a mail, by its hash. */
export async function addMailLogo(trx: Trx): Promise<void> {
  await trx.schema.alterTable('mail').addColumn('logo', 'text').execute();
}
