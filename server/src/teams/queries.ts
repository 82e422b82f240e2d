import type { TeamRow } from '@comptoir/shared/sync/rows';
import { impliedTeamId } from '@comptoir/shared/teams/implied';
import { foldName } from '@comptoir/shared/teams/tree';
import type { Reader } from '../database/connection.ts';
import { inChunks } from '../journal/queries.ts';
import { findRoster } from '../journal/roster.ts';

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

/** A team and how many people are in it; `stands` false: it is only a name that people bear (spec TEAM-6). */
export type KnownTeam = StoredTeam & { people: number; stands: boolean };

/** Every team of an organisation: those that stand, and names that people bear and no team has. */
export async function findKnownTeams(db: Reader, organisation: string): Promise<KnownTeam[]> {
  const stored = await db
    .selectFrom('team')
    .select(['team as id', 'establishment', 'name', 'parent'])
    .where('organisation', '=', organisation)
    .orderBy('team')
    .execute();
  const borne = await countNames(db, organisation);
  const taken = new Set(stored.map(({ id }) => id));
  const known = new Map<string, KnownTeam>(
    stored.map((team) => [keyOf(team), { ...team, people: 0, stands: true }]),
  );
  // The spelling that most people bear names a team that nobody ever created.
  borne.sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1));
  for (const { establishment, name, people } of borne) {
    if (foldName(name) === '') continue;
    const key = keyOf({ establishment, name });
    const team = known.get(key);
    if (team) team.people += people;
    else {
      const id = impliedTeamId({ organisation, establishment, name }, taken);
      const place = { id, establishment, name: name.trim(), parent: null };
      known.set(key, { ...place, people, stands: false });
    }
  }
  return [...known.values()];
}

function keyOf({ establishment, name }: { establishment: string; name: string }): string {
  return `${establishment} ${foldName(name)}`;
}

function countNames(
  db: Reader,
  organisation: string,
): Promise<{ establishment: string; name: string; people: number }[]> {
  return db
    .selectFrom('employee')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.organisation', '=', 'employee.organisation')
        .onRef('membership.person', '=', 'employee.person'),
    )
    .select((eb) => [
      'membership.establishment',
      'employee.team as name',
      eb.fn.countAll<number>().as('people'),
    ])
    .where('employee.organisation', '=', organisation)
    .where('employee.archived', '=', 0)
    .where('employee.team', 'is not', null)
    .groupBy(['membership.establishment', 'employee.team'])
    .$narrowType<{ name: string }>()
    .execute();
}

/** People of the roster who are present: their team, and where they work. */
export async function findPresent(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, { team: string | null; establishments: string[] }>> {
  const roster = await findRoster(db, organisation, people);
  return new Map(
    [...roster]
      .filter(([, { archived }]) => !archived)
      .map(([person, { team, establishments }]) => [
        person,
        { team, establishments: [...establishments].sort() },
      ]),
  );
}
