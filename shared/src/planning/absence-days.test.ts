import { describe, expect, it } from 'vitest';
import { parisAt, shiftOn } from '../testing/plan.ts';
import { paris } from '../testing/punches.ts';
import { awayBetween, isAbsent, isDayOf } from './absence-days.ts';
import type { AbsenceSpan } from './absence.ts';

const span = (changes: Partial<AbsenceSpan> = {}): AbsenceSpan => ({
  ...{ from: '2026-11-23', to: '2026-11-29', weekdays: null, times: null },
  ...changes,
});
const away = (of: AbsenceSpan, shift: string) => isAbsent(of, shiftOn(shift), paris);

describe('whole days', () => {
  it('PLAN-51 take the shifts that begin on them, first and last day included', () => {
    expect(away(span(), '2026-11-22 09:00-17:00')).toBe(false);
    expect(away(span(), '2026-11-23 09:00-17:00')).toBe(true);
    expect(away(span(), '2026-11-29 09:00-17:00')).toBe(true);
    expect(away(span(), '2026-11-30 09:00-17:00')).toBe(false);
  });

  it('PLAN-51 the night before ends at its own time, and the last night is away whole', () => {
    expect(away(span(), '2026-11-22 22:00-06:00')).toBe(false);
    expect(away(span(), '2026-11-29 22:00-06:00')).toBe(true);
    // Before the cut-off it still is the business day before.
    expect(away(span(), '2026-11-23 02:00-04:00')).toBe(false);
    expect(away(span(), '2026-11-30 02:00-04:00')).toBe(true);
  });

  it('PLAN-51 some weekdays only', () => {
    const tuesdays = span({ to: '2026-12-31', weekdays: [2, 4] });
    expect(isDayOf(tuesdays, '2026-11-24')).toBe(true);
    expect(isDayOf(tuesdays, '2026-12-10')).toBe(true);
    expect(isDayOf(tuesdays, '2026-12-09')).toBe(false);
    expect(away(tuesdays, '2026-12-08 09:00-17:00')).toBe(true);
    expect(away(tuesdays, '2026-12-09 09:00-17:00')).toBe(false);
  });
});

describe('between two times', () => {
  const evenings = span({ weekdays: [5], times: { from: '18:00', to: '02:00' } });

  it('PLAN-51 a stretch takes what it overlaps, and nothing beside it', () => {
    const lunch = span({ times: { from: '12:00', to: '14:00' } });
    expect(away(lunch, '2026-11-23 14:00-18:00')).toBe(false);
    expect(away(lunch, '2026-11-23 13:59-18:00')).toBe(true);
    expect(away(lunch, '2026-11-23 09:00-12:00')).toBe(false);
  });

  it('PLAN-51 goes past midnight, from the weekday on which it begins', () => {
    expect(away(evenings, '2026-11-28 00:30-06:00')).toBe(true);
    expect(away(evenings, '2026-11-28 02:00-06:00')).toBe(false);
    expect(away(evenings, '2026-11-27 00:30-06:00')).toBe(false);
    // A shift of the day before that is still going on.
    expect(away(evenings, '2026-11-27 12:00-18:01')).toBe(true);
  });

  it('PLAN-51 is the clock on the wall in the nights when the clocks change', () => {
    const night = (date: string) => {
      const of = span({ from: date, to: date, times: { from: '22:00', to: '06:00' } });
      const within = { start: parisAt(`${date} 12:00`), end: parisAt(`${date} 23:00`) };
      return awayBetween(of, within, paris.zone).map(({ start, end }) => (end - start) / 3_600_000);
    };
    expect(night('2026-10-23')).toEqual([8]);
    expect(night('2026-10-24')).toEqual([9]);
    expect(night('2027-03-27')).toEqual([7]);
  });
});
