import { describe, expect, it } from 'vitest';
import { daysBetween, isSheetPeriod, periodAround, periodOf, stepped } from './sheet-period.ts';

describe('the days of a timesheet', () => {
  it('PORTAL-20 are a week from Monday or a calendar month', () => {
    expect(periodAround('2026-11-22', 'week')).toEqual({
      ...{ span: 'week', from: '2026-11-16', to: '2026-11-22' },
    });
    expect(periodAround('2024-02-29', 'month')).toEqual({
      ...{ span: 'month', from: '2024-02-01', to: '2024-02-29' },
    });
  });

  it('PORTAL-20 go on to the one before and after, free ones by their own length', () => {
    const january = periodAround('2026-01-15', 'month');
    expect(stepped(january, -1)).toMatchObject({ from: '2025-12-01', to: '2025-12-31' });
    expect(stepped(january, 1)).toMatchObject({ from: '2026-02-01', to: '2026-02-28' });
    const free = { span: 'free', from: '2026-11-10', to: '2026-11-12' } as const;
    expect(stepped(free, 1)).toEqual({ span: 'free', from: '2026-11-13', to: '2026-11-15' });
    expect(stepped(free, -1)).toEqual({ span: 'free', from: '2026-11-07', to: '2026-11-09' });
    expect(daysBetween(free.from, free.to)).toBe(3);
  });

  it('PORTAL-20 are what the address says, and this month where it says nothing that can be asked for', () => {
    const today = '2026-11-22';
    const month = periodAround(today, 'month');
    expect(periodOf({}, today)).toEqual(month);
    expect(periodOf({ span: 'week', from: '2026-10-01' }, today).from).toBe('2026-09-28');
    expect(periodOf({ span: 'free', from: '2026-11-10', to: '2026-11-01' }, today)).toEqual(month);
    expect(periodOf({ span: 'free', from: '2026-11-01', to: '2026-11-02' }, today).to).toBe(
      '2026-11-02',
    );
    expect(isSheetPeriod({ from: '2026-01-01', to: '2026-03-03' })).toBe(true);
    expect(isSheetPeriod({ from: '2026-01-01', to: '2026-03-04' })).toBe(false);
    expect(isSheetPeriod({ from: '', to: '2026-03-04' })).toBe(false);
  });
});
