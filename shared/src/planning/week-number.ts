import { addDays, mondayOf } from '../time/business-day.ts';

const week = 7 * 86_400_000;

/** Number of the ISO week that holds a day: week 1 holds the year's first Thursday. */
export function weekNumber(day: string): number {
  const thursday = addDays(mondayOf(day), 3);
  const first = mondayOf(`${thursday.slice(0, 4)}-01-04`);
  return Math.floor((Date.parse(thursday) - Date.parse(first)) / week) + 1;
}
