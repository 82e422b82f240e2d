import type { Interval } from './interval.ts';
import { offsetAt } from './zone.ts';

/** How an establishment counts its days: IANA zone, and the hour 0–12 at which a new business day begins. */
export type DayRule = { zone: string; cutOffHour: number };

const hour = 3_600_000;
const day = 24 * hour;

// A journal may hold any instant that its shape allows, and a fact is never refused: beyond these the
// date would no longer be four digits, so the day stays at the edge (spec TIME-5).
const first = 0;
const last = Date.parse('9999-12-30T00:00:00Z');

/**
 * The business day that an instant belongs to (spec TIME-2): the calendar date of the wall clock, minus the cut-off.
 *
 * @param at ms since 1970
 * @returns `YYYY-MM-DD`
 */
export function businessDay(at: number, zone: string, cutOffHour: number): string {
  const bounded = Math.min(Math.max(at, first), last);
  return dateOf(Math.floor((bounded + offsetAt(bounded, zone) - cutOffHour * hour) / day));
}

/** Bounds of a business day (spec TIME-3): 23, 24 or 25 hours apart where the clocks change. */
export function dayBounds(date: string, zone: string, cutOffHour: number): Interval {
  return {
    start: startOf(date, zone, cutOffHour),
    end: startOf(addDays(date, 1), zone, cutOffHour),
  };
}

/** Bounds of the ISO week of business days that begins on `monday`. */
export function weekBounds(monday: string, zone: string, cutOffHour: number): Interval {
  return {
    start: startOf(monday, zone, cutOffHour),
    end: startOf(addDays(monday, 7), zone, cutOffHour),
  };
}

/** The Monday of the ISO week that holds `date` (spec TIME-4). */
export function mondayOf(date: string): string {
  return addDays(date, 1 - weekdayOf(date));
}

/** ISO weekday, 1 is Monday. */
export function weekdayOf(date: string): number {
  // 1 January 1970 was a Thursday.
  return ((((numberOf(date) + 3) % 7) + 7) % 7) + 1;
}

export function addDays(date: string, count: number): string {
  return dateOf(numberOf(date) + count);
}

/**
 * The instant of a wall time on a business day (spec TIME-6): times before the cut-off stand on the next calendar date.
 * A time that the spring change skips is moved on by the gap; one that autumn repeats is the first.
 *
 * @param time `HH:MM`
 */
export function instantOf(date: string, time: string, zone: string, cutOffHour: number): number {
  const beforeCutOff = Number(time.slice(0, 2)) < cutOffHour;
  return wallInstant(beforeCutOff ? addDays(date, 1) : date, time, zone);
}

function startOf(date: string, zone: string, cutOffHour: number): number {
  return wallInstant(date, `${String(cutOffHour).padStart(2, '0')}:00`, zone);
}

// Answers of a pure function, kept because every timesheet asks for the same days and Temporal costs microseconds a call.
const walls = new Map<string, number>();
const mostWalls = 20_000;

function wallInstant(date: string, time: string, zone: string): number {
  const key = `${date} ${time} ${zone}`;
  let at = walls.get(key);
  if (at === undefined) {
    const wall = Temporal.PlainDateTime.from(`${date}T${time}`);
    at = wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
    if (walls.size >= mostWalls) walls.clear();
    walls.set(key, at);
  }
  return at;
}

const numbers = new Map<string, number>();

function numberOf(date: string): number {
  let number = numbers.get(date);
  if (number === undefined) {
    number = Math.floor(Date.parse(`${date}T00:00:00Z`) / day);
    if (numbers.size >= mostWalls) numbers.clear();
    numbers.set(date, number);
  }
  return number;
}

const dates = new Map<number, string>();

function dateOf(number: number): string {
  let date = dates.get(number);
  if (date === undefined) {
    date = new Date(number * day).toISOString().slice(0, 10);
    dates.set(number, date);
  }
  return date;
}
