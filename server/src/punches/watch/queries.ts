import type { Flag } from '@comptoir/shared/journal/flags';
import type { DoubtfulAnswer, PresenceAnswer } from '@comptoir/shared/punches/portal';
import { windowOf } from '@comptoir/shared/sync/window';
import { sql } from 'kysely';
import type { Reader } from '../../database/connection.ts';
import { type EstablishmentScope, coversPlace, establishmentsIn } from '../../http/scopes.ts';
import { findTexts, readSettings } from '../../journal/queries.ts';
import { writeName } from '../../journal/telling/names.ts';

/** What makes somebody look at a punch: whose it is, or when it was. */
const doubts: ReadonlySet<Flag> = new Set([
  'unknown-person',
  'archived-person',
  'moved-person',
  'no-pin',
  'declared',
  'clock-unset',
  'clock-jumped',
  'clock-clamped',
]);

/** Doubtful punches that one answer names. */
const doubtfulLimit = 1_000;

/** Who is in or on break, of the people within a scope and of whoever works in its establishments today. */
export async function findPresent(
  db: Reader,
  scope: EstablishmentScope,
  now: number,
): Promise<PresenceAnswer> {
  const { organisation } = scope;
  const people = await findPeople(db, organisation);
  const places = await findPlaces(db, organisation);
  const acts = await findActs(db, organisation);
  const isNear = (person: string, establishment: string | null): boolean => {
    const team = people.get(person)?.team ?? null;
    const establishments = [...(places.get(person) ?? [])];
    if (establishment !== null) establishments.push(establishment);
    return coversPlace(scope, { establishments, team });
  };
  const present = acts.filter(
    ({ person, establishment }) => people.has(person) && isNear(person, establishment),
  );
  const limits = await findLimits(db, organisation);
  const names = await findTexts(
    db,
    organisation,
    present.map(({ person }) => people.get(person)?.name_text ?? ''),
  );
  const busy = new Set(present.map(({ person }) => person));
  const near = [...people.keys()].filter((person) => !busy.has(person) && isNear(person, null));
  return {
    present: present.map(({ person, establishment, type, at }) => {
      const { name_text, colour, photo, team, open_period_limit } = people.get(person)!;
      const limit = open_period_limit ?? limits.get(establishment) ?? Infinity;
      return {
        ...{ person, colour, photo, team, establishment },
        name: writeName(names.get(name_text) ?? null) ?? '',
        state: type === 'break-start' ? 'break' : 'in',
        since: at,
        forgotten: now - at > limit * 60_000,
      };
    }),
    away: near.length,
  };
}

/** Everybody on the rosters. */
async function findPeople(db: Reader, organisation: string) {
  const rows = await db
    .selectFrom('employee')
    .select(['person', 'name_text', 'colour', 'photo', 'team', 'open_period_limit'])
    .where('organisation', '=', organisation)
    .where('archived', '=', 0)
    .execute();
  return new Map(rows.map((row) => [row.person, row]));
}

async function findPlaces(db: Reader, organisation: string): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('membership')
    .select(['person', 'establishment'])
    .where('organisation', '=', organisation)
    .execute();
  const places = new Map<string, string[]>();
  for (const { person, establishment } of rows) {
    const known = places.get(person);
    if (known) known.push(establishment);
    else places.set(person, [establishment]);
  }
  return places;
}

/** The latest act of everybody who is not gone, the longest ago first, and where it was. */
function findActs(db: Reader, organisation: string) {
  return db
    .selectFrom('presence')
    .innerJoin('punch', (join) =>
      join
        .onRef('punch.organisation', '=', 'presence.organisation')
        .onRef('punch.id', '=', 'presence.punch'),
    )
    .select(['presence.person', 'presence.type', 'presence.at', 'punch.establishment'])
    .where('presence.organisation', '=', organisation)
    .where('presence.type', '!=', 'out')
    .orderBy('presence.at')
    .orderBy('presence.person')
    .execute();
}

/** Minutes after which an open period of each establishment is a forgotten one. */
async function findLimits(db: Reader, organisation: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('establishment')
    .select(['establishment', 'settings'])
    .where('organisation', '=', organisation)
    .execute();
  return new Map(
    rows.map(({ establishment, settings }) => [
      establishment,
      readSettings(settings).openPeriodLimit,
    ]),
  );
}

/** Punches of the window of a tablet that somebody has to look at, the newest first (spec PUNCH-14). */
export async function findDoubtful(
  db: Reader,
  scope: EstablishmentScope,
  now: number,
): Promise<DoubtfulAnswer> {
  const { organisation } = scope;
  const places = establishmentsIn(scope);
  const rows = await db
    .selectFrom('punch')
    .leftJoin('employee', (join) =>
      join
        .onRef('employee.organisation', '=', 'punch.organisation')
        .onRef('employee.person', '=', 'punch.person'),
    )
    .select(['punch.id', 'punch.person', 'punch.establishment', 'punch.type', 'punch.at'])
    .select(['punch.flags', 'punch.name_text as typed', 'employee.name_text as own'])
    .select('employee.team')
    .where('punch.organisation', '=', organisation)
    .where('punch.at', '>=', windowOf('punches', now)?.from ?? 0)
    // Written out, not bound: only so does the engine see that the index of doubtful punches is meant.
    .where('punch.flags', '<>', sql.lit('[]'))
    .where('punch.cancelled_by', 'is', null)
    .where('punch.attached_at', 'is', null)
    .where('punch.accepted_at', 'is', null)
    .where('punch.set_aside', 'is', null)
    .$if(places !== 'all', (query) =>
      query.where('punch.establishment', 'in', places === 'all' ? [] : [...places]),
    )
    .orderBy('punch.at', 'desc')
    .orderBy('punch.id', 'desc')
    .execute();
  const doubtful = rows
    .map((row) => ({ ...row, flags: JSON.parse(row.flags) as Flag[] }))
    .filter(({ flags }) => flags.some((flag) => doubts.has(flag)))
    .filter(({ establishment, team }) =>
      coversPlace(scope, { establishments: [establishment], team }),
    )
    .slice(0, doubtfulLimit);
  const hashes = doubtful.flatMap(({ typed, own }) => [typed, own].filter((hash) => hash !== null));
  const texts = await findTexts(db, organisation, hashes);
  return {
    punches: doubtful.map(({ id, person, establishment, type, at, flags, typed, own }) => ({
      ...{ id, person, establishment, type, at, flags },
      name: own === null ? (texts.get(typed ?? '') ?? null) : writeName(texts.get(own) ?? null),
    })),
  };
}
