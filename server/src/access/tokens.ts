import { timingSafeEqual } from 'node:crypto';
import type { TokenScope } from '@comptoir/shared/access/permissions';
import type { TokenView, tokenRequestSchema } from '@comptoir/shared/access/portal';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import { type OperationRefusal, type Result, ok, refused } from '@comptoir/shared/refusals';
import type * as z from 'zod/mini';
import { inTransaction } from '../database/driver.ts';
import type { Deps } from '../deps.ts';
import { hashSecret } from '../directory/links.ts';
import { findToken, insertTokenSecret, isOrphan, noteTokenUsed } from '../directory/tokens.ts';
import {
  type BackofficeScope,
  type EstablishmentScope,
  mintBackofficeScope,
  organisationOf,
  portalSource,
} from '../http/scopes.ts';
import { appendServer, appendWithin } from '../journal/append.ts';
import { saltedText } from '../journal/salted-text.ts';

const day = 86_400_000;
/** A token that is used this often is not written each time. */
const usedEvery = 60_000;

/**
 * Makes a token for software of the organisation.
 *
 * @returns the token and its secret, `cpt_<id>.<256 bits in base64url>`, of which only a hash stays here
 */
export async function createToken(
  deps: Deps,
  scope: EstablishmentScope,
  { name, scopes, days }: z.infer<typeof tokenRequestSchema>,
): Promise<{ token: TokenView; secret: string }> {
  const { organisation, person } = scope;
  const now = deps.clock.now();
  const id = uuidv7(now, deps.random.bytes(10));
  const secret = Buffer.from(deps.random.bytes(32)).toString('base64url');
  const text = saltedText(deps.random, name);
  const expiresAt = now + days * day;
  const given = [...new Set(scopes)];
  await inTransaction(deps.db, async (trx) => {
    const { outcomes } = await appendWithin(trx, deps, organisationOf(scope), [
      {
        establishment: null,
        actor: person,
        auth: 'none',
        source: portalSource(scope),
        kind: 'token.create',
        body: { token: id, nameText: text.hash, scopes: given, expiresAt },
        attachments: [text],
      },
    ]);
    if (outcomes[0]?.status !== 'applied') throw new Error('A new token was refused.');
    await insertTokenSecret(trx, { token: id, organisation, hash: hashSecret(secret) });
  });
  const times = { createdAt: now, expiresAt, lastUsedAt: null, revokedAt: null };
  return { token: { id, name, scopes: given, ...times }, secret: `cpt_${id}.${secret}` };
}

/** Ends a token with the commit. @returns `not-found` for one of another organisation */
export async function revokeToken(
  deps: Deps,
  scope: EstablishmentScope,
  token: string,
): Promise<Result<null, OperationRefusal>> {
  const [outcome] = await appendServer(deps, organisationOf(scope), [
    {
      establishment: null,
      actor: scope.person,
      auth: 'none',
      source: portalSource(scope),
      kind: 'token.revoke',
      body: { token },
      attachments: [],
    },
  ]);
  return outcome?.refusal ? refused(outcome.refusal) : ok(null);
}

/** What the back office's door asks about the string that somebody shows. */
export type Tokens = {
  /** @returns `wrong-key` for one that never was, has expired or was revoked: nobody learns which */
  scopeOf(shown: string): Promise<Result<BackofficeScope, 'wrong-key'>>;
};

const shape =
  /^cpt_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

export function makeTokens({ db, clock }: Pick<Deps, 'db' | 'clock'>): Tokens {
  return {
    async scopeOf(shown) {
      const [, token = '', secret = ''] = shape.exec(shown) ?? [];
      if (token === '') return refused('wrong-key');
      const row = await findToken(db, token);
      const now = clock.now();
      if (!row || !isSame(row.hash, hashSecret(secret))) return refused('wrong-key');
      if (row.revoked_at !== null || row.expires_at <= now || isOrphan(row)) {
        return refused('wrong-key');
      }
      if (now - (row.last_used_at ?? 0) >= usedEvery) await noteTokenUsed(db, token, now);
      const scopes = new Set(JSON.parse(row.scopes) as TokenScope[]);
      return ok(mintBackofficeScope({ organisation: row.organisation, token, scopes }));
    },
  };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
