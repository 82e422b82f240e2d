import type { Punch } from '../punches/punch.ts';
import { repeatedElsewhere } from './anomalies.ts';
import { groupBy } from './group-by.ts';
import { lockOf, punchesAsOf } from './lock-of.ts';
import { outside } from './outside.ts';
import { pairPunches, type Period } from './pairing.ts';
import type { Account } from './sheet.ts';
import { liveAt, type SheetInput } from './sheet-input.ts';
import { breaksOf, type Live, workedOf } from './worked.ts';

/** What is paid of a period. `live` null: closed, and counted as it stood then. */
export type PaidPeriod = { period: Period; live: Live; place: string | null };

/** The accounts of somebody's days, periods by business day. */
export type Accounts = {
  raw: Map<string, Period[]>;
  corrected: Map<string, Period[]>;
  /** Of every establishment, whichever is looked at: what one has paid, no other one pays. */
  paid: Map<string, PaidPeriod[]>;
  /** Corrected periods of every establishment, in order. */
  everywhere: Period[];
  orphans: Set<string>;
  repeated: Set<string>;
  /** Punches that a correction added or set aside. */
  touched: Punch[];
};

/** One person's punches by each account (spec SHEET-18 to SHEET-20). */
export function accountsOf(punches: readonly Punch[], context: SheetInput): Accounts {
  const touched = punches.filter(({ correction, setAside }) => correction ?? setAside);
  const corrected = pairPunches(punches);
  const raw = touched.length === 0 ? corrected : pairPunches(recorded(punches));
  const isHere = ({ opens }: Period) =>
    context.establishment === null || context.placeOf(opens) === context.establishment;
  const here = byDay(corrected.periods.filter(isHere));
  return {
    raw: raw === corrected ? here : byDay(raw.periods.filter(isHere)),
    corrected: here,
    paid: groupBy(paidPeriods(punches, corrected.periods, context), ({ period }) => period.day),
    everywhere: corrected.periods,
    orphans: new Set(corrected.orphans),
    repeated: repeatedElsewhere(punches),
    touched,
  };
}

/** What was punched, as if nobody had corrected it. */
function recorded(punches: readonly Punch[]): Punch[] {
  return punches
    .filter(({ correction }) => correction === undefined)
    .map(({ setAside: _, ...punch }) => punch);
}

/** Closed days first, in the order in which they were closed: what one has paid, nothing after it pays again (spec SHEET-20, SHEET-33). */
function paidPeriods(
  punches: readonly Punch[],
  corrected: readonly Period[],
  context: SheetInput,
): PaidPeriod[] {
  const { locks, placeOf, corrections } = context;
  const lockOfPeriod = ({ day, opens }: Period) => lockOf(locks, day, placeOf(opens));
  const closed: Period[] = [];
  for (const lock of [...locks].sort((a, b) => a.at - b.at)) {
    const own = pairPunches(punchesAsOf(punches, corrections, lock)).periods;
    const parts = own
      .filter((period) => lockOfPeriod(period) === lock)
      .flatMap((period) => outside(period, closed, null));
    closed.push(...parts);
  }
  const paid = closed.map((period): PaidPeriod => {
    return { period, live: null, place: placeOf(period.opens) };
  });
  for (const period of corrected) {
    if (lockOfPeriod(period) !== null) continue;
    const place = placeOf(period.opens);
    const live = liveAt(context, place);
    for (const part of outside(period, closed, live)) paid.push({ period: part, live, place });
  }
  return paid.sort((a, b) => a.period.start - b.period.start);
}

/** Worked time, breaks and periods of one day's account. */
export function accountOf(
  periods: readonly Period[],
  touched: readonly Punch[],
  context: SheetInput,
): Account {
  if (periods.length === 0) return { worked: 0, breaks: 0, periods: [] };
  const liveOf = ({ opens }: Period) => liveAt(context, context.placeOf(opens));
  return {
    worked: periods.reduce((sum, period) => sum + workedOf(period, liveOf(period)), 0),
    breaks: periods.reduce((sum, period) => sum + breaksOf(period, liveOf(period)), 0),
    periods: periods.map((period) => ({
      start: period.start,
      end: period.end,
      breaks: period.breaks.map(({ start, end }) => ({ start, end })),
      opens: period.opens,
      closes: period.closes,
      unresolved: period.unresolved,
      declared: period.declared,
      corrected: touched.some(({ at }) => at >= period.start && at <= lastOf(period)),
      establishment: context.placeOf(period.opens),
    })),
  };
}

function lastOf({ end, provenUntil }: Period): number {
  return end ?? provenUntil;
}

function byDay(periods: readonly Period[]): Map<string, Period[]> {
  return groupBy(periods, ({ day }) => day);
}
