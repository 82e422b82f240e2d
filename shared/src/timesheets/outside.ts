import type { Interval } from '../time/interval.ts';
import type { Period } from './pairing.ts';
import { countedEnd, type Live } from './worked.ts';

/**
 * What of a period lies outside others: parts of it, in order, none where they cover it. A period that they do not touch stays
 * as it is, open or not. No hour of a closed day is paid by an open one again (spec SHEET-20).
 */
export function outside(period: Period, others: readonly Period[], live: Live): Period[] {
  return others.reduce(
    (parts, other) => {
      const hole = { start: other.start, end: countedEnd(other, null) };
      return parts.flatMap((part) => without(part, hole, live));
    },
    [period],
  );
}

function without(period: Period, hole: Interval, live: Live): Period[] {
  const whole = { start: period.start, end: countedEnd(period, live) };
  if (hole.end <= whole.start || whole.end <= hole.start || hole.end <= hole.start) return [period];
  return [
    { start: whole.start, end: Math.min(hole.start, whole.end) },
    { start: Math.max(hole.end, whole.start), end: whole.end },
  ]
    .filter(({ start, end }) => start < end)
    .map((part) => within(period, part));
}

function within(period: Period, { start, end }: Interval): Period {
  const breaks = period.breaks
    .map((one) => ({ start: Math.max(one.start, start), end: Math.min(one.end ?? end, end) }))
    .filter((one) => one.start < one.end);
  return { ...period, start, end, breaks, provenUntil: end };
}
