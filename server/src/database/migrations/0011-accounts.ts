import type { Trx } from '../connection.ts';

/** Second factors, challenges of a log-in, sign-ups on their way, and what a session remembers of where it was opened. */
export async function createSecondFactors(trx: Trx): Promise<void> {
  await trx.schema
    .alterTable('portal_session')
    // Sessions of before have proved nothing since.
    .addColumn('proved_at', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await trx.schema.alterTable('portal_session').addColumn('agent', 'text').execute();
  await trx.schema.alterTable('portal_session').addColumn('address', 'text').execute();
  await trx.schema
    .createTable('second_factor')
    .addColumn('account', 'text', (column) => column.primaryKey().notNull())
    .addColumn('secret', 'text')
    .addColumn('offer', 'text')
    .addColumn('offered_at', 'bigint')
    .addColumn('since', 'bigint')
    .addColumn('last_step', 'bigint', (column) => column.notNull())
    .execute();
  await trx.schema
    .createTable('account_recovery_code')
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .addPrimaryKeyConstraint('account_recovery_code_key', ['account', 'hash'])
    .execute();
  await trx.schema
    .createTable('login_challenge')
    .addColumn('hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('tries', 'integer', (column) => column.notNull())
    .execute();
  await trx.schema
    .createTable('sign_up')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('password', 'text', (column) => column.notNull())
    .addColumn('pepper', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    // Hash of the mark of the browser that asked.
    .addColumn('browser', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await trx.schema.createIndex('sign_up_email').on('sign_up').column('email').execute();
  await trx.schema
    .createTable('contact_seen')
    .addColumn('organisation', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('email_text', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('contact_seen_key', ['organisation', 'person'])
    .execute();
  await seeContacts(trx);
}

/** What stands in the records today moves nobody's login: only what is written from now on is looked at. */
async function seeContacts(trx: Trx): Promise<void> {
  await trx
    .insertInto('contact_seen')
    .columns(['organisation', 'person', 'email_text'])
    .expression((eb) =>
      eb
        .selectFrom('account_person')
        .innerJoin('employee', (join) =>
          join
            .onRef('employee.organisation', '=', 'account_person.organisation')
            .onRef('employee.person', '=', 'account_person.person'),
        )
        .select(['employee.organisation', 'employee.person', 'employee.email_text'])
        .where('employee.email_text', 'is not', null)
        .$narrowType<{ email_text: string }>(),
    )
    .execute();
}
