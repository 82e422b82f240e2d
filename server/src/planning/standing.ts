import type { ShiftContent } from '@comptoir/shared/planning/shift';
import type { OperationRefusal } from '@comptoir/shared/refusals';
import type { Batch } from '../journal/batch.ts';
import { findRoster } from '../journal/roster.ts';
import { findPosition } from './positions/queries.ts';
import { findTeamPlace } from './queries.ts';

/**
 * Why a shift cannot say this: somebody who does not work there, a position or a team that is not there (spec PLAN-5). What
 * stays as it was is not asked again, so that a shift of somebody who left can still be put right.
 */
export async function whyNotStand(
  { trx, organisation }: Batch,
  establishment: string,
  { from, to }: { from: ShiftContent | null; to: ShiftContent | null },
): Promise<OperationRefusal | null> {
  if (to === null) return null;
  const { person, position, team } = to;
  if (person !== null && person !== from?.person) {
    const entry = (await findRoster(trx, organisation, [person])).get(person);
    if (!entry || entry.archived || !entry.establishments.has(establishment)) return 'not-found';
  }
  if (position !== null && position !== from?.position) {
    const known = await findPosition(trx, organisation, position);
    if (known?.establishment !== establishment) return 'not-found';
  }
  if (team !== null && team !== from?.team) {
    const place = await findTeamPlace(trx, organisation, team);
    if (place !== establishment) return 'not-found';
  }
  return null;
}
