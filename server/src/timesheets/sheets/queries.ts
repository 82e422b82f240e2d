import type { Language } from '@comptoir/shared/establishments/languages';
import type { EstablishmentSettings } from '@comptoir/shared/establishments/operations';
import type { TimeRules } from '@comptoir/shared/establishments/time-rules';
import type { Reader } from '../../database/connection.ts';
import { findTexts, inChunks, readSettings } from '../../journal/queries.ts';
import { readName, writeName } from '../../journal/telling/names.ts';

/** A closed span that stands, with the rules by which its days are paid. */
export type StandingLock = {
  id: string;
  establishment: string;
  from: string;
  to: string;
  at: number;
  by: string | null;
  rules: TimeRules;
};

/** Closed spans of an organisation that touch some days (both included) and stand. */
export async function findStandingLocks(
  db: Reader,
  organisation: string,
  { from, to }: { from: string; to: string },
): Promise<StandingLock[]> {
  const rows = await db
    .selectFrom('period_lock')
    .select(['lock', 'establishment', 'first_day', 'last_day', 'locked_at', 'locked_by', 'rules'])
    .where('organisation', '=', organisation)
    .where('reopened_at', 'is', null)
    .where('first_day', '<=', to)
    .where('last_day', '>=', from)
    .orderBy('locked_at')
    .orderBy('lock')
    .execute();
  return rows.map((row) => ({
    id: row.lock,
    establishment: row.establishment,
    from: row.first_day,
    to: row.last_day,
    at: row.locked_at,
    by: row.locked_by,
    rules: JSON.parse(row.rules) as TimeRules,
  }));
}

/** What of a person's record decides about their hours. */
export type PersonRules = {
  minorUntil: string | null;
  openPeriodLimit: number | null;
  /** Establishments where they belong, the oldest first. */
  establishments: string[];
};

export async function findPersonRules(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, PersonRules>> {
  const rows = await inChunks([...people], (some) =>
    db
      .selectFrom('employee')
      .select(['person', 'minor_until', 'open_period_limit'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .execute(),
  );
  const memberships = await inChunks([...people], (some) =>
    db
      .selectFrom('membership')
      .select(['person', 'establishment'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .orderBy('establishment')
      .execute(),
  );
  const found = new Map(
    rows.map(({ person, minor_until, open_period_limit }) => [
      person,
      {
        minorUntil: minor_until,
        openPeriodLimit: open_period_limit,
        establishments: [] as string[],
      },
    ]),
  );
  for (const { person, establishment } of memberships) {
    found.get(person)?.establishments.push(establishment);
  }
  return found;
}

/** Whether anybody ever published a shift in these establishments; without one, nobody plans there. */
export async function findPlanning(db: Reader, organisation: string): Promise<Set<string>> {
  const held = await db
    .selectFrom('shift')
    .select('establishment')
    .distinct()
    .where('organisation', '=', organisation)
    .execute();
  // Also where every shift was taken back since.
  const published = await db
    .selectFrom('publication')
    .select('establishment')
    .distinct()
    .where('organisation', '=', organisation)
    .execute();
  return new Set([...held, ...published].map(({ establishment }) => establishment));
}

/** Published shifts of some people that begin within a stretch of time (ms, the end excluded). */
export async function findShiftsOf(
  db: Reader,
  organisation: string,
  of: { people: readonly string[]; from: number; to: number },
): Promise<{ person: string; start: number; end: number; pause: number; establishment: string }[]> {
  const rows = await inChunks([...of.people], (some) =>
    db
      .selectFrom('shift')
      .select(['person', 'starts_at as start', 'ends_at as end', 'pause', 'establishment'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .where('starts_at', '>=', of.from)
      .where('starts_at', '<', of.to)
      .execute(),
  );
  return rows.flatMap(({ person, ...shift }) => (person === null ? [] : [{ person, ...shift }]));
}

/** Worked time of some people per business day (both included): for averages, no periods. */
export async function findWorkedDays(
  db: Reader,
  organisation: string,
  of: { people: readonly string[]; from: string; to: string },
): Promise<{ person: string; day: string; worked: number }[]> {
  return inChunks([...of.people], (some) =>
    db
      .selectFrom('day')
      .select(['person', 'day', 'worked'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .where('day', '>=', of.from)
      .where('day', '<=', of.to)
      .execute(),
  );
}

/** Corrections of some people about some business days (both included), in the order in which they were proposed. */
export async function findCorrectionsOf(
  db: Reader,
  organisation: string,
  of: { people: readonly string[]; from: string; to: string },
): Promise<{ person: string; correction: string; establishment: string }[]> {
  return inChunks([...of.people], (some) =>
    db
      .selectFrom('correction')
      .select(['person', 'correction', 'establishment'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .where('day', '>=', of.from)
      .where('day', '<=', of.to)
      .orderBy('proposed_at')
      .execute(),
  );
}

/** How people are shown in lists of hours, and known to payroll. `name` null: erased. */
export type ShownPerson = {
  id: string;
  name: string | null;
  /** Empty after erasure. */
  given: string;
  family: string;
  colour: string;
  photo: string | null;
  team: string | null;
  language: Language | null;
  externalId: string | null;
};

export async function findShownPeople(
  db: Reader,
  organisation: string,
  people: readonly string[],
): Promise<Map<string, ShownPerson>> {
  const rows = await inChunks([...people], (some) =>
    db
      .selectFrom('employee')
      .select(['person', 'name_text', 'colour', 'photo', 'team', 'language'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .execute(),
  );
  const known = await inChunks([...people], (some) =>
    db
      .selectFrom('external_id')
      .select(['person', 'external_id'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .orderBy('position')
      .execute(),
  );
  // The latest one that payroll gave somebody stands.
  const numbers = new Map(known.map(({ person, external_id }) => [person, external_id]));
  const texts = await findTexts(
    db,
    organisation,
    rows.map(({ name_text }) => name_text),
  );
  return new Map(
    rows.map(({ person, name_text, colour, photo, team, language }) => {
      const text = texts.get(name_text) ?? null;
      const { given, family } = readName(text) ?? { given: '', family: '' };
      const shown: ShownPerson = {
        ...{ id: person, colour, photo, team, language, given, family },
        ...{ name: writeName(text), externalId: numbers.get(person) ?? null },
      };
      return [person, shown];
    }),
  );
}

/** Every establishment of an organisation, by id: its name and its settings. */
export async function findStores(
  db: Reader,
  organisation: string,
): Promise<Map<string, { name: string; settings: EstablishmentSettings }>> {
  const rows = await db
    .selectFrom('establishment')
    .select(['establishment', 'name_text', 'settings'])
    .where('organisation', '=', organisation)
    .orderBy('establishment')
    .execute();
  const texts = await findTexts(
    db,
    organisation,
    rows.map(({ name_text }) => name_text),
  );
  return new Map(
    rows.map(({ establishment, name_text, settings }) => [
      establishment,
      { name: texts.get(name_text) ?? '', settings: readSettings(settings) },
    ]),
  );
}

export async function findOrganisationName(db: Reader, organisation: string): Promise<string> {
  const row = await db
    .selectFrom('organisation')
    .select('name_text')
    .where('organisation', '=', organisation)
    .executeTakeFirst();
  const texts = row ? await findTexts(db, organisation, [row.name_text]) : null;
  return texts?.get(row?.name_text ?? '') ?? '';
}

/** Everybody who belongs to an establishment, archived people too. */
export async function findMembers(
  db: Reader,
  organisation: string,
  establishment: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('membership')
    .select('person')
    .where('organisation', '=', organisation)
    .where('establishment', '=', establishment)
    .orderBy('person')
    .execute();
  return rows.map(({ person }) => person);
}
