import { type Role, type SingleGrant, grants, roles } from '@comptoir/shared/access/permissions';
import type { Asker, Holding, TeamPlace } from '@comptoir/shared/access/policy';
import type { Reader } from '../../database/connection.ts';
import type { RoomTables } from '../../database/tables.ts';
import { inChunks } from '../../journal/queries.ts';
import { type RosterEntry, findRoster } from '../../journal/roster.ts';

export type HoldingRow = Pick<RoomTables['holding'], 'name' | 'establishment' | 'team'>;

/** What stands for a person, as the policy reads it. `restricted` is the directory's to say: see sessions.ts. */
export type Standing = Pick<Asker, 'person' | 'holdings' | 'memberships'>;

/** Roles and grants that stand for a person, and the establishments where they work. */
export async function findStanding(
  db: Reader,
  organisation: string,
  person: string,
): Promise<Standing> {
  const found = (await findStandings(db, organisation, [person])).get(person);
  const memberships = found?.entry.establishments ?? new Set<string>();
  return { person, holdings: found?.holdings ?? [], memberships };
}

/** The same of many, beside what the roster says of each; whoever is not on it is missing. */
export async function findStandings(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, { entry: RosterEntry; holdings: Holding[] }>> {
  const roster = await findRoster(db, organisation, people);
  const rows = await findHoldingRows(db, organisation, [...roster.keys()]);
  const standings = new Map(
    [...roster].map(([person, entry]) => [person, { entry, holdings: [] as Holding[] }]),
  );
  for (const row of rows) {
    const standing = standings.get(row.person);
    const holding = readHolding(row);
    if (standing && stands(holding, standing.entry.role)) standing.holdings.push(holding);
  }
  return standings;
}

/** Whoever is present and holds anything. */
export async function findPresentStandings(
  db: Reader,
  organisation: string,
): Promise<Map<string, { entry: RosterEntry; holdings: Holding[] }>> {
  const rows = await db
    .selectFrom('holding')
    .select('person')
    .distinct()
    .where('organisation', '=', organisation)
    .orderBy('person')
    .execute();
  const people = rows.map(({ person }) => person);
  const standings = await findStandings(db, organisation, people);
  return new Map([...standings].filter(([, { entry }]) => !entry.archived));
}

/** Roles and grants as they are stored, whether they stand or not (`stands`). */
export function findHoldingRows(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<(HoldingRow & { person: string })[]> {
  return inChunks([...new Set(people)], (some) =>
    db
      .selectFrom('holding')
      .select(['person', 'name', 'establishment', 'team'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .orderBy('name')
      .orderBy('establishment')
      .orderBy('team')
      .execute(),
  );
}

/** Every team of the organisation, as the policy reads them. */
export async function findTeamPlaces(db: Reader, organisation: string): Promise<TeamPlace[]> {
  const rows = await db
    .selectFrom('team')
    .select(['team', 'establishment', 'name', 'parent'])
    .where('organisation', '=', organisation)
    .orderBy('team')
    .execute();
  return rows.map(({ team: id, ...place }) => ({ id, ...place }));
}

/** A row of `holding` as the policy reads it. */
export function readHolding(row: HoldingRow): Holding {
  const { name } = row;
  return {
    holds: isGrant(name) ? { grant: name } : { role: name },
    establishment: row.establishment === '' ? null : row.establishment,
    team: row.team === '' ? null : row.team,
  };
}

/**
 * Who is no manager any more on the tablet is none here: the roster is where somebody is demoted. Whoever manages a team
 * alone unlocks no tablet, and needs no word of the roster.
 */
export function stands({ holds, team }: Holding, onRoster: 'employee' | 'manager' | undefined) {
  const manages = 'role' in holds && holds.role === 'manager';
  return !manages || team !== null || onRoster === 'manager';
}

function isGrant(name: Role | SingleGrant): name is SingleGrant {
  return (
    (grants as readonly string[]).includes(name) && !(roles as readonly string[]).includes(name)
  );
}
