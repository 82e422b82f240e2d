import { inOrder, isFor, isShown, teamIdsOf } from '@comptoir/shared/announcements/announcement';
import type {
  AnnouncementDetail,
  AnnouncementPlace,
  AnnouncementView,
  OwnAnnouncements,
} from '@comptoir/shared/announcements/portal';
import type { Reader } from '../database/connection.ts';
import { type EstablishmentScope, type OwnScope, covers, coversAll } from '../http/scopes.ts';
import {
  type Listener,
  type StoredTeam,
  findListeners,
  findNamesOf,
  findStoresOf,
  findTeamsIn,
} from './audience/queries.ts';
import {
  type StoredAnnouncement,
  findReads,
  findReadsBy,
  findStanding,
  findWords,
} from './queries.ts';

type House = { listeners: Listener[]; teams: StoredTeam[]; stores: Map<string, Store> };
type Store = { name: string; zone: string };

async function houseOf(db: Reader, organisation: string): Promise<House> {
  const [listeners, teams, stores] = [
    await findListeners(db, organisation),
    await findTeamsIn(db, organisation),
    await findStoresOf(db, organisation),
  ];
  return { listeners, teams, stores };
}

/** To whom it is said now: whoever is present and works where it is said (spec NEWS-11). */
export function audienceOf(row: StoredAnnouncement, { listeners, teams }: House): Listener[] {
  return listeners.filter((one) => isSaidTo(row, one, teams));
}

function isSaidTo(row: StoredAnnouncement, one: Listener, teams: readonly StoredTeam[]): boolean {
  const { establishment } = row;
  if (establishment !== null && !one.establishments.includes(establishment)) return false;
  const there = teams.filter((team) => team.establishment === establishment);
  return isFor(row, { person: one.id, teams: teamIdsOf(one.team, there) });
}

/** What managers see of these, with how many have read each. */
export async function viewsOf(
  db: Reader,
  scope: EstablishmentScope,
  rows: readonly StoredAnnouncement[],
): Promise<AnnouncementView[]> {
  const { organisation } = scope;
  const house = await houseOf(db, organisation);
  const ids = rows.map(({ announcement }) => announcement);
  const reads = await findReads(db, organisation, ids);
  const texts = await findWords(db, organisation, rows);
  const people = rows.flatMap(({ person, published_by }) => [person, published_by]);
  const names = await findNamesOf(
    db,
    organisation,
    people.filter((id) => id !== null),
  );
  return rows.map((row) => {
    const audience = audienceOf(row, house);
    const readers = new Set(
      reads.filter((read) => read.announcement === row.announcement).map(({ person }) => person),
    );
    const { establishment: place, team, person } = row;
    const found = house.teams.find(({ id }) => id === team);
    return {
      ...{ id: row.announcement, definition: row.definition },
      establishment:
        place === null ? null : { id: place, name: house.stores.get(place)?.name ?? '' },
      team: found ? { id: found.id, name: found.name } : null,
      person: person === null ? null : { id: person, name: names.get(person) ?? '' },
      to: toOf(row),
      ...{ title: texts.get(row.title_text) ?? null, body: texts.get(row.body_text) ?? null },
      ...{ pinned: row.pinned === 1, from: row.from_at, until: row.until_at },
      by: row.published_by === null ? null : (names.get(row.published_by) ?? ''),
      ...{ at: row.published_at, withdrawnAt: row.withdrawn_at },
      audience: audience.length,
      readers: audience.filter(({ id }) => readers.has(id)).length,
      mine: isWithin(scope, place),
    };
  });
}

/** Who has read one, who has not, and who read it and is not asked to any more. */
export async function detailOf(
  db: Reader,
  scope: EstablishmentScope,
  row: StoredAnnouncement,
): Promise<AnnouncementDetail> {
  const { organisation } = scope;
  const [announcement] = await viewsOf(db, scope, [row]);
  const audience = audienceOf(row, await houseOf(db, organisation));
  const asked = new Set(audience.map(({ id }) => id));
  const reads = await findReads(db, organisation, [row.announcement]);
  const people = [...asked, ...reads.map(({ person }) => person)];
  const names = await findNamesOf(db, organisation, people);
  const nameOf = (id: string) => names.get(id) ?? '';
  const readers = new Set(reads.map(({ person }) => person));
  return {
    announcement: announcement!,
    receipts: reads.map(({ person, at, door }) => ({
      ...{ person, name: nameOf(person), at, door },
      ...{ before: at < row.published_at, former: !asked.has(person) },
    })),
    unread: audience
      .filter(({ id }) => !readers.has(id))
      .map(({ id }) => ({ id, name: nameOf(id) }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  };
}

/** Where somebody may announce, and to whom there. */
export async function placesFor(
  db: Reader,
  scope: EstablishmentScope,
): Promise<AnnouncementPlace[]> {
  const { organisation } = scope;
  const { listeners, teams, stores } = await houseOf(db, organisation);
  const names = await findNamesOf(
    db,
    organisation,
    listeners.map(({ id }) => id),
  );
  return [...stores]
    .filter(([id]) => covers(scope, id))
    .map(([id, { name, zone }]) => ({
      ...{ id, name, zone },
      teams: teams
        .filter(({ establishment }) => establishment === id)
        .map((team) => ({ id: team.id, name: team.name }))
        .sort((a, b) => a.name.localeCompare(b.name)),
      people: listeners
        .filter(({ establishments }) => establishments.includes(id))
        .map((one) => ({ id: one.id, name: names.get(one.id) ?? '' }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** What is said to somebody now, pinned ones first. @param now ms */
export async function ownNews(
  db: Reader,
  { organisation, person }: Pick<OwnScope, 'organisation' | 'person'>,
  now: number,
): Promise<OwnAnnouncements> {
  const house = await houseOf(db, organisation);
  const own = house.listeners.find(({ id }) => id === person);
  const zone = house.stores.get(own?.establishments[0] ?? '')?.zone ?? 'Europe/Paris';
  if (!own) return { announcements: [], zone };
  const rows = (await findStanding(db, organisation, own.establishments)).filter(
    (row) =>
      isShown({ from: row.from_at, until: row.until_at }, now) && isSaidTo(row, own, house.teams),
  );
  const texts = await findWords(db, organisation, rows);
  const authors = rows.flatMap(({ published_by: by }) => by ?? []);
  const names = await findNamesOf(db, organisation, authors);
  const read = await findReadsBy(db, organisation, person);
  const announcements = rows.map((row) => ({
    ...{ id: row.announcement, to: toOf(row), pinned: row.pinned === 1 },
    ...{ title: texts.get(row.title_text) ?? null, body: texts.get(row.body_text) ?? null },
    ...{ from: row.from_at, until: row.until_at, at: row.published_at },
    by: row.published_by === null ? null : (names.get(row.published_by) ?? null),
    readAt: read.get(row.announcement)?.at ?? null,
  }));
  return { announcements: inOrder(announcements), zone };
}

/** Whether somebody may change what is said there: everywhere, where null. */
export function isWithin(scope: EstablishmentScope, establishment: string | null): boolean {
  return establishment === null ? coversAll(scope) : covers(scope, establishment);
}

function toOf({
  team,
  person,
}: Pick<StoredAnnouncement, 'team' | 'person'>): 'all' | 'team' | 'person' {
  return person !== null ? 'person' : team === null ? 'all' : 'team';
}
