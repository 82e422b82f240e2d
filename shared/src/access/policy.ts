import {
  type Permission,
  type Role,
  type SingleGrant,
  always,
  permissions,
  permissionsOf,
  permissionsOfGrant,
} from './permissions.ts';

/**
 * A role or a single grant that stands, and where. `establishment` null: for a manager and an employee where they work,
 * for every other role and for grants the whole organisation. `team`: that team and what is below it, nothing else of
 * the establishment.
 */
export type Holding = {
  holds: { role: Role } | { grant: SingleGrant };
  establishment: string | null;
  team: string | null;
};

/** What stands for somebody when something is judged. */
export type Asker = {
  person: string;
  holdings: readonly Holding[];
  /** Establishments where they work. */
  memberships: ReadonlySet<string>;
  /**
   * An administrator who was to set a second factor up and has not: nothing but their own profile is theirs until then
   * (C14).
   */
  restricted: boolean;
};

/** Where a permission holds. `teams`: names of teams, their sub-teams included, by establishment. */
export type Reach =
  | { everywhere: true }
  | {
      everywhere: false;
      establishments: ReadonlySet<string>;
      teams: ReadonlyMap<string, ReadonlySet<string>>;
    };

/** A team and where it hangs; sub-teams name their parent. */
export type TeamPlace = { id: string; establishment: string; name: string; parent: string | null };

/** What a judgement asks of somebody or something: establishments it belongs to, and the name of its team. */
export type Place = { establishments: Iterable<string>; team: string | null };

const nowhere: Reach = { everywhere: false, establishments: new Set(), teams: new Map() };

/**
 * Where somebody holds a permission; null where nowhere (spec ACC-12).
 *
 * @param teams every team of the organisation that stands
 */
export function reachOf(
  asker: Asker,
  permission: Permission,
  teams: readonly TeamPlace[],
): Reach | null {
  if (always.includes(permission)) return nowhere;
  if (asker.restricted) return null;
  const giving = asker.holdings.filter((one) => brings(one, permission));
  if (giving.length === 0) return null;
  const establishments = new Set<string>();
  const inTeams = new Map<string, Set<string>>();
  for (const { holds, establishment, team } of giving) {
    if (team !== null) {
      for (const [place, name] of below(team, teams)) {
        inTeams.set(place, (inTeams.get(place) ?? new Set()).add(name));
      }
    } else if (establishment !== null) {
      establishments.add(establishment);
    } else if ('role' in holds && (holds.role === 'manager' || holds.role === 'employee')) {
      // Whoever manages without being told where manages where they work, and nowhere else.
      for (const own of asker.memberships) establishments.add(own);
    } else {
      return { everywhere: true };
    }
  }
  return { everywhere: false, establishments, teams: inTeams };
}

/** Every permission that somebody holds anywhere, in the order of the list. */
export function permissionsIn(asker: Pick<Asker, 'holdings' | 'restricted'>): Permission[] {
  if (asker.restricted) return [...always];
  return permissions.filter(
    (one) => always.includes(one) || asker.holdings.some((holding) => brings(holding, one)),
  );
}

/** Whether a whole establishment lies within reach. */
export function reaches(reach: Reach | null, establishment: string): boolean {
  return reach !== null && (reach.everywhere || reach.establishments.has(establishment));
}

/** Whether a person, a team or a thing lies within reach, by one of its establishments or by its team there. */
export function reachesPlace(reach: Reach | null, place: Place): boolean {
  if (reach === null) return false;
  if (reach.everywhere) return true;
  return [...place.establishments].some(
    (one) =>
      reach.establishments.has(one) ||
      (place.team !== null && reach.teams.get(one)?.has(place.team) === true),
  );
}

/**
 * Whether somebody may give or take this (W4): they hold `roles.give` where it would hold, and everything that it brings
 * there. Nobody gives what they do not have.
 */
export function mayHandOut(asker: Asker, wanted: Holding, teams: readonly TeamPlace[]): boolean {
  const needed: Permission[] = ['roles.give', ...permissionsOfHolding(wanted)];
  const place = wanted.team === null ? null : teams.find((one) => one.id === wanted.team);
  // A team that is gone, or of another establishment than the one that is named, is nobody's to give.
  if (place === undefined || (place && place.establishment !== wanted.establishment)) return false;
  return needed.every((permission) => {
    if (always.includes(permission)) return true;
    const reach = reachOf(asker, permission, teams);
    if (reach === null) return false;
    if (reach.everywhere) return true;
    if (place !== null) {
      return reachesPlace(reach, { establishments: [place.establishment], team: place.name });
    }
    return wanted.establishment !== null && reaches(reach, wanted.establishment);
  });
}

/** What a role or a single grant brings. */
export function permissionsOfHolding({ holds }: Pick<Holding, 'holds'>): readonly Permission[] {
  return 'role' in holds ? permissionsOf[holds.role] : permissionsOfGrant[holds.grant];
}

function brings(holding: Holding, permission: Permission): boolean {
  return permissionsOfHolding(holding).includes(permission);
}

/** A team and everything below it, as (establishment, name). A circle that a bad edit made ends where it began. */
function below(team: string, teams: readonly TeamPlace[]): [string, string][] {
  const found = new Map<string, TeamPlace>();
  const visit = (id: string): void => {
    const one = teams.find((other) => other.id === id);
    if (!one || found.has(id)) return;
    found.set(id, one);
    for (const other of teams) if (other.parent === id) visit(other.id);
  };
  visit(team);
  return [...found.values()].map(({ establishment, name }) => [establishment, name]);
}
