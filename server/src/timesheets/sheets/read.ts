import type { EstablishmentSettings } from '@comptoir/shared/establishments/operations';
import { type Punch, comparePunches } from '@comptoir/shared/punches/punch';
import { plannedWork } from '@comptoir/shared/planning/shift';
import { addDays, dayBounds, mondayOf } from '@comptoir/shared/time/business-day';
import type { CorrectionRow } from '@comptoir/shared/timesheets/correction';
import { openPeriodLimitOf } from '@comptoir/shared/timesheets/forgotten';
import type { Timesheet } from '@comptoir/shared/timesheets/sheet';
import { type SheetInput, type Terms, sheetReads } from '@comptoir/shared/timesheets/sheet-input';
import { timesheetOf } from '@comptoir/shared/timesheets/timesheet';
import type { Reader } from '../../database/connection.ts';
import { findCorrections } from '../corrections/queries.ts';
import {
  type PersonRules,
  type StandingLock,
  findCorrectionsOf,
  findPersonRules,
  findPlanning,
  findShiftsOf,
  findStandingLocks,
  findWorkedDays,
} from './queries.ts';

/** What other rooms know: they meet in the composition root. */
export type SheetRooms = {
  findPunchesBetween(
    db: Reader,
    organisation: string,
    of: { people: readonly string[]; from: number; to: number },
  ): Promise<{ punch: Punch; establishment: string }[]>;
};

/** Whose hours of which business days (both included); `establishment` null: wherever they worked. */
export type SheetSpan = {
  organisation: string;
  people: readonly string[];
  establishment: string | null;
  from: string;
  to: string;
  now: number;
};

/** A timesheet with what it was made from. */
export type ReadSheet = {
  person: string;
  sheet: Timesheet;
  /** Everything that was recorded on its days and on those beside them, in order. */
  punches: Punch[];
  placeOf: (punch: string) => string | null;
  corrections: CorrectionRow[];
  /** Standing ones of every establishment. */
  locks: StandingLock[];
  settings: EstablishmentSettings;
};

/** People whose rows are read by one statement each: memory stays flat, however many are asked for. */
const chunk = 40;

/**
 * Timesheets one after the other, in the order of `people`: whoever belongs nowhere and never did is left out.
 *
 * @param settings of every establishment of the organisation, by id
 */
export async function* readSheets(
  db: Reader,
  rooms: SheetRooms,
  span: SheetSpan,
  settings: ReadonlyMap<string, EstablishmentSettings>,
): AsyncGenerator<ReadSheet> {
  const { organisation, people, from, to } = span;
  // A night of the days before may end in them, and one of them after.
  const { punches } = sheetReads(from, to, 1);
  const locks = await findStandingLocks(db, organisation, punches);
  const weeks = averagedWeeks(span.establishment, settings, locks);
  const planning = await findPlanning(db, organisation);
  for (let first = 0; first < people.length; first += chunk) {
    const some = people.slice(first, first + chunk);
    const read = await readRows(db, rooms, { ...span, people: some, weeks }, settings);
    for (const person of some) {
      const sheet = sheetOf(person, { span, settings, locks, planning, read });
      if (sheet) yield sheet;
    }
  }
}

/** Over how many weeks an average goes by the rules that may count here: those that stand, and those of closed days. */
function averagedWeeks(
  establishment: string | null,
  settings: ReadonlyMap<string, EstablishmentSettings>,
  locks: readonly StandingLock[],
): number {
  const isHere = (place: string) => establishment === null || place === establishment;
  const rules = [
    ...[...settings].flatMap(([place, { timeRules }]) => (isHere(place) ? [timeRules] : [])),
    ...locks.flatMap((lock) => (isHere(lock.establishment) ? [lock.rules] : [])),
  ];
  return Math.max(1, ...rules.map(({ limits }) => limits.average.weeks));
}

type Rows = Awaited<ReturnType<typeof readRows>>;

async function readRows(
  db: Reader,
  rooms: SheetRooms,
  { organisation, people, from, to, weeks }: SheetSpan & { weeks: number },
  settings: ReadonlyMap<string, EstablishmentSettings>,
) {
  const zones = [...settings.values()];
  const early = addDays(mondayOf(from), -3);
  const late = addDays(to, 3);
  const bounds = zones.map(({ zone, cutOffHour }) => ({
    start: dayBounds(early, zone, cutOffHour).start,
    end: dayBounds(late, zone, cutOffHour).end,
  }));
  const stretch = {
    from: Math.min(...bounds.map(({ start }) => start)),
    to: Math.max(...bounds.map(({ end }) => end)),
  };
  const held = await rooms.findPunchesBetween(db, organisation, { people, ...stretch });
  const asked = await findCorrectionsOf(db, organisation, {
    ...{ people, from: early, to: late },
  });
  const { earlier } = sheetReads(from, to, weeks);
  return {
    held: byPerson(held, ({ punch }) => punch.person ?? ''),
    corrections: await findCorrections(
      db,
      organisation,
      asked.map(({ correction }) => correction),
    ),
    asked: byPerson(asked, ({ person }) => person),
    shifts: byPerson(
      await findShiftsOf(db, organisation, { people, ...stretch }),
      ({ person }) => person,
    ),
    worked: byPerson(
      await findWorkedDays(db, organisation, { people, ...earlier }),
      ({ person }) => person,
    ),
    rules: await findPersonRules(db, organisation, people),
  };
}

type Shift = { start: number; end: number; pause: number; establishment: string };

/** A shift as timesheets count it: its break is no work. */
function plannedOf({ start, end, pause, establishment }: Shift) {
  return { start, end, establishment, work: plannedWork({ start, end, pause }) };
}

function sheetOf(
  person: string,
  of: {
    span: SheetSpan;
    settings: ReadonlyMap<string, EstablishmentSettings>;
    locks: readonly StandingLock[];
    planning: ReadonlySet<string>;
    read: Rows;
  },
): ReadSheet | null {
  const { span, locks, planning, read } = of;
  const own = read.rules.get(person);
  const held = read.held.get(person) ?? [];
  const home = homeOf(span.establishment, own, held, of.settings);
  const settings = home === null ? undefined : of.settings.get(home);
  if (home === null || settings === undefined) return null;
  const { from, to, establishment, now } = span;
  const places = new Map(held.map((one) => [one.punch.id, one.establishment]));
  const placeOf = (punch: string) => places.get(punch) ?? null;
  // Of every establishment: what one has closed counts in the others too.
  const asked = (read.asked.get(person) ?? []).flatMap(({ correction, establishment: place }) => {
    const row = read.corrections.get(correction);
    return row ? [{ row, place }] : [];
  });
  const punches = held.map(({ punch }) => punch).sort(comparePunches);
  const terms = new Map([...of.settings].map(([place, one]) => [place, termsOf(own, one)]));
  const isPlanned = establishment === null ? planning.size > 0 : planning.has(establishment);
  const input: SheetInput = {
    ...{ person, from, to, punches, placeOf, establishment, locks, now },
    ...{ ...termsOf(own, settings), terms, home: homeOf(null, own, held, of.settings) },
    shifts: isPlanned ? (read.shifts.get(person) ?? []).map(plannedOf) : null,
    corrections: asked.map(({ row, place }) => ({ ...row, establishment: place })),
    earlier: read.worked.get(person) ?? [],
    minorUntil: own?.minorUntil ?? null,
  };
  const ofSpan = ({ day }: { day: string }) => day >= from && day <= to;
  return {
    ...{ person, sheet: timesheetOf(input), placeOf, settings },
    // A night that began on the last day ends on the one after.
    punches: punches.filter(({ day }) => day >= addDays(from, -1) && day <= addDays(to, 1)),
    corrections: asked
      .filter(({ place }) => establishment === null || place === establishment)
      .flatMap(({ row }) => (ofSpan(row) ? [row] : [])),
    locks: [...locks],
  };
}

/** How somebody's hours are counted in an establishment. */
function termsOf(own: PersonRules | undefined, settings: EstablishmentSettings): Terms {
  return {
    rule: { zone: settings.zone, cutOffHour: settings.cutOffHour },
    rules: settings.timeRules,
    openPeriodLimit: openPeriodLimitOf(own, settings),
  };
}

/** By whose clock somebody's days turn: the establishment that is asked about, their own, or where they punched last. */
function homeOf(
  asked: string | null,
  own: PersonRules | undefined,
  held: readonly { establishment: string }[],
  settings: ReadonlyMap<string, EstablishmentSettings>,
): string | null {
  const places = [asked, ...(own?.establishments ?? []), held.at(-1)?.establishment ?? null];
  return places.find((place) => place !== null && settings.has(place)) ?? null;
}

function byPerson<T>(rows: readonly T[], personOf: (row: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const person = personOf(row);
    const own = found.get(person);
    if (own) own.push(row);
    else found.set(person, [row]);
  }
  return found;
}
