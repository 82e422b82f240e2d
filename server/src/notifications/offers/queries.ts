import { type AbsenceSpan, absenceSpanSchema } from '@comptoir/shared/planning/absence';
import {
  type ShiftContent,
  longestShift,
  shiftContentSchema,
} from '@comptoir/shared/planning/shift';
import type { PlanningRules } from '@comptoir/shared/establishments/planning-rules';
import type { Reader } from '../../database/connection.ts';
import { inChunks, readSettings } from '../../journal/queries.ts';

/** A shift that people of a store may take. */
export type Offer = {
  establishment: string;
  /** Whom it is for; null: everybody there. */
  team: string | null;
  start: number;
  end: number;
  /** Whoever gives it; null: nobody has it. */
  by: string | null;
  /** What is noted once it was told, in `told`. */
  told: string;
  shift: string;
};

/** Open shifts that were published at one of these moments and begin after another (ms). */
export async function findOpenShifts(
  db: Reader,
  organisation: string,
  { publishedAt, after }: { publishedAt: readonly number[]; after: number },
): Promise<Offer[]> {
  const rows = await inChunks([...new Set(publishedAt)], (some) =>
    db
      .selectFrom('shift')
      .select(['shift', 'establishment', 'team', 'starts_at as start', 'ends_at as end'])
      .where('organisation', '=', organisation)
      .where('person', 'is', null)
      .where('published_at', 'in', some)
      .where('starts_at', '>', after)
      .orderBy('starts_at')
      .orderBy('shift')
      .execute(),
  );
  return rows.map((row) => {
    const { shift, start, end } = row;
    const told = `open-shift/${shift}/${String(start)}/${String(end)}`;
    return { ...row, by: null, told };
  });
}

/** Of these swaps, the shifts that are still offered to everybody and begin after a moment (ms). */
export async function findOfferedSwaps(
  db: Reader,
  organisation: string,
  { swaps, after }: { swaps: readonly string[]; after: number },
): Promise<Offer[]> {
  const rows = await inChunks([...new Set(swaps)], (some) =>
    db
      .selectFrom('swap')
      .select(['swap', 'establishment', 'person', 'gives', 'gives_content'])
      .where('organisation', '=', organisation)
      .where('swap', 'in', some)
      .where('state', '=', 'asked')
      .where('colleague', 'is', null)
      .execute(),
  );
  return rows.flatMap(({ swap, establishment, person: by, gives: shift, gives_content }) => {
    if (shift === null || gives_content === null) return [];
    const { start, end }: ShiftContent = shiftContentSchema.parse(JSON.parse(gives_content));
    if (start <= after) return [];
    const told = `open-shift/${swap}/${String(start)}/${String(end)}`;
    return [{ establishment, team: null, start, end, by, told, shift }];
  });
}

/** Which of these were told already. */
export async function findTold(
  db: Reader,
  organisation: string,
  whats: readonly string[],
): Promise<Set<string>> {
  const rows = await inChunks([...whats], (some) =>
    db
      .selectFrom('told')
      .select('what')
      .where('organisation', '=', organisation)
      .where('what', 'in', some)
      .execute(),
  );
  return new Set(rows.map(({ what }) => what));
}

type Asked = { people: readonly string[]; from: number; to: number };

/** Published shifts of these people, in every store, that may touch a stretch of time (ms). */
export async function findBusy(
  db: Reader,
  organisation: string,
  { people, from, to }: Asked,
): Promise<{ person: string; start: number; end: number }[]> {
  const rows = await inChunks([...people], (some) =>
    db
      .selectFrom('shift')
      .select(['person', 'starts_at as start', 'ends_at as end'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .where('starts_at', '>', from - longestShift)
      .where('starts_at', '<', to)
      .execute(),
  );
  return rows.flatMap(({ person, ...shift }) => (person === null ? [] : [{ person, ...shift }]));
}

/** Approved absences of these people that end on a day or later. */
export async function findAway(
  db: Reader,
  organisation: string,
  { people, since }: { people: readonly string[]; since: string },
): Promise<{ person: string; span: AbsenceSpan }[]> {
  const rows = await inChunks([...people], (some) =>
    db
      .selectFrom('absence')
      .select(['person', 'span'])
      .where('organisation', '=', organisation)
      .where('person', 'in', some)
      .where('state', '=', 'approved')
      .where('last_day', '>=', since)
      .execute(),
  );
  return rows.map(({ person, span }) => ({
    person,
    span: absenceSpanSchema.parse(JSON.parse(span)),
  }));
}

/** What an establishment lets people do with shifts, and its zone; null: it is gone. */
export async function findRules(
  db: Reader,
  organisation: string,
  establishment: string,
): Promise<{ rules: PlanningRules; zone: string; cutOffHour: number } | null> {
  const row = await db
    .selectFrom('establishment')
    .select('settings')
    .where('organisation', '=', organisation)
    .where('establishment', '=', establishment)
    .executeTakeFirst();
  if (!row) return null;
  const { planningRules: rules, zone, cutOffHour } = readSettings(row.settings);
  return { rules, zone, cutOffHour };
}
