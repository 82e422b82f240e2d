import { reachOf } from '@comptoir/shared/access/policy';
import type { Reader } from '../../database/connection.ts';
import { findRoster } from '../../journal/roster.ts';
import { findStanding } from '../roles/queries.ts';
import {
  holdsAdministration,
  isAdministrator,
  isLastAdministrator,
} from '../administrators/queries.ts';

/** Who asks: null is the server itself, which was asked by nobody. */
type Asking = { giver: string | null; person: string };

/**
 * Whether somebody may invite this person on behalf of an establishment now: a manager who works there, or a role that
 * says so. Who holds administration gets it with their access, so only an administrator lets them in.
 */
export async function mayGive(
  db: Reader,
  organisation: string,
  of: Asking & { establishment: string | null },
): Promise<boolean> {
  const { giver, establishment, person } = of;
  if (giver === null) return true;
  const places = await placesManagedBy(db, organisation, giver);
  if (places === 'all') return true;
  if (await holdsAdministration(db, organisation, person)) return false;
  return establishment !== null && places.has(establishment);
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
 * Whether somebody may take this person off the rosters (`leave`) or bring them back (`return`): that ends, or readies,
 * what they administer. The last administrator stays, whoever asks.
 *
 * @param asked `tablet`: administrators are the portal's matter (INV-8)
 */
export async function mayMove(
  db: Reader,
  organisation: string,
  asked: Asking & { move: 'leave' | 'return'; tablet: boolean },
): Promise<boolean> {
  const { giver, person, move, tablet } = asked;
  if (!(await holdsAdministration(db, organisation, person))) return true;
  if (tablet || (move === 'leave' && (await isLastAdministrator(db, organisation, person)))) {
    return false;
  }
  return giver === null || isAdministrator(db, organisation, giver);
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
