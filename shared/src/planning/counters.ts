import { type DayRule, businessDay, mondayOf } from '../time/business-day.ts';
import { type ShiftContent, plannedWork } from './shift.ts';

/** Ms of planned work. Nothing is said of wages. */
export type PersonHours = { days: Map<string, number>; weeks: Map<string, number>; total: number };
/** `open`: what nobody has yet. `people`: who works. */
export type SpanHours = { planned: number; open: number; people: Set<string> };

export type PlanHours = {
  people: Map<string, PersonHours>;
  /** By business day. */
  days: Map<string, SpanHours>;
  /** By the Monday of each ISO week. */
  weeks: Map<string, SpanHours>;
};

/**
 * Planned work by person, business day and ISO week (spec PLAN-53): a shift counts whole on the business day that it begins
 * on, without its break.
 */
export function planHours(
  shifts: readonly Pick<ShiftContent, 'person' | 'start' | 'end' | 'pause'>[],
  { zone, cutOffHour }: DayRule,
): PlanHours {
  const hours: PlanHours = { people: new Map(), days: new Map(), weeks: new Map() };
  for (const shift of shifts) {
    const work = plannedWork(shift);
    const day = businessDay(shift.start, zone, cutOffHour);
    const monday = mondayOf(day);
    addToSpan(hours.days, day, { person: shift.person, work });
    addToSpan(hours.weeks, monday, { person: shift.person, work });
    if (shift.person === null) continue;
    const own = hours.people.get(shift.person) ?? { days: new Map(), weeks: new Map(), total: 0 };
    own.days.set(day, (own.days.get(day) ?? 0) + work);
    own.weeks.set(monday, (own.weeks.get(monday) ?? 0) + work);
    own.total += work;
    hours.people.set(shift.person, own);
  }
  return hours;
}

function addToSpan(
  spans: Map<string, SpanHours>,
  key: string,
  { person, work }: { person: string | null; work: number },
): void {
  const sum = spans.get(key) ?? { planned: 0, open: 0, people: new Set() };
  if (person === null) sum.open += work;
  else {
    sum.planned += work;
    sum.people.add(person);
  }
  spans.set(key, sum);
}
