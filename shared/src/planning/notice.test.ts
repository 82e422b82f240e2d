import { describe, expect, it } from 'vitest';
import { parisAt, shiftOn } from '../testing/plan.ts';
import { paris } from '../testing/punches.ts';
import {
  type NoticeRules,
  firstDayInTime,
  lateNotice,
  shortestNotice,
  workingDaysBetween,
} from './notice.ts';

const of: NoticeRules = {
  rules: { noticeDays: 7, partTimeNoticeDays: 7 },
  holidays: 'france',
  partTime: false,
  rule: paris,
};
const partTime = { ...of, partTime: true };
// A Monday.
const at = parisAt('2026-11-23 10:00');
const added = (shift: string) => ({ before: null, after: shiftOn(shift) });

describe('late notice', () => {
  it('PLAN-58 seven calendar days: a week ahead is in time, six days are not', () => {
    expect(lateNotice(added('2026-11-30 09:00-17:00'), at, of)).toBeNull();
    expect(lateNotice(added('2026-11-29 09:00-17:00'), at, of)).toEqual({
      ...{ days: 6, required: 7, partTime: false },
    });
    expect(lateNotice(added('2026-11-23 14:00-17:00'), at, of)?.days).toBe(0);
  });

  it('PLAN-58 a swap needs no notice: both wanted it', () => {
    const change = added('2026-11-24 09:00-17:00');
    expect(lateNotice({ ...change, cause: 'swap' }, at, of)).toBeNull();
    expect(lateNotice({ ...change, cause: 'publication' }, at, of)?.days).toBe(1);
  });

  it('PLAN-58 for part-time work seven whole working days, without weekends and public holidays', () => {
    const days = (date: string, rules = partTime) =>
      lateNotice(added(`${date} 09:00-17:00`), at, rules)?.days ?? null;
    // Tuesday 24 to Wednesday 2 December are seven.
    expect(days('2026-12-02')).toBe(6);
    expect(days('2026-12-03')).toBeNull();
    const threeDays = { ...partTime, rules: { noticeDays: 0, partTimeNoticeDays: 3 } };
    expect(days('2026-11-26', threeDays)).toBe(2);
    expect(days('2026-11-27', threeDays)).toBeNull();
    // Christmas is a Friday.
    expect(workingDaysBetween('2026-12-21', '2026-12-28', 'france')).toBe(3);
    expect(workingDaysBetween('2026-12-21', '2026-12-28', 'none')).toBe(4);
  });

  it('PLAN-58 a house that asks for more days of everybody asks for them of part-time work too', () => {
    const long = { ...partTime, rules: { noticeDays: 14, partTimeNoticeDays: 3 } };
    expect(lateNotice(added('2026-12-04 09:00-17:00'), at, long)).toEqual({
      ...{ days: 11, required: 14, partTime: false },
    });
  });

  it('PLAN-58 counts to the first day that the change touches, the one that is taken away too', () => {
    const moved = {
      before: shiftOn('2026-11-25 09:00-17:00'),
      after: shiftOn('2026-12-10 09:00-17:00'),
    };
    expect(lateNotice(moved, at, of)?.days).toBe(2);
    expect(lateNotice({ ...moved, after: null }, at, of)?.days).toBe(2);
  });

  it('PLAN-58 a night belongs to the business day on which it begins, and the publication to its date', () => {
    // Half past one on Monday the 30th still is the work of Sunday.
    expect(lateNotice(added('2026-11-30 01:30-04:00'), at, of)?.days).toBe(6);
    const night = parisAt('2026-11-24 01:00');
    expect(lateNotice(added('2026-11-30 09:00-17:00'), night, of)?.days).toBe(6);
  });

  it('PLAN-58 what has begun, and a change that leaves the hours as they were, need no notice', () => {
    const shift = shiftOn('2026-11-24 09:00-17:00');
    expect(lateNotice({ before: shift, after: { ...shift } }, at, of)).toBeNull();
    expect(lateNotice({ before: shift, after: { ...shift, pause: 30 } }, at, of)?.days).toBe(1);
    const begun = shiftOn('2026-11-23 09:00-17:00');
    expect(lateNotice({ before: begun, after: null }, at, of)).toBeNull();
    const after = shiftOn('2026-12-24 09:00-17:00');
    expect(lateNotice({ before: begun, after }, at, of)).toBeNull();
  });

  it('PLAN-58 the first day that is in time', () => {
    expect(firstDayInTime(at, of)).toBe('2026-11-30');
    expect(firstDayInTime(at, partTime)).toBe('2026-12-03');
    const none = { ...of, rules: { noticeDays: 0, partTimeNoticeDays: 3 } };
    expect(firstDayInTime(at, none)).toBe('2026-11-24');
  });

  it('PLAN-58 of several changes the shortest notice is told', () => {
    const changes = [added('2026-11-28 09:00-17:00'), added('2026-11-26 09:00-17:00')];
    expect(shortestNotice(changes, at, of)?.days).toBe(3);
    expect(shortestNotice([added('2027-01-05 09:00-17:00')], at, of)).toBeNull();
  });
});
