import { addDays } from '@comptoir/shared/time/business-day';
import { offsetAt } from '@comptoir/shared/time/zone';
import { type Period, pairPunches } from '@comptoir/shared/timesheets/pairing';
import type { OwnHours } from '@comptoir/shared/timesheets/portal';
import { stretchesOf } from '@comptoir/shared/timesheets/worked';

const hour = 3_600_000;

/** What is drawn of one day. Hours count from the midnight at which its date begins: 26 is two in the morning. */
export type OwnDay = {
  day: string;
  /** Ms; null where the day is not over and its punches alone do not say. */
  worked: number;
  periods: { start: number; end: number | null; unresolved: boolean }[];
  stretches: { key: string; from: number; to: number; end: 'closed' | 'open' | 'unknown' }[];
  current: boolean;
};

/**
 * The last `count` days on which somebody worked, newest first; today always.
 *
 * @param now ms; what goes on is drawn up to it
 * @param today the business day that is current: later than that of the answer where this is an older one
 */
export function ownDays(
  hours: OwnHours,
  now: number,
  zone: string,
  count: number,
  today = hours.today.day,
): OwnDay[] {
  const { periods } = pairPunches(hours.punches);
  const worked = new Map(hours.days.map((row) => [row.day, row.worked]));
  const days = new Set([
    hours.today.day,
    ...hours.days.map((row) => row.day),
    ...periods.map((one) => one.day),
  ]);
  return [...days]
    .filter((day) => day <= hours.today.day)
    .sort()
    .reverse()
    .slice(0, count)
    .map((day) => {
      const latest = day === hours.today.day;
      const own = periods.filter((one) => one.day === day);
      return {
        day,
        worked: latest ? hours.today.worked : (worked.get(day) ?? 0),
        periods: own.map(({ start, end, unresolved }) => ({
          start,
          end,
          unresolved: unresolved || (end === null && !latest),
        })),
        stretches: own.flatMap((period) => drawn(period, day, latest ? now : null, zone)),
        current: day === today,
      };
    });
}

function drawn(period: Period, day: string, now: number | null, zone: string) {
  const open = period.end === null && !period.unresolved && now !== null;
  const unknown = period.end === null && !open;
  const live = open ? { now, openPeriodLimit: 24 * 60 } : null;
  const stretches = stretchesOf(period, live);
  // An arrival alone proves nothing after it, but it must be seen.
  const shown =
    stretches.length > 0 ? stretches : [{ start: period.start, end: period.start + hour / 2 }];
  return shown.map(({ start, end }, index) => {
    const last = index === shown.length - 1;
    const kind: 'closed' | 'open' | 'unknown' = !last
      ? 'closed'
      : unknown
        ? 'unknown'
        : open && period.breaks.at(-1)?.end !== null
          ? 'open'
          : 'closed';
    return {
      key: `${period.opens}-${index}`,
      from: hourOf(start, day, zone),
      to: hourOf(end, day, zone),
      end: kind,
    };
  });
}

/** Wall-clock hours since the midnight of a date. */
export function hourOf(at: number, day: string, zone: string): number {
  return (at + offsetAt(at, zone) - Date.parse(`${day}T00:00:00Z`)) / hour;
}

/** The hours that hold every stretch, never fewer than eight to eighteen, and where they are written. */
export function axisOf(days: readonly OwnDay[]): { from: number; to: number; hours: number[] } {
  const all = days.flatMap((one) => one.stretches);
  const from = Math.floor(Math.min(8, ...all.map((one) => one.from)));
  const to = Math.ceil(Math.max(18, ...all.map((one) => one.to)));
  const step = to - from > 16 ? 6 : to - from > 12 ? 4 : 2;
  const hours: number[] = [];
  for (let at = from; at <= to; at += step) hours.push(at);
  return { from, to, hours };
}

/** The dates to ask for: five weeks, today included, so that the month is among them. */
export function askedRange(now: number, zone: string): { from: string; to: string } {
  const to = new Date(now + offsetAt(now, zone)).toISOString().slice(0, 10);
  return { from: addDays(to, -34), to };
}
