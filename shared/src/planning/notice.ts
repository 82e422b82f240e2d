import type { PlanningRules } from '../establishments/planning-rules.ts';
import type { TimeRules } from '../establishments/time-rules.ts';
import { type DayRule, addDays, businessDay, instantOf, weekdayOf } from '../time/business-day.ts';
import { holidayOn } from '../timesheets/holidays.ts';

type Seen = { start: number; end: number; pause: number } | null;
/** What somebody sees of a change of their schedule; `cause`: what made it, where that is known. */
export type NoticedChange = { before: Seen; after: Seen; cause?: string };

export type NoticeRules = {
  rules: Pick<PlanningRules, 'noticeDays' | 'partTimeNoticeDays'>;
  /** Public holidays, which are no working days. */
  holidays: TimeRules['holidays'];
  partTime: boolean;
  rule: DayRule;
};

/** `days` of notice where `required` are due; working days where `partTime`, else calendar days. */
export type LateNotice = { days: number; required: number; partTime: boolean };

/**
 * Whether somebody hears of a change too late (spec PLAN-58): from the moment of its publication to the first business day
 * that it touches. Null: in time, or nothing to be told in time, such as another note or what is already under way.
 *
 * @param at when it is published, ms
 */
export function lateNotice(
  change: NoticedChange,
  at: number,
  { rules, holidays, partTime, rule }: NoticeRules,
): LateNotice | null {
  // Who swaps has asked for it, or said yes.
  if (change.cause === 'swap') return null;
  const day = firstDay(change, at, rule);
  if (day === null) return null;
  // Published at two in the morning is published on that date, whatever business day still goes on.
  const published = businessDay(at, rule.zone, 0);
  const working = workingDaysBetween(published, day, holidays);
  if (partTime && working < rules.partTimeNoticeDays) {
    return { days: working, required: rules.partTimeNoticeDays, partTime: true };
  }
  const days = daysBetween(published, day);
  return days < rules.noticeDays ? { days, required: rules.noticeDays, partTime: false } : null;
}

/** The shortest notice of several changes that are published together; null: all are in time. */
export function shortestNotice(
  changes: readonly NoticedChange[],
  at: number,
  of: NoticeRules,
): LateNotice | null {
  const late = changes.flatMap((change) => lateNotice(change, at, of) ?? []);
  return late.reduce<LateNotice | null>(
    (worst, one) => (worst === null || one.days < worst.days ? one : worst),
    null,
  );
}

/** The first day on which a whole shift that is published at `at` (ms) is in time. */
export function firstDayInTime(at: number, of: NoticeRules): string {
  const { zone, cutOffHour } = of.rule;
  let day = addDays(businessDay(at, zone, 0), 1);
  for (;;) {
    const start = instantOf(day, '12:00', zone, cutOffHour);
    const after = { start, end: start + 3_600_000, pause: 0 };
    if (lateNotice({ before: null, after }, at, of) === null) return day;
    day = addDays(day, 1);
  }
}

/** The first business day to come that a change touches; null: the hours stay the same, or all of it has begun. */
function firstDay({ before, after }: NoticedChange, at: number, rule: DayRule): string | null {
  const same =
    before?.start === after?.start && before?.end === after?.end && before?.pause === after?.pause;
  if (same) return null;
  const starts = [before, after].flatMap((one) =>
    one !== null && one.start > at ? one.start : [],
  );
  if (starts.length === 0) return null;
  return businessDay(Math.min(...starts), rule.zone, rule.cutOffHour);
}

/** Calendar days until a day: of the day of the publication none, of the day itself one. */
function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
}

/** Whole working days, Monday to Friday without public holidays, between two days: neither of the two counts. */
export function workingDaysBetween(
  from: string,
  to: string,
  holidays: TimeRules['holidays'],
): number {
  let count = 0;
  for (let day = addDays(from, 1); day < to; day = addDays(day, 1)) {
    if (weekdayOf(day) <= 5 && holidayOn(day, holidays) === null) count += 1;
  }
  return count;
}
