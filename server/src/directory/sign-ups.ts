import type { Reader, Trx } from '../database/connection.ts';
import type { DirectoryTables } from './tables.ts';

export type SignUpRecord = DirectoryTables['sign_up'];

export async function insertSignUp(trx: Trx, signUp: SignUpRecord): Promise<void> {
  await trx.insertInto('sign_up').values(signUp).execute();
}

export async function findSignUp(db: Reader, id: string): Promise<SignUpRecord | undefined> {
  return db.selectFrom('sign_up').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The e-mail has its account: whoever else asked for one with it asks in vain. */
export async function dropSignUps(trx: Trx, email: string): Promise<void> {
  await trx.deleteFrom('sign_up').where('email', '=', email).execute();
}
