import type { TimeRules } from '../establishments/time-rules.ts';
import { mergePunches } from '../punches/merge.ts';
import type { Punch } from '../punches/punch.ts';
import { addDays, businessDay, mondayOf } from '../time/business-day.ts';
import { lengthOf } from '../time/interval.ts';
import { accountOf, type Accounts, accountsOf } from './accounts.ts';
import { anomaliesOf } from './anomalies.ts';
import { groupBy } from './group-by.ts';
import { holidayOn } from './holidays.ts';
import { isLate, type Lock, lockOf } from './lock-of.ts';
import type { Period } from './pairing.ts';
import { overtimeWithin } from './overtime.ts';
import { addOvertime } from './paid.ts';
import type { Counters, SheetDay, SheetTotals, SheetWeek, Timesheet } from './sheet.ts';
import { liveAt, type SheetInput, termsAt } from './sheet-input.ts';
import { sheetWarnings } from './sheet-warnings.ts';
import { type StorePay, storePays, sumPays } from './store-pay.ts';
import { countedEnd, isTooLong, stretchesOf } from './worked.ts';

/**
 * One person's hours of a span of business days: planned, raw, corrected and paid side by side (spec SHEET-18 to SHEET-29).
 * Pure: the same punches in any order give the same sheet, on the tablet, on the server and on paper.
 */
export function timesheetOf(input: SheetInput): Timesheet {
  // In their order, each once, whatever lists they came from.
  const own = mergePunches(
    input.punches.filter(({ person }) => person === input.person),
    [],
  );
  const accounts = accountsOf(own, input);
  const warnings = sheetWarnings(accounts.everywhere, input);
  const byDay = groupBy(own, ({ day }) => day);
  const shiftsByDay = plannedByDay(input);
  const today = businessDay(input.now, input.rule.zone, input.rule.cutOffHour);
  const isThere = ({ place }: { place: string | null }) =>
    input.establishment === null || place === input.establishment;
  const pays = new Map(
    [...accounts.paid].map(([day, parts]) => [day, storePays(day, parts, input)] as const),
  );

  const dayOf = (day: string): SheetDay => {
    const lock = lockOn(input, day);
    const rules = lock?.rules ?? input.rules;
    const raw = accounts.raw.get(day) ?? [];
    const corrected = accounts.corrected.get(day) ?? [];
    const parts = accounts.paid.get(day) ?? [];
    const punches = (byDay.get(day) ?? []).filter(({ id }) => isHere(input, id));
    const shifts = shiftsByDay?.get(day) ?? [];
    const correctedAccount = accountOf(corrected, accounts.touched, input);
    const { counters, ...paid } = sumPays((pays.get(day) ?? []).filter(isThere));
    const closedAt = closedElsewhere(day, corrected, accounts, input);
    return {
      day,
      planned: shiftsByDay ? sum(shifts, (shift) => shift.work ?? lengthOf(shift)) : null,
      // Where nothing was corrected, it is the same account.
      raw: accounts.raw === accounts.corrected ? correctedAccount : accountOf(raw, [], input),
      corrected: correctedAccount,
      paid: { ...paid, late: correctedAccount.worked - paid.worked },
      counters,
      amplitude: amplitudeOf(corrected, input),
      holiday: holidayOn(day, rules.holidays),
      anomalies: anomaliesOf({
        ...{ day, today, punches, now: input.now },
        isLate: (punch) => isLateIn(input, punch, punch.day, input.placeOf(punch.id)),
        isTooLong: (period) => isTooLong(period, liveAt(input, input.placeOf(period.opens))),
        periods: corrected,
        after: lateWithin(
          [...corrected, ...parts.filter(isThere).map(({ period }) => period)],
          own,
          input,
        ),
        orphans: accounts.orphans,
        repeated: accounts.repeated,
        corrections: input.corrections.filter((one) => isOf(input, one.establishment)),
        shifts: shiftsByDay ? shifts : null,
      }),
      warnings: corrected.length > 0 ? (warnings.get(day) ?? []) : [],
      lock: lock?.id ?? null,
      ...(closedAt.length > 0 && { closedAt }),
    };
  };

  const all = daysBetween(mondayOf(input.from), input.to).map(dayOf);
  const days = all.filter(({ day }) => day >= input.from);
  const weeks = weeksOf(all, pays, isThere, input);
  return {
    person: input.person,
    from: input.from,
    to: input.to,
    days,
    weeks,
    totals: totalsOf(days, weeks, input),
  };
}

/** Whether what was punched there is listed. */
function isHere(input: SheetInput, punch: string): boolean {
  return input.establishment === null || input.placeOf(punch) === input.establishment;
}

/** Whether it is of the establishment that is looked at; what names none is. */
function isOf({ establishment }: SheetInput, place: string | undefined): boolean {
  return establishment === null || place === undefined || place === establishment;
}

/** Establishments beside the one looked at whose locks this day takes into account: hours of them, or hours that they paid of its own. */
function closedElsewhere(
  day: string,
  corrected: readonly Period[],
  { everywhere, paid }: Accounts,
  { locks, placeOf, establishment }: SheetInput,
): string[] {
  if (locks.length === 0) return [];
  const places = [
    ...everywhere.filter((one) => one.day === day).map(({ opens }) => placeOf(opens)),
    ...(paid.get(day) ?? []).map(({ place }) => place),
  ].filter((place) => lockOf(locks, day, place)?.establishment === place);
  const taken = [...paid.values()].flat().flatMap(({ period, live, place }) => {
    const isTaken = ({ start, end, provenUntil }: Period) =>
      period.start < (end ?? provenUntil) && start < countedEnd(period, live);
    return live === null && corrected.some(isTaken) ? [place] : [];
  });
  const found = new Set([...places, ...taken]);
  return [...found].filter((place) => place !== null && place !== establishment) as string[];
}

/** The lock of a day. Where all establishments are looked at together, a day is closed as soon as one of them is. */
function lockOn({ locks, establishment }: SheetInput, day: string): Lock | null {
  const own = lockOf(locks, day, establishment);
  if (own !== null || establishment !== null) return own;
  return locks.find(({ from, to }) => from <= day && day <= to) ?? null;
}

function plannedByDay(input: SheetInput) {
  const { shifts, establishment, rule } = input;
  if (shifts === null) return null;
  const here = shifts.filter(
    (shift) => establishment === null || (shift.establishment ?? establishment) === establishment,
  );
  return groupBy(here, ({ start }) => businessDay(start, rule.zone, rule.cutOffHour));
}

/** From the first arrival to the last sign of presence (spec SHEET-25). */
function amplitudeOf(periods: readonly Period[], input: SheetInput): number {
  if (periods.length === 0) return 0;
  const ends = periods.map((period) => {
    const live = liveAt(input, input.placeOf(period.opens));
    const last = stretchesOf(period, live).at(-1)?.end ?? period.start;
    return Math.max(last, period.end ?? period.provenUntil);
  });
  return Math.max(...ends) - Math.min(...periods.map(({ start }) => start));
}

function isLateIn({ locks }: SheetInput, punch: Punch, day: string, place: string | null): boolean {
  const lock = lockOf(locks, day, place);
  return lock !== null && isLate(punch, lock);
}

/** Late punches of a closed day's periods that stand on a later day: the departure of a night, or what cuts it short. */
function lateWithin(
  periods: readonly Period[],
  punches: readonly Punch[],
  input: SheetInput,
): Punch[] {
  if (input.locks.length === 0) return [];
  return periods.flatMap(({ day, opens, start, end, provenUntil }) =>
    punches.filter(
      (punch) =>
        punch.at >= start &&
        punch.at <= (end ?? provenUntil) &&
        isLateIn(input, punch, day, input.placeOf(opens)),
    ),
  );
}

function weeksOf(
  days: readonly SheetDay[],
  pays: ReadonlyMap<string, StorePay[]>,
  isThere: (pay: StorePay) => boolean,
  input: SheetInput,
): SheetWeek[] {
  const byWeek = groupBy(days, ({ day }) => mondayOf(day));
  return [...byWeek].map(([monday, own]) => {
    const sunday = addDays(monday, 6);
    const ofWeek = own.flatMap(({ day }) => pays.get(day) ?? []);
    return {
      monday,
      worked: sum(own, ({ corrected }) => corrected.worked),
      paid: sum(own, ({ paid }) => paid.total),
      overtime: overtimeWithin(ofWeek, isThere, stepsOn(sunday, input)),
      ends: sunday >= input.from && sunday <= input.to,
    };
  });
}

/** Steps of overtime are the same wherever the week is looked at: those of the establishment to which the person belongs. */
function stepsOn(day: string, input: SheetInput): TimeRules['overtime'] {
  const home = input.home === undefined ? input.establishment : input.home;
  return (lockOf(input.locks, day, home)?.rules ?? termsAt(input, home).rules).overtime;
}

function totalsOf(
  days: readonly SheetDay[],
  weeks: readonly SheetWeek[],
  input: SheetInput,
): SheetTotals {
  const ended = weeks.filter(({ ends }) => ends).map(({ overtime }) => overtime);
  const counters = (['night', 'sunday', 'holiday'] as const).map(
    (name) => [name, sum(days, (day) => day.counters[name])] as const,
  );
  return {
    planned: input.shifts === null ? null : sum(days, ({ planned }) => planned ?? 0),
    raw: sum(days, ({ raw }) => raw.worked),
    corrected: sum(days, ({ corrected }) => corrected.worked),
    breaks: sum(days, ({ corrected }) => corrected.breaks),
    paid: sum(days, ({ paid }) => paid.total),
    late: sum(days, ({ paid }) => paid.late),
    counters: Object.fromEntries(counters) as Counters,
    overtime: addOvertime(ended, stepsOn(input.to, input)),
    daysWorked: days.filter(({ corrected }) => corrected.worked > 0).length,
  };
}

function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}
