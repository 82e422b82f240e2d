import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../../journal/batch.ts';

/** Tokens made and revoked (spec BO-1). Their secrets are rows beside the journal. */
export async function projectTokens(
  batch: Batch,
  items: readonly Accepted<'token.create' | 'token.revoke'>[],
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const item of items) verdicts.push(await project(batch, item));
  return verdicts;
}

async function project(
  { trx, organisation, receivedAt }: Batch,
  { operation }: Accepted<'token.create' | 'token.revoke'>,
): Promise<Verdict> {
  if (operation.kind === 'token.create') {
    const { token, nameText, scopes, expiresAt } = operation.body;
    const made = await trx
      .insertInto('api_token')
      .values({
        organisation,
        id: token,
        name_text: nameText,
        scopes: JSON.stringify(scopes),
        created_at: receivedAt,
        expires_at: expiresAt,
        revoked_at: null,
        made_by: operation.actor,
      })
      .onConflict((on) => on.columns(['organisation', 'id']).doNothing())
      .returning('id')
      .execute();
    return made.length === 1 ? applied() : refusedBecause('conflict');
  }
  // Revoked twice, the first time counts.
  const found = await trx
    .updateTable('api_token')
    .set((row) => ({ revoked_at: row.fn.coalesce('revoked_at', row.val(receivedAt)) }))
    .where('organisation', '=', organisation)
    .where('id', '=', operation.body.token)
    .returning('id')
    .execute();
  return found.length === 1 ? applied() : refusedBecause('not-found');
}
