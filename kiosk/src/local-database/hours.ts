import type { Table } from 'dexie';
import type { Punch } from '@comptoir/shared/punches/punch';
import { isCounted } from '@comptoir/shared/punches/punch';
import type { DayRow, EmployeeRow } from '@comptoir/shared/sync/rows';
import { windowDays } from '@comptoir/shared/sync/window';
import { addDays, businessDay, dayBounds } from '@comptoir/shared/time/business-day';
import { openPeriodLimitOf } from '@comptoir/shared/timesheets/forgotten';
import { punchesOfDay } from '@comptoir/shared/timesheets/corrections/draft';
import type { PeriodLockRow } from '@comptoir/shared/timesheets/correction';
import type { SheetDay, Timesheet } from '@comptoir/shared/timesheets/sheet';
import { sheetReads } from '@comptoir/shared/timesheets/sheet-input';
import { timesheetOf } from '@comptoir/shared/timesheets/timesheet';
import type { CorrectionLine, HoursDay } from '../timesheets/view.ts';
import { readCorrections, type ShownCorrection } from './shown-corrections.ts';
import { type AttachedPunch, attachedPunches, punchTables, punchesOf } from './overlay.ts';
import type { Place } from './place.ts';
import type { LocalDatabase } from './schema.ts';
import { type TaskPeople, taskPeopleTables } from './task-people.ts';

/** What `readHours` reads. */
export function hoursTables(database: LocalDatabase): Table[] {
  const { days, periodLocks, statements, sync } = database;
  return [
    ...taskPeopleTables(database),
    ...punchTables(database),
    days,
    periodLocks,
    statements,
    sync,
  ];
}

const aDay = 86_400_000;

/** The first business day of which this tablet certainly holds every punch; earlier ones are rows of days. */
export function firstWhole({ rule }: Place, now: number): string {
  const before = windowDays.punches?.before ?? 0;
  return addDays(businessDay(now - before * aDay, rule.zone, rule.cutOffHour), 4);
}

export type HoursRead = {
  days: HoursDay[];
  /** Of the days whose punches are here; null: none of them. */
  sheet: Timesheet | null;
  punches: Punch[];
};

/** What is the same for everybody whose hours are read at one moment. */
export type HoursContext = {
  place: Place;
  now: number;
  names: TaskPeople['names'];
  locks: PeriodLockRow[];
  attached: AttachedPunch[];
};

export async function hoursContext(
  database: LocalDatabase,
  place: Place,
  now: number,
  names: TaskPeople['names'],
): Promise<HoursContext> {
  const [locks, attached] = await Promise.all([
    database.periodLocks.toArray(),
    attachedPunches(database, place.rule),
  ]);
  return { place, now, names, locks, attached };
}

/** Somebody's days from `from` to `to`, both included and none to come (spec SHEET-40). */
export async function readHours(
  database: LocalDatabase,
  employee: Pick<EmployeeRow, 'id' | 'openPeriodLimit' | 'minorUntil'>,
  { from, to }: { from: string; to: string },
  context: HoursContext,
): Promise<HoursRead> {
  const { place, now, locks, attached, names } = context;
  const { rule, timeRules: rules } = place;
  const whole = firstWhole(place, now);
  const first = from < whole ? whole : from;
  const reads = sheetReads(first, to, rules.limits.average.weeks);
  const person = employee.id;
  const since = dayBounds(reads.punches.from, rule.zone, rule.cutOffHour).start;
  const [rows, corrections, punches] = await Promise.all([
    database.days
      .where('[person+day]')
      .between(
        [person, from < reads.earlier.from ? from : reads.earlier.from],
        [person, to],
        true,
        true,
      )
      .toArray(),
    readCorrections(database, person, from),
    punchesOf(database, { person, from: since, attached }, rule),
  ]);
  const sheet =
    first > to
      ? null
      : timesheetOf({
          ...{ person, from: first, to, punches, placeOf: () => null, establishment: null },
          ...{ shifts: null, corrections: corrections.map(({ row }) => row), rule, rules, now },
          locks: locks.map((lock) => ({ ...lock, rules: null })),
          openPeriodLimit: openPeriodLimitOf(employee, place),
          earlier: rows.filter(({ day }) => day <= reads.earlier.to),
          minorUntil: employee.minorUntil,
        });
  const ofDay = (day: string) => ({
    corrections: corrections.filter(({ row }) => row.day === day).map((one) => named(one, names)),
    lock: locks.find((lock) => lock.from <= day && day <= lock.to) ?? null,
  });
  const old = daysBetween(from, first > to ? to : addDays(first, -1)).map((day) =>
    oldDay(day, rows),
  );
  const held = sheet === null ? [] : heldDays(sheet, punches);
  const days = [...old, ...held].map((day) => ({ ...day, ...ofDay(day.day) }));
  return { days, sheet, punches };
}

/** A day without what is read beside its punches. */
export type Computed = Omit<HoursDay, 'corrections' | 'lock'>;

/** The days of a sheet as screens show them. */
export function heldDays(sheet: Timesheet, punches: readonly Punch[]): Computed[] {
  return sheet.days.map((day) => heldDay(day, punches));
}

function heldDay(sheet: SheetDay, punches: readonly Punch[]): Computed {
  const { day, corrected, raw, paid, anomalies, warnings } = sheet;
  const unsent = punches.filter((punch) => isCounted(punch) && punch.receivedAt === null);
  return {
    ...{ day, worked: corrected.worked, breaks: corrected.breaks, raw: raw.worked },
    ...{ paid: paid.total, late: paid.late, warnings, old: false },
    anomalies: anomalies.map(({ kind }) => kind),
    punches: punchesOfDay(punches, day),
    periods: corrected.periods.map(({ start, end, breaks, unresolved, declared, corrected }) => ({
      ...{ start, end, breaks, unresolved, declared, corrected },
      pending: unsent.some(({ at }) => start <= at && (end === null || at <= end)),
    })),
  };
}

function oldDay(day: string, rows: readonly DayRow[]): Computed {
  const row = rows.find((one) => one.day === day);
  const { worked, breaks, corrected, periods } = row ?? { ...noDay };
  return {
    ...{ day, worked, breaks, raw: worked, paid: worked, late: 0, old: true },
    ...{ anomalies: [], warnings: [], punches: [] },
    periods: periods.map(({ start, end }) => ({
      ...{ start, end, breaks: [], unresolved: end === null, declared: false },
      ...{ corrected: corrected === true, pending: false },
    })),
  };
}

const noDay: Pick<DayRow, 'worked' | 'breaks' | 'corrected' | 'periods'> = {
  worked: 0,
  breaks: 0,
  periods: [],
};

export function named(
  { row, pending }: ShownCorrection,
  names: TaskPeople['names'],
): CorrectionLine {
  const nameOf = (who: string | null) => names.get(who ?? '') ?? '';
  return {
    row,
    pending,
    proposedBy: nameOf(row.proposedBy),
    decidedBy: nameOf(row.decision?.by ?? null),
  };
}

export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
