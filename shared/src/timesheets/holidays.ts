import { addDays } from '../time/business-day.ts';
import type { TimeRules } from '../establishments/time-rules.ts';

/** Public holidays of France (L3133-1), and the two of Alsace and Moselle (L3134-13); their names' keys in the catalogues. */
export const holidays = [
  'new-year',
  'good-friday',
  'easter-monday',
  'labour-day',
  'victory-1945',
  'ascension',
  'whit-monday',
  'national-day',
  'assumption',
  'all-saints',
  'armistice',
  'christmas',
  'saint-stephen',
] as const;
export type Holiday = (typeof holidays)[number];

const fixed: Record<string, Holiday> = {
  '01-01': 'new-year',
  '05-01': 'labour-day',
  '05-08': 'victory-1945',
  '07-14': 'national-day',
  '08-15': 'assumption',
  '11-01': 'all-saints',
  '11-11': 'armistice',
  '12-25': 'christmas',
};
/** Days after Easter Sunday. */
const moving: Record<number, Holiday> = { 1: 'easter-monday', 39: 'ascension', 50: 'whit-monday' };

/** The public holiday that a calendar date is; null: none. Where two fall together, the first that the calendar names. */
export function holidayOn(date: string, where: TimeRules['holidays']): Holiday | null {
  if (where === 'none') return null;
  const known = answers[where];
  let found = known.get(date);
  if (found === undefined) {
    found = computeHoliday(date, where);
    if (known.size >= mostDates) known.clear();
    known.set(date, found);
  }
  return found;
}

// Kept because everybody's sheet asks for the same dates.
const answers: Record<'france' | 'alsace-moselle', Map<string, Holiday | null>> = {
  france: new Map(),
  'alsace-moselle': new Map(),
};
const mostDates = 5_000;

function computeHoliday(date: string, where: TimeRules['holidays']): Holiday | null {
  const sinceEaster = daysBetween(easterSunday(Number(date.slice(0, 4))), date);
  const monthAndDay = date.slice(5);
  const french = fixed[monthAndDay] ?? moving[sinceEaster] ?? null;
  if (french !== null || where === 'france') return french;
  if (sinceEaster === -2) return 'good-friday';
  return monthAndDay === '12-26' ? 'saint-stephen' : null;
}

const easters = new Map<number, string>();

/** Easter Sunday of a Gregorian year, by the computation of Meeus, Jones and Butcher. */
export function easterSunday(year: number): string {
  let easter = easters.get(year);
  if (easter === undefined) easters.set(year, (easter = computeEaster(year)));
  return easter;
}

function computeEaster(year: number): string {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const f = Math.floor((century + 8) / 25);
  const g = Math.floor((century - f + 1) / 3);
  const epact = (19 * a + century - Math.floor(century / 4) - g + 15) % 30;
  const leap = Math.floor(inCentury / 4);
  const l = (32 + 2 * (century % 4) + 2 * leap - epact - (inCentury % 4)) % 7;
  const m = Math.floor((a + 11 * epact + 22 * l) / 451);
  const count = epact + l - 7 * m;
  // Days after 22 March, the earliest Easter.
  return addDays(`${String(year).padStart(4, '0')}-03-22`, count);
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
