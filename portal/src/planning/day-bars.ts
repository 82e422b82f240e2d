import { offsetAt } from '@comptoir/shared/time/zone';
import { type DayRule, dayBounds } from '@comptoir/shared/time/business-day';
import type { Entry, Row } from './plan-board.ts';

const hour = 3_600_000;

/** The hours that a day's view draws, as instants: whole hours around every shift, never fewer than eight to twenty. */
export type DayAxis = {
  start: number;
  end: number;
  hours: readonly { at: number; label: string }[];
};

export function axisOf(rows: readonly Row[], day: string, { zone, cutOffHour }: DayRule): DayAxis {
  const bounds = dayBounds(day, zone, cutOffHour);
  const midnight = bounds.start - cutOffHour * hour;
  const contents = rows
    .flatMap(({ cells }) => cells.flatMap((cell) => cell.entries))
    .map(({ content }) => content);
  const floor = (at: number) => bounds.start + Math.floor((at - bounds.start) / hour) * hour;
  const ceil = (at: number) => bounds.start + Math.ceil((at - bounds.start) / hour) * hour;
  const start = Math.min(midnight + 7 * hour, ...contents.map((one) => floor(one.start)));
  const end = Math.max(midnight + 23 * hour, ...contents.map((one) => ceil(one.end)));
  const hours: { at: number; label: string }[] = [];
  for (let at = start; at <= end; at += hour) {
    const wall = new Date(at + offsetAt(at, zone)).getUTCHours();
    hours.push({ at, label: String(wall) });
  }
  return { start, end, hours };
}

/** Shifts of one line in lanes, so that none hides another. */
export function lanesOf(entries: readonly Entry[]): { entry: Entry; lane: number }[] {
  const ends: number[] = [];
  return entries.map((entry) => {
    const { start, end } = entry.content;
    const free = ends.findIndex((until) => until <= start);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = end;
    return { entry, lane };
  });
}

/** Part of the axis in per cent. */
export function shareOf(at: number, { start, end }: Pick<DayAxis, 'start' | 'end'>): number {
  return ((Math.min(Math.max(at, start), end) - start) / (end - start)) * 100;
}
