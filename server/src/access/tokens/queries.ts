import type { TokenScope } from '@comptoir/shared/access/permissions';
import type { TokenView } from '@comptoir/shared/access/portal';
import type { Reader } from '../../database/connection.ts';
import { isOrphan } from '../../directory/tokens.ts';
import { findTexts } from '../../journal/queries.ts';

/** Tokens of an organisation as the administration sees them, the newest first; revoked and expired ones too. */
export async function findTokenViews(db: Reader, organisation: string): Promise<TokenView[]> {
  const rows = await db
    .selectFrom('api_token')
    .leftJoin('api_token_secret', 'api_token_secret.token', 'api_token.id')
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
    .selectAll('api_token')
    .select(['employee.archived as maker_archived', 'account_person.account as maker_account'])
    .select('api_token_secret.last_used_at')
    .where('api_token.organisation', '=', organisation)
    .orderBy('api_token.created_at', 'desc')
    .orderBy('api_token.id', 'desc')
    .execute();
  const texts = await findTexts(
    db,
    organisation,
    rows.map(({ name_text }) => name_text),
  );
  return rows.map((row) => ({
    id: row.id,
    name: texts.get(row.name_text) ?? '',
    scopes: JSON.parse(row.scopes) as TokenScope[],
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
    ...(isOrphan(row) && { orphan: true }),
  }));
}
