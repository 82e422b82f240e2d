import type { Trx } from '../connection.ts';

/**
 * When the owner of an account proved that its e-mail is theirs. Of the accounts that are there, nobody can tell any more
 * by which link they were made: they count as proved.
 */
export async function addProvedEmails(trx: Trx): Promise<void> {
  await trx.schema.alterTable('account').addColumn('email_proved_at', 'bigint').execute();
  await trx
    .updateTable('account')
    .set((row) => ({ email_proved_at: row.ref('created_at') }))
    .execute();
}
