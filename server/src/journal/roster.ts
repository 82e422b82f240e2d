import type { Flag } from '@comptoir/shared/journal/flags';
import type { Reader } from '../database/connection.ts';
import type { RoomTables } from '../database/tables.ts';
import { inChunks } from './queries.ts';

export type RosterEntry = {
  archived: boolean;
  role: RoomTables['employee']['role'];
  team: string | null;
  /** Establishments that the person belongs to. */
  establishments: Set<string>;
};

/** What the roster says about these people; whoever is not in it is missing. */
export async function findRoster(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, RosterEntry>> {
  const asked = [...new Set(people)];
  const employees = await inChunks(asked, (some) =>
    db
      .selectFrom('employee')
      .select(['person', 'archived', 'role', 'team'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .execute(),
  );
  const memberships = await inChunks(asked, (some) =>
    db
      .selectFrom('membership')
      .select(['person', 'establishment'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .execute(),
  );
  const roster = new Map<string, RosterEntry>(
    employees.map(({ person, archived, role, team }) => [
      person,
      { archived: archived === 1, role, team, establishments: new Set<string>() },
    ]),
  );
  for (const { person, establishment } of memberships) {
    roster.get(person)?.establishments.add(establishment);
  }
  return roster;
}

/** The store that a tablet is enrolled for; undefined for a tablet of nobody here. */
export async function findDevicePlace(
  db: Reader,
  organisation: string,
  device: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('device')
    .select('establishment')
    .where('organisation', '=', organisation)
    .where('id', '=', device)
    .executeTakeFirst();
  return row?.establishment;
}

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

/** Stores that show a person: those they belong to, and those where they punched. */
export function establishmentsOf(
  entry: RosterEntry | undefined,
  punchedAt: ReadonlySet<string>,
): Set<string> {
  return new Set([...(entry?.establishments ?? []), ...punchedAt]);
}
