import type { Me } from '@comptoir/shared/access/portal';
import { addDays, businessDay } from '@comptoir/shared/time/business-day';
import type { AnomaliesAnswer, PeriodsAnswer } from '@comptoir/shared/timesheets/portal';
import { type AnomalyKind, anomalyKinds } from '@comptoir/shared/timesheets/sheet';
import { periodAround } from './sheet-period.ts';

export type Place = Me['establishments'][number];
/** What waits in one store. */
export type ToSettle = { place: Place; anomalies: AnomaliesAnswer['anomalies'] };
/** A store whose last month has hours that nobody closed. */
export type ToClose = { place: Place; from: string; to: string };

/** Stores that the home looks into: a house of many has its list. */
export const lookedInto = 4;
/** Until this day of a month what is left of the one before is asked for too. */
const carriedUntil = 10;

/** The days that the home follows: this month, and at its beginning the one before. */
export function followedDays(
  now: number,
  { zone, cutOffHour }: Place,
): { from: string; to: string } {
  const to = businessDay(now, zone, cutOffHour);
  const { from } = periodAround(to, 'month');
  const early = Number(to.slice(8)) <= carriedUntil;
  return { from: early ? periodAround(addDays(from, -1), 'month').from : from, to };
}

/** The calendar month before the one that today lies in. */
export function lastMonth(now: number, { zone, cutOffHour }: Place): { from: string; to: string } {
  const { from } = periodAround(businessDay(now, zone, cutOffHour), 'month');
  const { from: first, to } = periodAround(addDays(from, -1), 'month');
  return { from: first, to };
}

/** Whether a closed span that still stands holds the last of these days. */
export function isClosed(periods: PeriodsAnswer['periods'], { to }: { to: string }): boolean {
  return periods.some((one) => one.reopenedAt === null && one.from <= to && to <= one.to);
}

/** How much of each kind waits, the most pressing first. */
export function countKinds(stores: readonly ToSettle[]): { kind: AnomalyKind; count: number }[] {
  const all = stores.flatMap(({ anomalies }) => anomalies);
  return anomalyKinds
    .map((kind) => ({ kind, count: all.filter((one) => one.kind === kind).length }))
    .filter(({ count }) => count > 0);
}
