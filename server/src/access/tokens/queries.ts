import type { TokenScope } from '@comptoir/shared/access/permissions';
import type { TokenView } from '@comptoir/shared/access/portal';
import type { Reader } from '../../database/connection.ts';
import { findTexts } from '../../journal/queries.ts';

/** Tokens of an organisation as the administration sees them, the newest first; revoked and expired ones too. */
export async function findTokenViews(db: Reader, organisation: string): Promise<TokenView[]> {
  const rows = await db
    .selectFrom('api_token')
    .leftJoin('api_token_secret', 'api_token_secret.token', 'api_token.id')
    .selectAll('api_token')
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
  }));
}
