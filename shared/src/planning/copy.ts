import {
  type DayRule,
  addDays,
  businessDay,
  instantOf,
  mondayOf,
  weekdayOf,
} from '../time/business-day.ts';
import { formatTime } from '../time/format.ts';
import type { Interval } from '../time/interval.ts';
import { longestShift } from './shift.ts';
import type { TemplateContent } from './template.ts';

const minute = 60_000;
const dayLength = 86_400_000;

type Timed = Interval & { pause: number };

/**
 * A shift on another day, at the same times of the wall clock (spec PLAN-52): 22:00–06:00 stays so in the night of a change,
 * and is then an hour longer or shorter.
 *
 * @param days calendar days, back where negative
 */
export function movedBy<T extends Timed>(shift: T, days: number, zone: string): T {
  if (days === 0) return shift;
  const at = (instant: number) => {
    const date = addDays(businessDay(instant, zone, 0), days);
    // The whole minute of the wall clock, and what the shift has beyond it.
    return instantOf(date, formatTime(instant, zone), zone, 0) + (instant % minute);
  };
  return { ...shift, ...bounded({ start: at(shift.start), end: at(shift.end) }, shift) };
}

/** The shifts of the ISO week that begins on a Monday, in another week. */
export function movedToWeek<T extends Timed>(
  shifts: readonly T[],
  weeks: { from: string; to: string },
  zone: string,
): T[] {
  const days = Math.round((Date.parse(weeks.to) - Date.parse(weeks.from)) / dayLength);
  return shifts.map((shift) => movedBy(shift, days, zone));
}

/**
 * Two wall times on a business day: `to` at or before `from` is on the day after, and times before the cut-off stand on the
 * next calendar day (TIME-6).
 */
export function spanOn(day: string, times: { from: string; to: string }, rule: DayRule): Interval {
  const { zone, cutOffHour } = rule;
  const start = instantOf(day, times.from, zone, cutOffHour);
  const early = Number(times.from.slice(0, 2)) < cutOffHour;
  const date = early ? addDays(day, 1) : day;
  const end = instantOf(times.to <= times.from ? addDays(date, 1) : date, times.to, zone, 0);
  // In the hour that spring skips, an end may come out at or before its start.
  return { start, end: end > start ? end : start + wallLength(times) };
}

/** What a template plans for the week that begins on a Monday. */
export function shiftsOfTemplate({ shifts }: TemplateContent, monday: string, rule: DayRule) {
  return shifts.map(({ weekday, start, end, pause, person, position, team }) => {
    const span = spanOn(addDays(monday, weekday - 1), { from: start, to: end }, rule);
    const content = { person, pause, position, team };
    return { ...content, ...bounded(span, { ...span, pause }) };
  });
}

/** A week's shifts as a template, in the order of time. Seconds are cut off. */
export function templateOf(
  shifts: readonly (Timed & Pick<TemplateShift, 'person' | 'position' | 'team'>)[],
  rule: DayRule,
): TemplateContent {
  const ordered = [...shifts].sort((a, b) => a.start - b.start || a.end - b.end);
  return {
    shifts: ordered.map(({ start, end, pause, person, position, team }) => ({
      weekday: weekdayOf(businessDay(start, rule.zone, rule.cutOffHour)),
      start: formatTime(start, rule.zone),
      end: formatTime(end, rule.zone),
      pause,
      person,
      position,
      team,
    })),
  };
}
type TemplateShift = TemplateContent['shifts'][number];

/** Mondays of the ISO weeks from one day to another, both included. */
export function mondaysOf(from: string, to: string): string[] {
  const mondays: string[] = [];
  for (let day = mondayOf(from); day <= to; day = addDays(day, 7)) mondays.push(day);
  return mondays;
}

/** Keeps what a shift may be where the clocks change: some length, never more than a day, a pause that is shorter. */
function bounded(moved: Interval, original: Timed): Timed {
  const { start } = moved;
  const length = moved.end > start ? moved.end - start : original.end - original.start;
  const end = start + Math.min(length, longestShift);
  const pause = Math.min(original.pause, Math.ceil((end - start) / minute) - 1);
  return { start, end, pause };
}

function wallLength({ from, to }: { from: string; to: string }): number {
  const [start, end] = [minutesOf(from), minutesOf(to)];
  return (end > start ? end - start : end - start + 24 * 60) * minute;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
