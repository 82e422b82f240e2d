import { describe, expect, it } from 'vitest';
import { punchLine } from '../testing/punches.ts';
import { addDays } from '../time/business-day.ts';
import { frenchLimits } from '../establishments/limits.ts';
import { pairPunches } from './pairing.ts';
import { restBefore, warningsOf, type WarningInput } from './warnings.ts';

const hour = 3_600_000;
const minute = 60_000;
// A Friday.
const day = '2026-11-20';

function warn(line: string, changes: Partial<WarningInput> & { from?: string } = {}) {
  const { from = day, ...rest } = changes;
  const { periods } = pairPunches(punchLine(from, line));
  return warningsOf({
    day,
    periods,
    earlier: [],
    minor: false,
    live: null,
    limits: frenchLimits,
    ...rest,
  });
}
const rules = (...found: Parameters<typeof warn>) => warn(...found).map(({ rule }) => rule);
const live = (time: string) => ({
  now: Date.parse(`${day}T${time}:00+01:00`),
  openPeriodLimit: 720,
});

describe('breaks', () => {
  it('O13 SHEET-12 a break is due once six hours are reached without twenty minutes of rest', () => {
    expect(warn('+09:00 -15:00')).toEqual([
      { rule: 'break-due', found: 6 * hour, limit: 6 * hour },
    ]);
    expect(rules('+09:00 -14:59')).toEqual([]);
    expect(rules('+09:00 (12:00 )12:19:59 -16:00')).toEqual(['break-due']);
    expect(rules('+09:00 (12:00 )12:20 -16:00')).toEqual([]);
    expect(rules('+09:00 (10:00 )10:15 (12:00 )12:15 -16:00')).toEqual(['break-due']);
  });

  it('SHEET-12 the time between two periods is a break', () => {
    expect(rules('+09:00 -12:00 +12:20 -16:00')).toEqual([]);
    expect(rules('+09:00 -12:00 +12:19 -16:00')).toEqual(['break-due']);
  });

  it('SHEET-12 a break that goes on counts from its twentieth minute', () => {
    expect(rules('+09:00 (15:00', { live: live('15:19') })).toEqual(['break-due']);
    expect(rules('+09:00 (15:00', { live: live('15:20') })).toEqual([]);
    expect(rules('+09:00', { live: live('15:00') })).toEqual(['break-due']);
    expect(rules('+09:00', { live: live('14:59') })).toEqual([]);
  });
});

describe('maxima', () => {
  it('SHEET-13 ten hours a day', () => {
    expect(warn('+08:00 (12:00 )13:00 -19:00')).toEqual([
      { rule: 'daily-maximum', found: 10 * hour, limit: 10 * hour },
    ]);
    expect(rules('+08:00 (12:00 )13:00 -18:59')).toEqual([]);
  });

  it('SHEET-13 forty-eight hours a week', () => {
    const monday = { from: '2026-11-16' };
    const week = '+08:00 -13:00 +14:00 -18:30 '.repeat(5).trim();
    const saturday = { ...monday, day: '2026-11-21' };
    expect(rules(week, monday)).toEqual([]);
    expect(rules(`${week} +08:00 -08:29`, saturday)).toEqual([]);
    expect(warn(`${week} +08:00 -08:30`, saturday)).toEqual([
      { rule: 'weekly-maximum', found: 48 * hour, limit: 48 * hour },
    ]);
  });

  it('SHEET-13 forty-four hours on average over the twelve weeks that end with this one', () => {
    // Eleven weeks of 44 h and 44 h this week; the week before them does not count.
    const earlier = Array.from({ length: 11 }, (_, index) => ({
      day: addDays('2026-11-13', -7 * index),
      worked: 44 * hour,
    }));
    const far = { day: addDays('2026-11-15', -77), worked: 1_000 * hour };
    const line = '+08:00 (12:00 )13:00 -16:00 '.repeat(5).trim();
    const monday = { from: '2026-11-16' };
    expect(rules(line, { ...monday, earlier: [...earlier, far] })).toEqual([]);
    const more = earlier.map((one, index) => (index ? one : { ...one, worked: 53 * hour }));
    expect(warn(line, { ...monday, earlier: more })).toEqual([
      { rule: 'weekly-average', found: 44 * hour, limit: 44 * hour },
    ]);
    // Days of this week come from the periods alone.
    const doubled = [...more.slice(1), { day: '2026-11-16', worked: 53 * hour }];
    expect(rules(line, { ...monday, earlier: doubled })).toEqual([]);
  });

  it('SHEET-16 an agreement changes the limits by an argument', () => {
    const limits = { ...frenchLimits, daily: 12 * hour };
    expect(rules('+08:00 (12:00 )13:00 -19:00', { limits })).toEqual([]);
  });
});

describe('rest', () => {
  const thursday = { from: '2026-11-19' };

  it('SHEET-14 eleven hours between two business days', () => {
    expect(warn('+18:00 -23:30 +10:29 -12:00', thursday)).toEqual([
      { rule: 'daily-rest', found: 10 * hour + 59 * minute, limit: 11 * hour },
    ]);
    expect(rules('+18:00 -23:30 +10:30 -12:00', thursday)).toEqual([]);
  });

  it('SHEET-14 a night after midnight is still the day before, a split day is no rest', () => {
    expect(rules('+18:00 -02:00 +11:00 -12:00', thursday)).toEqual(['daily-rest']);
    expect(rules('+10:00 -14:00 +18:00 -20:00')).toEqual([]);
  });

  it('SHEET-14 a departure that nobody punched proves nothing', () => {
    const { periods } = pairPunches(punchLine('2026-11-19', '+18:00 +09:00 -12:00'));
    expect(restBefore(periods, day)).toBeNull();
    expect(restBefore(periods, '2026-11-19')).toBeNull();
  });

  it('SHEET-14 the night that the clocks go forward is an hour shorter', () => {
    const { periods } = pairPunches(punchLine('2026-03-28', '+15:00 -22:00 +09:00 -10:00'));
    expect(restBefore(periods, '2026-03-29')).toBe(10 * hour);
  });
});

describe('under eighteen', () => {
  const minor = true;

  it('SHEET-15 eight hours a day, thirty minutes once four and a half are worked on end', () => {
    expect(rules('+08:00 (12:00 )12:30 -16:30', { minor })).toEqual(['minor-daily-maximum']);
    expect(rules('+08:00 -12:29', { minor })).toEqual([]);
    expect(warn('+08:00 (10:00 )10:29 -12:59', { minor })).toEqual([
      { rule: 'minor-break-due', found: 4.5 * hour, limit: 4.5 * hour },
    ]);
    expect(rules('+08:00 (10:00 )10:30 -13:00', { minor })).toEqual([]);
    // The break of the morning does not serve the afternoon.
    expect(rules('+08:00 (08:30 )09:00 -13:30', { minor })).toEqual(['minor-break-due']);
  });

  it('SHEET-15 thirty-five hours a week and twelve hours of rest', () => {
    const line = '+08:00 (11:00 )11:30 -15:30 '.repeat(5).trim();
    expect(rules(line, { minor, from: '2026-11-16' })).toEqual(['minor-weekly-maximum']);
    expect(rules('+18:00 -22:00 +09:59 -11:00', { minor, from: '2026-11-19' })).toEqual([
      'minor-daily-rest',
    ]);
    expect(rules('+18:00 -22:00 +10:00 -11:00', { minor, from: '2026-11-19' })).toEqual([]);
  });
});
