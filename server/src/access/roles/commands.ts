import {
  type Accepted,
  type Batch,
  type Verdict,
  applied,
  refusedBecause,
} from '../../journal/batch.ts';
import { isLastAdministrator } from '../administrators/queries.ts';

/**
 * Roles given and taken (spec ACC-13). The last administration of an organisation cannot go (P20).
 */
export async function projectRoles(
  batch: Batch,
  items: readonly Accepted<'role.give' | 'role.take'>[],
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const item of items) verdicts.push(await project(batch, item));
  return verdicts;
}

async function project(
  batch: Batch,
  { operation }: Accepted<'role.give' | 'role.take'>,
): Promise<Verdict> {
  const { person, role } = operation.body;
  const { trx, organisation } = batch;
  const establishment = operation.body.establishment ?? '';
  const grant = { organisation, person, role, establishment };
  if (operation.kind === 'role.give') {
    const known = await trx
      .selectFrom('employee')
      .select('person')
      .where('organisation', '=', organisation)
      .where('person', '=', person)
      .executeTakeFirst();
    if (!known) return refusedBecause('not-found');
    await trx
      .insertInto('role_grant')
      .values(grant)
      .onConflict((on) => on.doNothing())
      .execute();
    return applied();
  }
  const whole = role === 'administration' && establishment === '';
  if (whole && (await isLastAdministrator(trx, organisation, person))) {
    return refusedBecause('not-allowed');
  }
  await trx
    .deleteFrom('role_grant')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('role', '=', role)
    .where('establishment', '=', establishment)
    .execute();
  return applied();
}
