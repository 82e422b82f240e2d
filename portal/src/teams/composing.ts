import type { EmployeeLine } from '@comptoir/shared/employees/portal';
import { isFoundBy, readQuery, soughtWords } from '@comptoir/shared/employees/search';
import type { TeamView } from '@comptoir/shared/teams/portal';
import { foldName } from '@comptoir/shared/teams/tree';

/** Somebody who may be put into a team. */
export type Candidate = { id: string; name: string; team: string | null; words: string[] };

/** Lines that are drawn at once: whoever is not among them is found by name. */
export const drawn = 60;

/** Who works where the team is, and is present: those who are in it first, then by name. */
export function candidatesOf(
  lines: readonly EmployeeLine[],
  team: TeamView,
  language: string,
): Candidate[] {
  const { compare } = new Intl.Collator(language);
  return lines
    .filter((one) => one.archivedAt === null && one.establishments.includes(team.establishment))
    .map((one) => ({
      id: one.id,
      name: one.name === null ? '' : `${one.name.given} ${one.name.family}`.trim(),
      team: one.team,
      words: soughtWords(one),
    }))
    .sort((a, b) => Number(isIn(b, team)) - Number(isIn(a, team)) || compare(a.name, b.name));
}

export function isIn({ team: borne }: Candidate, { name }: TeamView): boolean {
  return borne !== null && foldName(borne) === foldName(name);
}

/** Those whom a search finds. */
export function found(candidates: readonly Candidate[], typed: string): Candidate[] {
  const query = readQuery(typed);
  return candidates.filter(({ words }) => isFoundBy(query, words));
}

/** Who comes in and who goes, for those whose box was turned. */
export function movesOf(
  candidates: readonly Candidate[],
  turned: ReadonlySet<string>,
  team: TeamView,
): { into: string[]; out: string[] } {
  const chosen = candidates.filter(({ id }) => turned.has(id));
  return {
    into: chosen.filter((one) => !isIn(one, team)).map(({ id }) => id),
    out: chosen.filter((one) => isIn(one, team)).map(({ id }) => id),
  };
}
