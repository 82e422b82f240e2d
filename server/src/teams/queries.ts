import type { TeamRow } from '@comptoir/shared/sync/rows';
import type { Reader } from '../database/connection.ts';
import { inChunks } from '../journal/queries.ts';

/** Teams by id, as tablets get them. */
export async function findTeamRows(
  db: Reader,
  organisation: string,
  ids: readonly string[],
): Promise<Map<string, TeamRow>> {
  const rows = await inChunks(ids, (some) =>
    db
      .selectFrom('team')
      .select(['team', 'name', 'parent'])
      .where('organisation', '=', organisation)
      .where('team', 'in', some)
      .execute(),
  );
  return new Map(rows.map(({ team, name, parent }) => [team, { id: team, name, parent }]));
}

/** A team that stands, as its row has it. */
export type StoredTeam = { id: string; establishment: string; name: string; parent: string | null };

export async function findTeam(
  db: Reader,
  organisation: string,
  id: string,
): Promise<StoredTeam | undefined> {
  return db
    .selectFrom('team')
    .select(['team as id', 'establishment', 'name', 'parent'])
    .where('organisation', '=', organisation)
    .where('team', '=', id)
    .executeTakeFirst();
}

/** Teams of one establishment, in no order that means anything. */
export async function findTeamsOf(
  db: Reader,
  organisation: string,
  establishment: string,
): Promise<StoredTeam[]> {
  return db
    .selectFrom('team')
    .select(['team as id', 'establishment', 'name', 'parent'])
    .where('organisation', '=', organisation)
    .where('establishment', '=', establishment)
    .orderBy('team')
    .execute();
}

export type Member = {
  person: string;
  team: string | null;
  archived: boolean;
  /** Everywhere they work. */
  establishments: string[];
};

/** Whoever works in an establishment and is in a team, archived people too. */
export async function findMembersOf(
  db: Reader,
  organisation: string,
  establishment: string,
): Promise<Member[]> {
  const rows = await db
    .selectFrom('membership as here')
    .innerJoin('employee', (join) =>
      join
        .onRef('employee.organisation', '=', 'here.organisation')
        .onRef('employee.person', '=', 'here.person'),
    )
    .innerJoin('membership as place', (join) =>
      join
        .onRef('place.organisation', '=', 'here.organisation')
        .onRef('place.person', '=', 'here.person'),
    )
    .select(['here.person', 'employee.team', 'employee.archived', 'place.establishment'])
    .where('here.organisation', '=', organisation)
    .where('here.establishment', '=', establishment)
    .where('employee.team', 'is not', null)
    .orderBy('here.person')
    .orderBy('place.establishment')
    .execute();
  const members = new Map<string, Member>();
  for (const { person, team, archived, establishment: place } of rows) {
    const known = members.get(person);
    if (known) known.establishments.push(place);
    else members.set(person, { person, team, archived: archived === 1, establishments: [place] });
  }
  return [...members.values()];
}
