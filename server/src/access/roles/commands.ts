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
  const { person, role: name } = operation.body;
  const { trx, organisation, receivedAt: given_at } = batch;
  const establishment = operation.body.establishment ?? '';
  const team = operation.body.team ?? '';
  const holding = { organisation, person, name, establishment, team, given_at };
  if (operation.kind === 'role.give') {
    const known = await trx
      .selectFrom('employee')
      .select('person')
      .where('organisation', '=', organisation)
      .where('person', '=', person)
      .executeTakeFirst();
    if (!known) return refusedBecause('not-found');
    await trx
      .insertInto('holding')
      .values(holding)
      .onConflict((on) => on.doNothing())
      .execute();
    return applied();
  }
  const whole = name === 'administration' && establishment === '';
  if (whole && (await isLastAdministrator(trx, organisation, person))) {
    return refusedBecause('last-administrator');
  }
  await trx
    .deleteFrom('holding')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('name', '=', name)
    .where('establishment', '=', establishment)
    .where('team', '=', team)
    .execute();
  return applied();
}
