import type { Reader, Trx } from '../database/connection.ts';
import type { BackofficeTables } from '../backoffice/tables.ts';

export type TokenSecret = BackofficeTables['api_token_secret'];

export async function insertTokenSecret(
  trx: Trx,
  secret: Omit<TokenSecret, 'last_used_at'>,
): Promise<void> {
  await trx
    .insertInto('api_token_secret')
    .values({ ...secret, last_used_at: null })
    .execute();
}

/** A token with what stands about it, whether or not it still works. */
export async function findToken(db: Reader, token: string) {
  return db
    .selectFrom('api_token_secret')
    .innerJoin('api_token', (join) =>
      join
        .onRef('api_token.organisation', '=', 'api_token_secret.organisation')
        .onRef('api_token.id', '=', 'api_token_secret.token'),
    )
    .select([
      'api_token.organisation',
      'api_token_secret.hash',
      'api_token_secret.last_used_at',
      'api_token.scopes',
      'api_token.expires_at',
      'api_token.revoked_at',
    ])
    .where('api_token_secret.token', '=', token)
    .executeTakeFirst();
}

export async function noteTokenUsed(db: Reader, token: string, at: number): Promise<void> {
  await db
    .updateTable('api_token_secret')
    .set({ last_used_at: at })
    .where('token', '=', token)
    .execute();
}
