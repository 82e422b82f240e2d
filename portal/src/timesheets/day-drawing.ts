import type { SheetPeriod } from '@comptoir/shared/timesheets/sheet';
import type { Axis, Stretch } from '@comptoir/ui/day-ribbon';
import { hourOf } from './own-days.ts';

/** Periods as they are drawn, breaks cut out; hours count from the midnight at which the date begins. */
export function stretchesIn(periods: readonly SheetPeriod[], day: string, zone: string): Stretch[] {
  return periods.flatMap(({ opens, start, end, breaks, unresolved }) => {
    const known = end ?? Math.max(start, ...breaks.map((one) => one.end ?? one.start));
    const edges = [
      start,
      ...breaks.flatMap((one) => [one.start, one.end ?? known]),
      // An arrival alone proves nothing after it, but it must be seen.
      end === null && known === start ? start + 1_800_000 : known,
    ];
    const stretches: Stretch[] = [];
    for (let at = 0; at + 1 < edges.length; at += 2) {
      const last = at + 2 >= edges.length;
      stretches.push({
        key: `${opens}-${at}`,
        from: hourOf(edges[at] ?? start, day, zone),
        to: hourOf(edges[at + 1] ?? start, day, zone),
        end: !last || end !== null ? 'closed' : unresolved ? 'unknown' : 'open',
      });
    }
    return stretches;
  });
}

/** The hours that hold every stretch, never fewer than eight to eighteen, and where they are written. */
export function axisAround(stretches: readonly Stretch[]): Axis & { hours: number[] } {
  const from = Math.floor(Math.min(8, ...stretches.map((one) => one.from)));
  const to = Math.ceil(Math.max(18, ...stretches.map((one) => one.to)));
  const step = to - from > 16 ? 6 : to - from > 12 ? 4 : 2;
  const hours: number[] = [];
  for (let at = from; at <= to; at += step) hours.push(at);
  return { from, to, hours };
}
