import { type Holding, mayHandOut, reachOf, reachesPlace } from '@comptoir/shared/access/policy';
import type { Reader } from '../../database/connection.ts';
import { findRoster } from '../../journal/roster.ts';
import { findStanding, findStandings, findTeamPlaces } from '../roles/queries.ts';
import {
  holdsAdministration,
  isAdministrator,
  isLastAdministrator,
} from '../administrators/queries.ts';

/** Who asks: null is the server itself, which was asked by nobody. */
type Asking = { giver: string | null; person: string };

/**
 * Whether somebody may invite this person on behalf of an establishment now: a manager who works there, or a role that
 * says so. With their access the person gets what they hold, so whoever lets them in could give all of that (P18).
 *
 * @param of `tablet`: as for `mayRaise`
 */
export async function mayGive(
  db: Reader,
  organisation: string,
  of: Asking & { establishment: string | null; tablet?: boolean },
): Promise<boolean> {
  const { giver, establishment, person } = of;
  if (giver === null) return true;
  const standings = await findStandings(db, organisation, [giver, person]);
  const [asks, invited] = [standings.get(giver), standings.get(person)];
  if (!asks || asks.entry.archived) return false;
  const { establishments: memberships, role } = asks.entry;
  const asker = { person: giver, holdings: asks.holdings, memberships, restricted: false };
  const teams = await findTeamPlaces(db, organisation);
  const beyond = invited?.holdings.filter(isBeyondRoster) ?? [];
  if (!beyond.every((one) => mayHandOut(asker, one, teams))) return false;
  if (!(await managesAllOf(db, organisation, { tablet: false, ...of }))) return false;
  const reach = reachOf(asker, 'access.open', teams);
  if (reach?.everywhere === true) return true;
  if (establishment === null) return false;
  // A manager of the roster vouches for their store, whatever was given to them here.
  if (role === 'manager' && memberships.has(establishment)) return true;
  return reachesPlace(reach, {
    establishments: [establishment],
    team: invited?.entry.team ?? null,
  });
}

/**
 * Whether somebody may make this person a manager: one is a manager in every store where one works.
 *
 * @param asked `tablet`: whoever holds it can name any manager there, so what the roster says of them is all that counts
 */
export async function mayRaise(
  db: Reader,
  organisation: string,
  { giver, person, tablet }: Asking & { tablet: boolean },
): Promise<boolean> {
  if (giver === null) return true;
  const places = tablet
    ? await placesOnRoster(db, organisation, giver)
    : await placesManagedBy(db, organisation, giver);
  if (places === 'all') return true;
  const entry = (await findRoster(db, organisation, [person])).get(person);
  return entry !== undefined && [...entry.establishments].every((one) => places.has(one));
}

/**
 * Whether somebody manages every store that this person manages, by the roster or by a role: whoever stands before their
 * link, or gave the e-mail that it goes to, could take it for themselves (spec INV-20).
 *
 * @param asked `tablet`: as for `mayRaise`
 */
export async function managesAllOf(
  db: Reader,
  organisation: string,
  { giver, person, tablet }: Asking & { tablet: boolean },
): Promise<boolean> {
  const managed = (await findStandings(db, organisation, [person])).get(person);
  if (giver === null || !managed) return true;
  const { entry, holdings } = managed;
  const named = holdings.flatMap(({ holds, establishment }) =>
    'role' in holds && holds.role === 'manager' && establishment !== null ? [establishment] : [],
  );
  const stores = [...named, ...(entry.role === 'manager' ? entry.establishments : [])];
  if (stores.length === 0) return true;
  const places = tablet
    ? await placesOnRoster(db, organisation, giver)
    : await placesManagedBy(db, organisation, giver);
  return places === 'all' || stores.every((one) => places.has(one));
}

/**
 * Why somebody may not take this person off the rosters (`leave`) or bring them back (`return`): that ends, or readies,
 * what they administer. The last administrator stays, whoever asks.
 *
 * @param asked `tablet`: administrators are the portal's matter (INV-8)
 * @returns null where they may
 */
export async function whyNotMove(
  db: Reader,
  organisation: string,
  asked: Asking & { move: 'leave' | 'return'; tablet: boolean },
): Promise<'not-allowed' | 'last-administrator' | null> {
  const { giver, person, move, tablet } = asked;
  if (!(await holdsAdministration(db, organisation, person))) return null;
  if (tablet) return 'not-allowed';
  if (move === 'leave' && (await isLastAdministrator(db, organisation, person))) {
    return 'last-administrator';
  }
  const may = giver === null || (await isAdministrator(db, organisation, giver));
  return may ? null : 'not-allowed';
}

/** What the roster and its tablets do not bring by themselves. */
function isBeyondRoster({ holds }: Holding): boolean {
  return !('role' in holds) || (holds.role !== 'employee' && holds.role !== 'manager');
}

async function placesManagedBy(
  db: Reader,
  organisation: string,
  person: string,
): Promise<'all' | Set<string>> {
  const entry = (await findRoster(db, organisation, [person])).get(person);
  if (!entry || entry.archived) return new Set();
  // A role of manager counts as long as the roster says so, wherever it was given.
  const standing = await findStanding(db, organisation, person);
  const reach = reachOf({ ...standing, restricted: false }, 'access.open', []);
  if (reach?.everywhere === true) return 'all';
  const here = await placesOnRoster(db, organisation, person);
  return new Set([...here, ...(reach?.establishments ?? [])]);
}

async function placesOnRoster(
  db: Reader,
  organisation: string,
  person: string,
): Promise<Set<string>> {
  const entry = (await findRoster(db, organisation, [person])).get(person);
  return entry?.role === 'manager' && !entry.archived ? entry.establishments : new Set();
}
