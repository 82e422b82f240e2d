import type { Flag } from '@comptoir/shared/journal/flags';
import type { RosterEntry } from './queries.ts';

/** What the roster makes doubtful about a fact that names a person (D18): it is kept all the same. */
export function rosterFlags(
  entry: RosterEntry | undefined,
  person: string | null,
  establishment: string,
): Flag[] {
  if (person === null) return [];
  if (!entry) return ['unknown-person'];
  const flags: Flag[] = [];
  if (entry.archived) flags.push('archived-person');
  if (!entry.establishments.has(establishment)) flags.push('moved-person');
  return flags;
}
