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
    .leftJoin('employee', (join) =>
      join
        .onRef('employee.organisation', '=', 'api_token.organisation')
        .onRef('employee.person', '=', 'api_token.made_by'),
    )
    .leftJoin('account_person', (join) =>
      join
        .onRef('account_person.organisation', '=', 'api_token.organisation')
        .onRef('account_person.person', '=', 'api_token.made_by')
        .on('account_person.revoked_at', 'is', null),
    )
    .select([
      'api_token.organisation',
      'api_token_secret.hash',
      'api_token_secret.last_used_at',
      'api_token.scopes',
      'api_token.expires_at',
      'api_token.revoked_at',
      'api_token.made_by',
      'employee.archived as maker_archived',
      'account_person.account as maker_account',
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

/** Whether somebody made it who has left since, or whose access was withdrawn: it works no more (spec BO-11). */
export function isOrphan(token: {
  made_by: string | null;
  maker_archived: number | null;
  maker_account: string | null;
}): boolean {
  return token.made_by !== null && (token.maker_archived !== 0 || token.maker_account === null);
}

/** The hash of a token that is over is worth nothing to anybody; when it was used last stays. */
export async function forgetDeadTokens(db: Reader, now: number): Promise<void> {
  const over = db
    .selectFrom('api_token')
    .select('api_token.id')
    .where((eb) => eb.or([eb('revoked_at', 'is not', null), eb('expires_at', '<=', now)]));
  await db
    .updateTable('api_token_secret')
    .set({ hash: '' })
    .where('hash', '!=', '')
    .where('token', 'in', over)
    .execute();
}
