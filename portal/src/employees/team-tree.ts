import type { TeamView } from '@comptoir/shared/teams/portal';

/**
 * Teams as a list that reads like their tree: each below the one it hangs from.
 *
 * @param establishment only its teams; null for all
 */
export function teamsInOrder(
  teams: readonly TeamView[],
  establishment: string | null,
): { team: TeamView; depth: number }[] {
  const here = teams.filter((one) => establishment === null || one.establishment === establishment);
  const known = new Set(here.map(({ id }) => id));
  const found: { team: TeamView; depth: number }[] = [];
  const visit = (parent: string | null, depth: number): void => {
    const below = here.filter((one) =>
      parent === null ? one.parent === null || !known.has(one.parent) : one.parent === parent,
    );
    for (const team of below.sort((a, b) => a.name.localeCompare(b.name, 'fr'))) {
      // A circle, which nothing should have made, ends where it began.
      if (found.some((one) => one.team.id === team.id)) continue;
      found.push({ team, depth });
      visit(team.id, depth + 1);
    }
  };
  visit(null, 0);
  return found;
}
