import type { Role, SingleGrant } from '@comptoir/shared/access/permissions';
import type { GrantHolding, Holdings, RoleHolding } from '@comptoir/shared/access/portal';
import {
  type Asker,
  type Holding,
  type TeamPlace,
  mayHandOut,
} from '@comptoir/shared/access/policy';

/** Roles beyond what everybody has, in the order in which they are told. */
export const givenRoles = [
  'manager',
  'accounting',
  'fleet',
  'support',
  'administration',
] as const satisfies readonly Role[];
export type GivenRole = (typeof givenRoles)[number];
/** Grants that stand only beside `bookings.own` (R5 to R7). */
export const furtherGrants = ['bookings.all', 'clients'] as const satisfies readonly SingleGrant[];
export type FurtherGrant = (typeof furtherGrants)[number];

export type Right = Role | SingleGrant;
export type Held = RoleHolding | GrantHolding;
/** Where a right holds; see `Holding` of the policy. */
export type Where = { establishment: string | null; team: string | null };

export function whereKey({ establishment, team }: Where): string {
  return `${establishment ?? ''} ${team ?? ''}`;
}

export function rightOf(held: Held): Right {
  return 'role' in held ? held.role : held.grant;
}

export function holdingsOf({ roles, grants }: Holdings): Holdings {
  return { roles, grants };
}

/** Where somebody holds a right, in the order in which it was given. */
export function placesOf(held: Holdings, right: Right): Where[] {
  return allOf(held)
    .filter((one) => rightOf(one) === right)
    .map(({ establishment, team }) => ({ establishment, team }));
}

/** The same with one more; what stands already stands once. */
export function withRight(held: Holdings, right: Right, where: Where): Holdings {
  if (placesOf(held, right).some((one) => whereKey(one) === whereKey(where))) return held;
  return isGrant(right)
    ? { ...held, grants: [...held.grants, { grant: right, ...where }] }
    : { ...held, roles: [...held.roles, { role: right, ...where }] };
}

/** The same without one; what stood only beside it goes along (ROLE-8). */
export function withoutRight(held: Holdings, right: Right, where: Where): Holdings {
  const others = (one: Held) => rightOf(one) !== right || whereKey(one) !== whereKey(where);
  const left = { roles: held.roles.filter(others), grants: held.grants.filter(others) };
  if (right !== 'bookings.own') return left;
  const owns = placesOf(left, 'bookings.own');
  return {
    ...left,
    grants: left.grants.filter(
      (one) => one.grant === 'bookings.own' || owns.some((own) => carries(own, one)),
    ),
  };
}

export type Changes = { given: Held[]; taken: Held[] };

/** What a form would give and take. */
export function changesBetween(from: Holdings, to: Holdings): Changes {
  const without = (these: Holdings, those: Holdings) => {
    const known = new Set(allOf(those).map(keyOf));
    return allOf(these).filter((one) => !known.has(keyOf(one)));
  };
  return { given: without(to, from), taken: without(from, to) };
}

export function isSame(one: Holdings, other: Holdings): boolean {
  const { given, taken } = changesBetween(one, other);
  return given.length === 0 && taken.length === 0;
}

/** Whether whoever asks may give or take this; nobody who is not known may. */
export function mayTouch(
  asker: Asker | null,
  right: Right,
  where: Where,
  teams: readonly TeamPlace[],
): boolean {
  const holds = isGrant(right) ? { grant: right } : { role: right };
  const wanted: Holding = { holds, ...where };
  return asker !== null && mayHandOut(asker, wanted, teams);
}

/**
 * Where a right could be given besides, by whoever asks: the whole house first, then the stores, then their teams. What
 * has no meaning in a team is not offered there.
 */
export function placesToGive(
  right: Right,
  held: Holdings,
  of: {
    asker: Asker | null;
    establishments: readonly { id: string }[];
    teams: readonly TeamPlace[];
  },
): Where[] {
  const { asker, establishments, teams } = of;
  const inTeams = right === 'manager' || right === 'accounting' || isGrant(right);
  const stands = new Set(placesOf(held, right).map(whereKey));
  const all: Where[] = [
    { establishment: null, team: null },
    ...establishments.flatMap(({ id }) => [
      { establishment: id, team: null },
      ...teams
        .filter((team) => inTeams && team.establishment === id)
        .map((team) => ({ establishment: id, team: team.id })),
    ]),
  ];
  return all.filter((one) => !stands.has(whereKey(one)) && mayTouch(asker, right, one, teams));
}

/**
 * Where a right is given first when it is switched on: a manager and the calendar belong to the store where somebody
 * works, everything else to the whole house.
 */
export function firstPlace(
  right: Right,
  offered: readonly Where[],
  works: readonly { id: string }[],
): Where | null {
  const local = right === 'manager' || isGrant(right);
  const own = offered.find(
    ({ establishment, team }) => team === null && works.some(({ id }) => id === establishment),
  );
  return (local ? own : undefined) ?? offered[0] ?? null;
}

function allOf({ roles, grants }: Holdings): Held[] {
  return [...roles, ...grants];
}

function keyOf(held: Held): string {
  return `${rightOf(held)} ${whereKey(held)}`;
}

function isGrant(right: Right): right is SingleGrant {
  return right === 'bookings.own' || right === 'bookings.all' || right === 'clients';
}

/** Whether « their own bookings » stand where a further grant would. */
function carries(own: Where, further: Where): boolean {
  if (own.establishment === null) return true;
  if (own.establishment !== further.establishment) return false;
  return own.team === null || own.team === further.team;
}
