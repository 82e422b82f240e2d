import { type Interval, overlap } from '../time/interval.ts';
import type { Period } from '../timesheets/pairing.ts';

/** Somebody who comes this long before a shift comes for it. Ms. */
const early = 2 * 3_600_000;
const minute = 60_000;

/** How a moment differs from the plan: `by` ms, 0 where it is within the tolerance. */
export type Difference = { kind: 'on-time' | 'early' | 'late'; by: number };

export type PlannedShiftNow = {
  shift: string;
  /**
   * `to-come`: before its start. `expected`: it has begun a moment ago. `missing`: it has begun, and nobody came. `present`,
   * `done`: somebody came. `absent`: it is over, and nobody came.
   */
  state: 'to-come' | 'expected' | 'missing' | 'present' | 'done' | 'absent';
  /** Of whoever is missing: how late they are so far. Null: nothing to compare. */
  arrival: Difference | null;
  /** Null while somebody is there, and where no departure was punched. */
  departure: Difference | null;
  /** Ids of the punches that opened the periods in it. */
  periods: string[];
};

export type PlannedAgainstActual = {
  /** In the order of time. */
  shifts: PlannedShiftNow[];
  /** Work that no shift planned. */
  unplanned: Period[];
};

/**
 * One person's shifts against what they punched (spec PLAN-59). Information: it never stands in the way of a punch, and makes
 * no hours.
 *
 * @param at.now ms · `tolerance` minutes before and after the plan that are neither early nor late
 */
export function plannedAgainstActual(
  shifts: readonly ({ id: string } & Interval)[],
  periods: readonly Period[],
  at: { now: number; tolerance: number },
): PlannedAgainstActual {
  const ordered = [...shifts].sort((a, b) => a.start - b.start || a.end - b.end);
  const shiftsOf = new Map(periods.map((period) => [period, metBy(period, ordered, at.now)]));
  const told = ordered.map((shift, index): PlannedShiftNow => {
    const own = periods.filter((period) => shiftsOf.get(period)?.includes(index));
    const [first] = own;
    const last = own.at(-1);
    if (!first || !last) return withoutAnybody(shift, at);
    // Who stays from one shift into the next neither comes nor leaves between them.
    const [came] = shiftsOf.get(first) ?? [];
    const left = shiftsOf.get(last)?.at(-1);
    const gone = last.end !== null || last.unresolved;
    return {
      shift: shift.id,
      state: gone || left !== index ? 'done' : 'present',
      arrival: came === index ? differenceOf(first.start - shift.start, at.tolerance) : null,
      departure:
        left === index && last.end !== null
          ? differenceOf(last.end - shift.end, at.tolerance)
          : null,
      periods: own.map(({ opens }) => opens),
    };
  });
  return { shifts: told, unplanned: periods.filter((period) => !shiftsOf.get(period)?.length) };
}

/** Which shifts a period was worked for, by their places: all that it overlaps, or the one that somebody came early for. */
function metBy(period: Period, shifts: readonly Interval[], now: number): number[] {
  const until = period.end ?? (period.unresolved ? period.provenUntil : now);
  const work = { start: period.start, end: Math.max(until, period.start + 1) };
  const met = shifts.flatMap((shift, index) => (overlap(work, shift) > 0 ? index : []));
  if (met.length > 0 || period.end !== null || period.unresolved) return met;
  const next = shifts.findIndex(({ start }) => start >= period.start);
  const begins = shifts[next]?.start;
  return begins !== undefined && begins - period.start <= early ? [next] : [];
}

function withoutAnybody(
  { id: shift, start, end }: { id: string } & Interval,
  { now, tolerance }: { now: number; tolerance: number },
): PlannedShiftNow {
  const late = now - start;
  const isMissing = late > tolerance * minute && now < end;
  const state = late < 0 ? 'to-come' : now >= end ? 'absent' : isMissing ? 'missing' : 'expected';
  const arrival: Difference | null = isMissing ? { kind: 'late', by: late } : null;
  return { shift, state, arrival, departure: null, periods: [] };
}

function differenceOf(by: number, tolerance: number): Difference {
  if (Math.abs(by) <= tolerance * minute) return { kind: 'on-time', by: 0 };
  return by < 0 ? { kind: 'early', by: -by } : { kind: 'late', by };
}
