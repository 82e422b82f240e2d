import { plainLetters } from '../plain-letters.ts';

/** A team of one establishment; `parent` is the team that it is a part of. */
export type TeamNode = { id: string; name: string; parent: string | null };

/** Team, sub-team, and two levels below: more is no store's. */
export const deepestLevel = 4;

/**
 * The team of this name and every team that it is a part of (spec TEAM-5): whoever washes up in « Plonge » under « Cuisine » is of
 * « Cuisine » too. A name that no team bears stands for itself; nobody's team is no team.
 *
 * @param teams of one establishment
 */
export function teamsAbove(name: string | null, teams: readonly TeamNode[]): Set<string> {
  const found = new Set<string>();
  if (name === null) return found;
  found.add(name);
  const passed = new Set<string>();
  let current = teams.find((one) => foldName(one.name) === foldName(name));
  // A circle ends where it began.
  while (current && !passed.has(current.id)) {
    found.add(current.name);
    passed.add(current.id);
    const { parent } = current;
    current = teams.find((one) => one.id === parent);
  }
  return found;
}

/**
 * Whether a team may hang below another one, or stand alone (spec TEAM-3): never below itself, and nothing deeper than four.
 *
 * @param team id of the team; one that is not among `teams` is new and has nothing below it
 * @param parent null: at the top
 * @param teams of one establishment
 */
export function mayHang(team: string, parent: string | null, teams: readonly TeamNode[]): boolean {
  const above = parent === null ? [] : pathOf(parent, teams);
  if (above === null || above.includes(team)) return false;
  return above.length + heightOf(team, teams) <= deepestLevel;
}

/** The form in which two names are the same: capitals, accents and spaces say nothing. */
export function foldName(name: string): string {
  return plainLetters(name).replaceAll(/\s+/gu, ' ').trim();
}

/** Ids from a team up to the top; null where one of them is missing or stands in a circle. */
function pathOf(id: string, teams: readonly TeamNode[]): string[] | null {
  const path: string[] = [];
  for (let next: string | null = id; next !== null;) {
    const current: TeamNode | undefined = teams.find((one) => one.id === next);
    if (!current || path.includes(current.id)) return null;
    path.push(current.id);
    next = current.parent;
  }
  return path;
}

/** Levels that a team takes with what hangs below it: 1 for one that has nothing below. */
function heightOf(id: string, teams: readonly TeamNode[], seen: readonly string[] = []): number {
  const below = teams.filter((one) => one.parent === id && !seen.includes(one.id));
  return 1 + Math.max(0, ...below.map((one) => heightOf(one.id, teams, [...seen, id])));
}
