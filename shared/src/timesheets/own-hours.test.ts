import { describe, expect, it } from 'vitest';
import { silentAfter, silentSince } from '../devices/silence.ts';
import { paris, punchLine } from '../testing/punches.ts';
import { hoursNow, hoursNowFrom } from './own-hours.ts';

const hour = 3_600_000;
const at = (time: string) => ({
  now: Date.parse(time),
  rule: paris,
  openPeriodLimit: 13 * 60,
});

describe('one’s own hours of now', () => {
  // Sunday 1 November, Monday 2, Tuesday 3.
  const punches = [
    ...punchLine('2026-10-31', '+09:00 -12:00'),
    ...punchLine('2026-11-01', '+09:00 -11:00'),
    ...punchLine('2026-11-02', '+09:00 (12:00 )13:00 -17:00'),
    ...punchLine('2026-11-03', '+09:00'),
  ];

  it('ACC-16 count the open period up to now, in the week and the month that hold today', () => {
    const now = hoursNow(punches, at('2026-11-03T10:30:00Z'));
    expect(now.today).toEqual({ day: '2026-11-03', worked: 2.5 * hour, state: 'in' });
    expect(now.week.worked).toBe((7 + 2.5) * hour);
    expect(now.month.worked).toBe((2 + 7 + 2.5) * hour);
  });

  it('ACC-16 invent nothing for a departure that was forgotten', () => {
    const late = hoursNow(punches, at('2026-11-05T10:30:00Z'));
    expect(late.today).toEqual({ day: '2026-11-05', worked: 0, state: 'in' });
    expect(late.week.worked).toBe(7 * hour);
  });

  it('ACC-16 turn with the business day, and are asked for from far enough back', () => {
    const night = hoursNow(punches, at('2026-11-04T03:30:00Z'));
    expect(night.today.day).toBe('2026-11-03');
    expect(hoursNow([], at('2026-11-03T10:30:00Z'))).toEqual({
      today: { day: '2026-11-03', worked: 0, state: 'out' },
      week: { worked: 0 },
      month: { worked: 0 },
    });
    expect(hoursNowFrom(Date.parse('2026-12-31T10:00:00Z'), paris) < '2026-11-30').toBe(true);
  });
});

describe('a tablet', () => {
  it('O5 ACC-17 is silent after three missed contacts, since its last one, as long as it is enrolled', () => {
    const device = { status: 'active', enrolledAt: 1_000, lastSeenAt: 5_000 } as const;
    expect(silentSince(device, 5_000 + silentAfter - 1)).toBeNull();
    expect(silentSince(device, 5_000 + silentAfter)).toBe(5_000);
    expect(silentSince({ ...device, lastSeenAt: null }, 1_000 + silentAfter)).toBe(1_000);
    expect(silentSince({ ...device, status: 'revoked' }, 10 * silentAfter)).toBeNull();
  });
});
