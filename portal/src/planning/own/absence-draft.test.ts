import { describe, expect, it } from 'vitest';
import { Failure } from '../../api/failure.ts';
import {
  type AbsenceDraft,
  emptyAbsence,
  faultsOf as faultsOn,
  isLong,
  limitIn,
  spanOf,
} from './absence-draft.ts';

const today = '2026-11-23';
const draft = emptyAbsence(today);
const faultsOf = (typed: AbsenceDraft) => faultsOn(typed, today);

describe('an absence that is asked for', () => {
  it('PLAN-95 is of whole days, or between two times that differ', () => {
    expect(faultsOf(draft)).toEqual([]);
    expect(spanOf(draft)).toEqual({
      from: '2026-11-23',
      to: '2026-11-23',
      weekdays: null,
      times: null,
    });
    expect(faultsOf({ ...draft, whole: false })).toEqual(['since', 'until']);
    expect(faultsOf({ ...draft, whole: false, since: '18:00', until: '18:00' })).toEqual(['until']);
    // Past midnight.
    const night = { ...draft, whole: false, since: '22:00', until: '02:00' };
    expect(faultsOf(night)).toEqual([]);
    expect(spanOf(night).times).toEqual({ from: '22:00', to: '02:00' });
  });

  it('PLAN-95 ends no earlier than it begins', () => {
    expect(faultsOf({ ...draft, to: '2026-11-22' })).toEqual(['to']);
    expect(faultsOf({ ...draft, from: '', to: '' })).toEqual(['from', 'to']);
  });

  it('PLAN-34 says when it is too long, or too far from today', () => {
    expect(faultsOf({ ...draft, to: '2027-11-23' })).toEqual([]);
    expect(faultsOf({ ...draft, to: '2027-11-24' })).toEqual(['too-long']);
    expect(faultsOf({ ...draft, from: '2029-01-01', to: '2029-01-01' })).toEqual(['too-far']);
  });

  it('PLAN-34 says at which limit a server stopped it whose clock says otherwise', () => {
    expect(limitIn(new Failure('bad-request', null, 'too-long'))).toBe('too-long');
    expect(limitIn(new Failure('bad-request', null, 'too-far'))).toBe('too-far');
    expect(limitIn(new Failure('bad-request'))).toBeNull();
    expect(limitIn(new Failure('not-allowed', null, 'too-far'))).toBeNull();
    expect(limitIn(null)).toBeNull();
  });

  it('PLAN-95 is of some weekdays from a week on', () => {
    const week = { ...draft, to: '2026-11-29', weekdays: [3, 1] };
    expect(isLong(week)).toBe(true);
    expect(spanOf(week).weekdays).toEqual([1, 3]);
    expect(spanOf({ ...week, to: '2026-11-28' }).weekdays).toBeNull();
    expect(spanOf({ ...week, weekdays: [1, 2, 3, 4, 5, 6, 7] }).weekdays).toBeNull();
  });
});
