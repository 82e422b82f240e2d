import { type DayRule, businessDay } from '../time/business-day.ts';
import { type Interval, overlap } from '../time/interval.ts';
import type { AbsenceRow } from './absence.ts';
import { isAbsent } from './absence-days.ts';

/** Why somebody cannot work a shift, most pressing first. */
export const conflictRules = [
  'archived',
  'before-start',
  'after-end',
  'overlap',
  'elsewhere',
  'absent',
  'absence-asked',
  'unavailable',
] as const;
export type ConflictRule = (typeof conflictRules)[number];

export type Conflict = {
  rule: ConflictRule;
  shift: string;
  /** `plain`: it cannot be. `soft`: somebody wishes otherwise, and a manager may still plan it. */
  strength: 'plain' | 'soft';
  /** Id of the other shift, or of the absence; null where it has none. */
  other: string | null;
};

export type ConflictInput = {
  /** One person's shifts of this store, as they would stand. */
  shifts: readonly ({ id: string } & Interval)[];
  /** Their shifts in other stores. */
  elsewhere: readonly Interval[];
  absences: readonly Pick<AbsenceRow, 'id' | 'type' | 'span' | 'state'>[];
  /** First and last day of work, both included. */
  startsOn: string | null;
  endsOn: string | null;
  archived: boolean;
  rule: DayRule;
};

/** What stands against one person's shifts (spec PLAN-50), by shift in the order of time. It informs; nothing is blocked by it. */
export function conflictsOf(input: ConflictInput): Conflict[] {
  const ordered = [...input.shifts].sort((a, b) => a.start - b.start || a.end - b.end);
  return ordered.flatMap((shift) => conflictsOfShift(shift, ordered, input));
}

function conflictsOfShift(
  shift: ConflictInput['shifts'][number],
  all: ConflictInput['shifts'],
  input: ConflictInput,
): Conflict[] {
  const found: Conflict[] = [];
  const note = (rule: ConflictRule, other: string | null = null) => {
    const soft = rule === 'unavailable' || rule === 'absence-asked';
    found.push({ rule, shift: shift.id, strength: soft ? 'soft' : 'plain', other });
  };
  const day = businessDay(shift.start, input.rule.zone, input.rule.cutOffHour);
  if (input.archived) note('archived');
  if (input.startsOn !== null && day < input.startsOn) note('before-start');
  if (input.endsOn !== null && day > input.endsOn) note('after-end');
  for (const other of all) {
    if (other.id !== shift.id && overlap(shift, other) > 0) note('overlap', other.id);
  }
  if (input.elsewhere.some((other) => overlap(shift, other) > 0)) note('elsewhere');
  for (const absence of input.absences) {
    const rule = ruleOf(absence);
    if (rule !== null && isAbsent(absence.span, shift, input.rule)) note(rule, absence.id);
  }
  return found.sort((a, b) => conflictRules.indexOf(a.rule) - conflictRules.indexOf(b.rule));
}

/** What an absence is to the plan; null: it is refused or taken back. */
function ruleOf({ type, state }: Pick<AbsenceRow, 'type' | 'state'>): ConflictRule | null {
  if (state !== 'pending' && state !== 'approved') return null;
  if (type === 'unavailable') return 'unavailable';
  return state === 'approved' ? 'absent' : 'absence-asked';
}
