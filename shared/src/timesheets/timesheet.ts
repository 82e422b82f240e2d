import { mergePunches } from '../punches/merge.ts';
import type { Punch } from '../punches/punch.ts';
import { addDays, businessDay, mondayOf } from '../time/business-day.ts';
import { lengthOf } from '../time/interval.ts';
import { accountOf, accountsOf } from './accounts.ts';
import { anomaliesOf } from './anomalies.ts';
import { countersOf } from './counters.ts';
import { groupBy } from './group-by.ts';
import { holidayOn } from './holidays.ts';
import { isLate, type Lock, lockOf } from './lock-of.ts';
import type { Period } from './pairing.ts';
import { addOvertime, overtimeOf, payOf } from './paid.ts';
import type { Counters, SheetDay, SheetTotals, SheetWeek, Timesheet } from './sheet.ts';
import type { SheetInput } from './sheet-input.ts';
import { sheetWarnings } from './sheet-warnings.ts';
import { breaksOf, stretchesOf, workedOf } from './worked.ts';

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
  const live = { now: input.now, openPeriodLimit: input.openPeriodLimit };

  const dayOf = (day: string): SheetDay => {
    const lock = lockOn(input, day);
    const rules = lock?.rules ?? input.rules;
    const raw = accounts.raw.get(day) ?? [];
    const corrected = accounts.corrected.get(day) ?? [];
    const paid = accounts.paid.get(day) ?? [];
    const punches = (byDay.get(day) ?? []).filter(({ id }) => isHere(input, id));
    const shifts = shiftsByDay?.get(day) ?? [];
    const correctedAccount = accountOf(corrected, accounts.touched, input);
    const worked = sum(paid, ({ period, live }) => workedOf(period, live));
    const breaks = sum(paid, ({ period, live }) => breaksOf(period, live));
    const stretches = paid.flatMap(({ period, live }) => stretchesOf(period, live));
    return {
      day,
      planned: shiftsByDay ? sum(shifts, lengthOf) : null,
      raw: accountOf(raw, [], input),
      corrected: correctedAccount,
      paid: {
        worked,
        ...payOf(worked, breaks, rules),
        late: lock ? correctedAccount.worked - worked : 0,
      },
      counters: countersOf(stretches, input.rule.zone, rules),
      amplitude: amplitudeOf(corrected, live),
      holiday: holidayOn(day, rules.holidays),
      anomalies: anomaliesOf({
        ...{ day, today, punches, live, lock },
        periods: corrected,
        after: lock ? lateWithin([...corrected, ...paid.map((one) => one.period)], own, lock) : [],
        orphans: accounts.orphans,
        repeated: accounts.repeated,
        corrections: input.corrections,
        shifts: shiftsByDay ? shifts : null,
      }),
      warnings: corrected.length > 0 ? (warnings.get(day) ?? []) : [],
      lock: lock?.id ?? null,
    };
  };

  const all = daysBetween(mondayOf(input.from), input.to).map(dayOf);
  const days = all.filter(({ day }) => day >= input.from);
  const weeks = weeksOf(all, input);
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
function isHere({ establishment, placeOf }: SheetInput, punch: string): boolean {
  return establishment === null || placeOf(punch) === establishment;
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
function amplitudeOf(periods: readonly Period[], live: { now: number; openPeriodLimit: number }) {
  if (periods.length === 0) return 0;
  const ends = periods.map((period) => {
    const last = stretchesOf(period, live).at(-1)?.end ?? period.start;
    return Math.max(last, period.end ?? period.provenUntil);
  });
  return Math.max(...ends) - Math.min(...periods.map(({ start }) => start));
}

/** Late punches of a day's periods that stand on a later day: the departure of a night, or what cuts it short. */
function lateWithin(periods: readonly Period[], punches: readonly Punch[], lock: Lock): Punch[] {
  return periods.flatMap(({ start, end, provenUntil }) =>
    punches.filter(
      (punch) => punch.at >= start && punch.at <= (end ?? provenUntil) && isLate(punch, lock),
    ),
  );
}

function weeksOf(days: readonly SheetDay[], input: SheetInput): SheetWeek[] {
  const byWeek = groupBy(days, ({ day }) => mondayOf(day));
  return [...byWeek].map(([monday, own]) => {
    const sunday = addDays(monday, 6);
    const rules = lockOn(input, sunday)?.rules ?? input.rules;
    // A paid break is no work, and brings nobody nearer to overtime (L3121-1, L3121-2).
    const time = sum(own, ({ paid }) => Math.max(0, paid.worked + paid.rounding));
    return {
      monday,
      worked: sum(own, ({ corrected }) => corrected.worked),
      paid: sum(own, ({ paid }) => paid.total),
      overtime: overtimeOf(time, rules.overtime),
      ends: sunday >= input.from && sunday <= input.to,
    };
  });
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
    overtime: addOvertime(ended, input.rules.overtime),
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
