import { conflictsOf } from '@comptoir/shared/planning/conflicts';
import { planWarnings } from '@comptoir/shared/planning/plan-warnings';
import { businessDay } from '@comptoir/shared/time/business-day';
import type { DayPlanView, PlanTold, PlannedPerson } from './view.ts';

type Counted = { id: string; start: number; end: number; pause: number };

/**
 * What stands against a shift of somebody, and which limits its day passes with it (spec PLAN-50 to PLAN-57): their shifts in
 * other stores and what their contract says among it.
 */
export function judge(
  person: PlannedPerson,
  shift: Counted,
  { rule, limits, days }: Pick<DayPlanView, 'rule' | 'limits' | 'days'>,
): PlanTold[] {
  const others = person.shifts.filter(({ row }) => row.id !== shift.id).map(({ row }) => row);
  const shifts = [...others, shift];
  const { startsOn, endsOn, minorUntil, worked, elsewhere, contract } = person;
  const conflicts = conflictsOf({
    ...{ shifts, elsewhere, absences: person.absences.map(({ row }) => row) },
    ...{ startsOn, endsOn, archived: false, rule },
  }).filter((one) => one.shift === shift.id);
  const day = businessDay(shift.start, rule.zone, rule.cutOffHour);
  const warnings = planWarnings({
    // Breaks in another store are nobody's to know here.
    shifts: [...shifts, ...elsewhere.map((one) => ({ ...one, id: null, pause: 0 }))],
    ...{ worked, plannedFrom: days[0]?.day ?? day, minorUntil, contract, limits, rule },
  }).filter((one) => one.day === day);
  return [
    ...conflicts.map(({ rule: name, strength }) => ({
      ...{ kind: 'conflict' as const, rule: name, strength },
    })),
    ...warnings.map(({ rule: name, found, limit }) => ({
      ...{ kind: 'warning' as const, rule: name, found, limit },
    })),
  ];
}
