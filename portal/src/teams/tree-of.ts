import type { TeamView } from '@comptoir/shared/teams/portal';
import { deepestLevel, foldName, mayHang } from '@comptoir/shared/teams/tree';

/** A team with what hangs below it. `people`: those of its sub-teams too. `level`: 1 at the top. */
export type Branch = { team: TeamView; level: number; people: number; below: Branch[] };

/** The teams of one establishment as a tree, by name at each level; a team whose parent is not there stands at the top. */
export function treeOf(
  teams: readonly TeamView[],
  establishment: string,
  language: string,
): Branch[] {
  const here = teams.filter((one) => one.establishment === establishment);
  const known = new Set(here.map(({ id }) => id));
  const { compare } = new Intl.Collator(language);
  const seen = new Set<string>();
  const hanging = (parent: string | null, level: number): Branch[] =>
    here
      .filter((one) =>
        parent === null ? one.parent === null || !known.has(one.parent) : one.parent === parent,
      )
      .sort((a, b) => compare(a.name, b.name))
      .flatMap((team) => {
        // A circle, which nothing should have made, ends where it began.
        if (seen.has(team.id)) return [];
        seen.add(team.id);
        const below = hanging(team.id, level + 1);
        const people = below.reduce((sum, one) => sum + one.people, team.people);
        return [{ team, level, people, below }];
      });
  return hanging(null, 1);
}

/** Whether a team may have one more below it. */
export function mayGrow({ level }: Branch): boolean {
  return level < deepestLevel;
}

/** The teams below which another one may hang, in the order of the tree. */
export function parentsFor(team: string, tree: readonly Branch[]): Branch[] {
  const all = flat(tree);
  const nodes = all.map((one) => one.team);
  return all.filter((one) => mayHang(team, one.team.id, nodes));
}

/** Every branch of a tree, each above those that hang below it. */
export function flat(tree: readonly Branch[]): Branch[] {
  return tree.flatMap((one) => [one, ...flat(one.below)]);
}

/** Whether another team of the establishment bears the name (TEAM-2). */
export function isTaken(
  name: string,
  of: { id: string | null; establishment: string },
  teams: readonly TeamView[],
): boolean {
  return teams.some(
    (one) =>
      one.establishment === of.establishment &&
      one.id !== of.id &&
      foldName(one.name) === foldName(name),
  );
}
