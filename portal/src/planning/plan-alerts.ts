import { type ConflictRule, conflictsOf } from '@comptoir/shared/planning/conflicts';
import type { CountedShift, PlanRule } from '@comptoir/shared/planning/plan-rules';
import { planWarnings } from '@comptoir/shared/planning/plan-warnings';
import type {
  PlannedShift,
  PlanningAnswer,
  PlanningPerson,
} from '@comptoir/shared/planning/portal';
import { standingOf } from './plan.ts';

/** One thing to look at: a conflict of the plan, or a limit of the law. */
export type Alert =
  | { rule: ConflictRule; kind: 'conflict'; soft: boolean }
  | { rule: PlanRule; kind: 'limit'; found: number; limit: number; article: string };

/** By shift. `key` says whether two lists say the same. */
export type ShiftWarnings = ReadonlyMap<string, { key: string; alerts: readonly Alert[] }>;

type Own = { person: PlanningPerson; shifts: (CountedShift & { id: string })[] };

const kept = new Map<string, { key: string; found: [string, Alert][] }>();

/**
 * What stands against each shift of a plan as it would be published (spec PLAN-50 to PLAN-57). Answers of a person whose shifts
 * are the same are kept: a drag asks for one line, not for sixty.
 *
 * @param from first day that was asked for
 */
export function alertsOf(
  answer: PlanningAnswer,
  shifts: readonly PlannedShift[],
  from: string,
): ShiftWarnings {
  const people = new Map<string, Own>(
    answer.people.map((person) => [person.id, { person, shifts: [] }]),
  );
  for (const shift of shifts) {
    const content = standingOf(shift);
    if (content?.person === undefined || content.person === null) continue;
    const { start, end, pause } = content;
    people.get(content.person)?.shifts.push({ id: shift.id, start, end, pause });
  }
  const told = new Map<string, { key: string; alerts: Alert[] }>();
  for (const own of people.values()) {
    for (const [shift, alert] of alertsOfPerson(answer, own, from)) {
      const before = told.get(shift) ?? { key: '', alerts: [] };
      before.alerts.push(alert);
      before.key += `${alert.rule} ${alert.kind === 'limit' ? alert.found : ''};`;
      told.set(shift, before);
    }
  }
  return told;
}

function alertsOfPerson(answer: PlanningAnswer, own: Own, from: string): [string, Alert][] {
  const { establishment, absences, worked } = answer;
  const { person, shifts } = own;
  const theirs = absences.filter((one) => one.person === person.id);
  const done = worked.filter((one) => one.person === person.id);
  const key = JSON.stringify([from, establishment.id, person, shifts, theirs, done]);
  const before = kept.get(person.id);
  if (before?.key === key) return before.found;
  const rule = { zone: establishment.zone, cutOffHour: establishment.cutOffHour };
  const conflicts = conflictsOf({
    ...{ shifts, elsewhere: person.elsewhere, absences: theirs, rule },
    ...{ startsOn: person.startsOn, endsOn: person.endsOn, archived: false },
  });
  const warnings = planWarnings({
    shifts: [...shifts, ...person.elsewhere.map((one) => ({ ...one, id: null, pause: 0 }))],
    worked: done,
    plannedFrom: from,
    minorUntil: person.minorUntil,
    contract: person.contract,
    limits: establishment.limits,
    rule,
  });
  const found: [string, Alert][] = [
    ...conflicts.map(({ shift, rule: name, strength }): [string, Alert] => [
      shift,
      { rule: name, kind: 'conflict', soft: strength === 'soft' },
    ]),
    ...warnings.flatMap(({ rule: name, shifts: at, found: ms, limit, article }) =>
      at.map((shift): [string, Alert] => [
        shift,
        { rule: name, kind: 'limit', found: ms, limit, article },
      ]),
    ),
  ];
  kept.set(person.id, { key, found });
  return found;
}
