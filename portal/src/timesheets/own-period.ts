import { addDays, mondayOf } from '@comptoir/shared/time/business-day';
import { pairPunches } from '@comptoir/shared/timesheets/pairing';
import type { OwnHours } from '@comptoir/shared/timesheets/portal';

/** One day of a week or a month. `worked` ms; `ahead`: it has not begun. */
export type DayOfPeriod = { day: string; worked: number; today: boolean; ahead: boolean };

/**
 * The seven days of the week that today belongs to.
 *
 * @param grown ms worked since the answer came, while somebody is in
 */
export function weekDays(hours: OwnHours, grown: number): DayOfPeriod[] {
  const monday = mondayOf(hours.today.day);
  return Array.from({ length: 7 }, (_, at) => dayOf(hours, addDays(monday, at), grown));
}

/** The days of today's month, in weeks from Monday; null where a week begins or ends outside of it. */
export function monthWeeks(hours: OwnHours, grown: number): (DayOfPeriod | null)[][] {
  const month = hours.today.day.slice(0, 7);
  const weeks: (DayOfPeriod | null)[][] = [];
  for (
    let monday = mondayOf(`${month}-01`);
    monday.slice(0, 7) <= month;
    monday = addDays(monday, 7)
  ) {
    weeks.push(
      Array.from({ length: 7 }, (_, at) => {
        const day = addDays(monday, at);
        return day.startsWith(month) ? dayOf(hours, day, grown) : null;
      }),
    );
  }
  return weeks;
}

function dayOf(hours: OwnHours, day: string, grown: number): DayOfPeriod {
  const today = day === hours.today.day;
  const worked = today
    ? hours.today.worked + grown
    : (hours.days.find((one) => one.day === day)?.worked ?? 0);
  return { day, worked, today, ahead: day > hours.today.day };
}

/**
 * What has been worked since the server answered: an open period goes on, a break does not.
 *
 * @param askedAt when the answer came, ms
 * @param opened when the page was opened, ms: an older answer was not watched growing
 */
export function grownSince(hours: OwnHours, askedAt: number, opened: number, now: number): number {
  return hours.today.state === 'in' ? Math.max(0, now - Math.max(askedAt, opened)) : 0;
}

/** When the period that is going on began, ms; null where none is. */
export function inSince(punches: OwnHours['punches']): number | null {
  const last = pairPunches(punches).periods.at(-1);
  return last === undefined || last.end !== null || last.unresolved ? null : last.start;
}

/** Whether somebody clocks here, or is going to. */
export function hasOwn({ days, punches, next }: OwnHours): boolean {
  return days.length > 0 || punches.length > 0 || next !== null;
}
