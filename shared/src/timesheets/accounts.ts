import type { Punch } from '../punches/punch.ts';
import { repeatedElsewhere } from './anomalies.ts';
import { groupBy } from './group-by.ts';
import { type Lock, lockOf, punchesAsOf } from './lock-of.ts';
import { pairPunches, type Period } from './pairing.ts';
import type { Account } from './sheet.ts';
import type { SheetInput } from './sheet-input.ts';
import { breaksOf, type Live, workedOf } from './worked.ts';

type Context = Pick<
  SheetInput,
  'placeOf' | 'establishment' | 'locks' | 'corrections' | 'now' | 'openPeriodLimit'
>;

/** The accounts of somebody's days, periods by business day. */
export type Accounts = {
  raw: Map<string, Period[]>;
  corrected: Map<string, Period[]>;
  /** `live` null: closed, and counted as it stood then. */
  paid: Map<string, { period: Period; live: Live }[]>;
  /** Corrected periods of every establishment, in order. */
  everywhere: Period[];
  orphans: Set<string>;
  repeated: Set<string>;
  /** Punches that a correction added or set aside. */
  touched: Punch[];
};

/** One person's punches by each account (spec SHEET-18 to SHEET-20). */
export function accountsOf(punches: readonly Punch[], context: Context): Accounts {
  const touched = punches.filter(({ correction, setAside }) => correction ?? setAside);
  const corrected = pairPunches(punches);
  const raw = touched.length === 0 ? corrected : pairPunches(recorded(punches));
  const isHere = ({ opens }: Period) =>
    context.establishment === null || context.placeOf(opens) === context.establishment;
  const here = corrected.periods.filter(isHere);
  const paid = paidPeriods(punches, here, context, isHere);
  return {
    raw: byDay(raw.periods.filter(isHere)),
    corrected: byDay(here),
    paid: groupBy(paid, ({ period }) => period.day),
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

function paidPeriods(
  punches: readonly Punch[],
  corrected: readonly Period[],
  context: Context,
  isHere: (period: Period) => boolean,
): { period: Period; live: Live }[] {
  const { locks, placeOf, corrections, now, openPeriodLimit } = context;
  const lockOfPeriod = ({ day, opens }: Period) => lockOf(locks, day, placeOf(opens));
  const asClosed = (lock: Lock) =>
    pairPunches(punchesAsOf(punches, corrections, lock))
      .periods.filter((period) => isHere(period) && lockOfPeriod(period) === lock)
      .map((period) => ({ period, live: null }));
  const open = corrected
    .filter((period) => lockOfPeriod(period) === null)
    .map((period) => ({ period, live: { now, openPeriodLimit } }));
  return [...locks.flatMap(asClosed), ...open].sort((a, b) => a.period.start - b.period.start);
}

/** Worked time, breaks and periods of one day's account. */
export function accountOf(
  periods: readonly Period[],
  touched: readonly Punch[],
  context: Context,
): Account {
  const live = { now: context.now, openPeriodLimit: context.openPeriodLimit };
  return {
    worked: periods.reduce((sum, period) => sum + workedOf(period, live), 0),
    breaks: periods.reduce((sum, period) => sum + breaksOf(period, live), 0),
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
