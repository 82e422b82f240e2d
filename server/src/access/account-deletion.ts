import { deleteLogin } from '../directory/accounts.ts';
import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../journal/batch.ts';
import { findRoster } from '../journal/roster.ts';
import { show, standingAccess } from './access-projection.ts';
import { isLastAdministrator } from './administrators/queries.ts';
import { endInvitation, forgetAccount, insertInvitation } from './invitation/commands.ts';
import { findLatest } from './invitation/queries.ts';
import { takeEverything } from './roles/commands.ts';

/** « Supprimer le compte » (spec INV-17): login, sessions, roles and grants go; the roster and worked time stay. */
export async function projectDeletions(
  batch: Batch,
  items: readonly Accepted<'access.delete'>[],
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const item of items) verdicts.push(await project(batch, item));
  return verdicts;
}

async function project(
  batch: Batch,
  { operation, position }: Accepted<'access.delete'>,
): Promise<Verdict> {
  const { trx, organisation, receivedAt } = batch;
  const { person } = operation.body;
  const entry = (await findRoster(trx, organisation, [person])).get(person);
  if (!entry) return refusedBecause('not-found');
  if (await isLastAdministrator(trx, organisation, person)) {
    return refusedBecause('last-administrator');
  }
  const latest = (await findLatest(trx, organisation, [person])).get(person);
  if (!latest) {
    // The account of somebody whom nobody invited: it was made at set-up.
    const of = { id: operation.id, person, role: entry.role, position };
    const standing = standingAccess(batch, of);
    await insertInvitation(trx, { ...standing, state: 'revoked', closed_at: receivedAt });
  } else if (latest.state !== 'revoked') await endInvitation(batch, latest);
  await forgetAccount(trx, organisation, person);
  await takeEverything(batch, { person, entry, position });
  await deleteLogin(trx, organisation, person);
  show(batch, entry, { person, position });
  return applied();
}
