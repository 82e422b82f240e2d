import type { Permission } from '@comptoir/shared/access/permissions';
import { type Place, reachOf, reachesPlace } from '@comptoir/shared/access/policy';
import type { Reader } from '../../database/connection.ts';
import { findPresentStandings, findTeamPlaces } from './queries.ts';

/** Whoever is present and holds a permission over a place: those who are asked to decide about it. */
export async function findDeciders(
  db: Reader,
  organisation: string,
  { permission, place }: { permission: Permission; place: Place },
): Promise<string[]> {
  const teams = await findTeamPlaces(db, organisation);
  const standings = await findPresentStandings(db, organisation);
  return [...standings].flatMap(([person, { entry, holdings }]) => {
    const asker = { person, holdings, memberships: entry.establishments, restricted: false };
    return reachesPlace(reachOf(asker, permission, teams), place) ? [person] : [];
  });
}
