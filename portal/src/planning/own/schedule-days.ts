import type { AbsenceRow } from '@comptoir/shared/planning/absence';
import { isDayOf } from '@comptoir/shared/planning/absence-days';
import type { OwnSchedule, OwnShift } from '@comptoir/shared/planning/portal';
import { plannedWork } from '@comptoir/shared/planning/shift';
import { addDays, businessDay, mondayOf } from '@comptoir/shared/time/business-day';

export type OwnPlace = OwnSchedule['establishments'][number];
export type Colleague = OwnSchedule['colleagues'][number];

/** One business day of one's schedule. */
export type ScheduleDay = {
  day: string;
  shifts: OwnShift[];
  /** Open shifts that one may ask for. */
  open: OwnShift[];
  /** Asked for, or granted. */
  absences: AbsenceRow[];
};

/** Days asked for at once: a week before this one and five from it on, or the same around another week. */
export function windowAround(monday: string, today: string): { from: string; to: string } {
  const current = mondayOf(today);
  const near = monday >= current && monday <= addDays(current, 7);
  const from = addDays(near ? current : monday, -7);
  return { from, to: addDays(from, 41) };
}

/** The place of a shift: the one that it names, where one does not work there any more some other of one's own. */
export function placeOf(
  { establishment }: Pick<OwnShift, 'establishment'>,
  places: readonly OwnPlace[],
): Pick<OwnPlace, 'zone' | 'cutOffHour'> & Partial<OwnPlace> {
  const other = { zone: places[0]?.zone ?? 'Europe/Paris', cutOffHour: places[0]?.cutOffHour ?? 0 };
  return places.find(({ id }) => id === establishment) ?? other;
}

/** The business day on which a shift begins. */
export function dayOfShift(
  shift: Pick<OwnShift, 'establishment' | 'start'>,
  places: readonly OwnPlace[],
): string {
  const { zone, cutOffHour } = placeOf(shift, places);
  return businessDay(shift.start, zone, cutOffHour);
}

/** The days from `from` on, with what stands on each (spec PLAN-91). */
export function scheduleDays(schedule: OwnSchedule, from: string, count: number): ScheduleDay[] {
  const { establishments: places } = schedule;
  const by = (shifts: readonly OwnShift[]) =>
    groupedBy(shifts, (shift) => dayOfShift(shift, places));
  const [own, open] = [by(schedule.shifts), by(schedule.open)];
  const absences = schedule.absences.filter(
    ({ state }) => state === 'approved' || state === 'pending',
  );
  return Array.from({ length: count }, (_, at) => {
    const day = addDays(from, at);
    return {
      ...{ day, shifts: own.get(day) ?? [], open: open.get(day) ?? [] },
      absences: absences.filter(({ span }) => isDayOf(span, day)),
    };
  });
}

/** Things by a name that each has, in the order in which they come. */
export function groupedBy<T>(things: readonly T[], nameOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of things) {
    const name = nameOf(one);
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return groups;
}

/** Ms of work that these days plan. */
export function plannedOf(days: readonly Pick<ScheduleDay, 'shifts'>[]): number {
  return days.flatMap(({ shifts }) => shifts).reduce((sum, shift) => sum + plannedWork(shift), 0);
}

/** Ms of work that one's schedule plans for the week that goes on. */
export function plannedThisWeek(schedule: OwnSchedule, now: number): number {
  const { zone, cutOffHour } = placeOf({ establishment: '' }, schedule.establishments);
  return plannedOf(scheduleDays(schedule, mondayOf(businessDay(now, zone, cutOffHour)), 7));
}

/** The shift that is going on, or the next one. */
export function nextShift({ shifts }: Pick<OwnSchedule, 'shifts'>, now: number): OwnShift | null {
  const ahead = shifts.filter(({ end }) => end > now).sort((a, b) => a.start - b.start);
  return ahead[0] ?? null;
}

/** Who works on a day, by the time at which they begin, oneself among them. */
export function teamOn(
  schedule: OwnSchedule,
  day: string,
  self: { id: string; name: string; colour: string },
): { person: string; name: string; colour: string; own: boolean; shift: OwnShift }[] {
  const { establishments: places } = schedule;
  const mine = schedule.shifts.map((shift) => ({
    ...{ person: self.id, name: self.name, colour: self.colour, own: true, shift },
  }));
  const others = schedule.colleagues.flatMap(({ person, name, colour, shifts }) =>
    shifts.map((shift) => ({ person, name, colour, own: false, shift })),
  );
  return [...mine, ...others]
    .filter(({ shift }) => dayOfShift(shift, places) === day)
    .sort(
      (a, b) =>
        a.shift.start - b.shift.start ||
        a.shift.end - b.shift.end ||
        Number(b.own) - Number(a.own) ||
        a.name.localeCompare(b.name),
    );
}
