import { describe, expect, it } from 'vitest';
import { idOf } from '../testing/ids.ts';
import { shiftOn } from '../testing/plan.ts';
import { paris } from '../testing/punches.ts';
import type { AbsenceRow } from './absence.ts';
import { type ConflictInput, conflictsOf } from './conflicts.ts';

function found(shifts: ConflictInput['shifts'], changes: Partial<ConflictInput> = {}) {
  return conflictsOf({
    ...{ shifts, elsewhere: [], absences: [], startsOn: null, endsOn: null, archived: false },
    rule: paris,
    ...changes,
  });
}
const rules = (...of: Parameters<typeof found>) => found(...of).map(({ rule }) => rule);
const absence = (changes: Partial<AbsenceRow> = {}) => ({
  ...{ id: idOf('a', 1), type: 'leave' as const, state: 'approved' as const },
  span: { from: '2026-11-23', to: '2026-11-24', weekdays: null, times: null },
  ...changes,
});
const monday = shiftOn('2026-11-23 09:00-17:00', 1);

describe('what stands against a shift', () => {
  it('PLAN-50 two shifts of one person that overlap, told on each with the other; one after the other is none', () => {
    const evening = shiftOn('2026-11-23 16:59-23:00', 2);
    expect(found([monday, evening])).toEqual([
      { rule: 'overlap', shift: monday.id, strength: 'plain', other: evening.id },
      { rule: 'overlap', shift: evening.id, strength: 'plain', other: monday.id },
    ]);
    expect(found([monday, shiftOn('2026-11-23 17:00-23:00', 2)])).toEqual([]);
  });

  it('PLAN-50 a night shift that overlaps the morning after it', () => {
    const night = shiftOn('2026-11-22 22:00-09:30', 2);
    expect(rules([monday, night])).toEqual(['overlap', 'overlap']);
  });

  it('PLAN-50 a shift in another store', () => {
    expect(found([monday], { elsewhere: [shiftOn('2026-11-23 12:00-14:00')] })).toEqual([
      { rule: 'elsewhere', shift: monday.id, strength: 'plain', other: null },
    ]);
    expect(rules([monday], { elsewhere: [shiftOn('2026-11-23 17:00-18:00')] })).toEqual([]);
  });

  it('PLAN-50 an approved absence is plain, one that is asked for and an unavailability are soft', () => {
    const of = (changes: Partial<AbsenceRow>) =>
      found([monday], { absences: [absence(changes)] }).map(({ rule, strength }) => {
        return [rule, strength];
      });
    expect(of({})).toEqual([['absent', 'plain']]);
    expect(of({ state: 'pending' })).toEqual([['absence-asked', 'soft']]);
    expect(of({ type: 'unavailable', state: 'pending' })).toEqual([['unavailable', 'soft']]);
    expect(of({ type: 'unavailable' })).toEqual([['unavailable', 'soft']]);
    expect(of({ state: 'refused' })).toEqual([]);
    expect(of({ state: 'cancelled' })).toEqual([]);
  });

  it('PLAN-50 days before somebody starts and after they leave; both days themselves are theirs', () => {
    const of = (changes: Partial<ConflictInput>) => rules([monday], changes);
    expect(of({ startsOn: '2026-11-24' })).toEqual(['before-start']);
    expect(of({ endsOn: '2026-11-22' })).toEqual(['after-end']);
    expect(of({ startsOn: '2026-11-23', endsOn: '2026-11-23' })).toEqual([]);
    // The last night ends in the morning after it.
    expect(rules([shiftOn('2026-11-23 22:00-06:00')], { endsOn: '2026-11-23' })).toEqual([]);
  });

  it('PLAN-50 whoever is archived, before everything else', () => {
    expect(rules([monday], { archived: true, absences: [absence()] })).toEqual([
      'archived',
      'absent',
    ]);
  });
});
