import { describe, expect, it } from 'vitest';
import { countKinds, followedDays, isClosed, lastMonth } from './to-settle.ts';

const place = { id: 'a', name: 'A', zone: 'Europe/Paris', cutOffHour: 5 };
const at = (time: string) => Date.parse(time);
const period = {
  ...{ id: 'p', from: '2026-10-01', to: '2026-10-31', lockedAt: 1, lockedBy: null, late: 0 },
  ...{ reopenedAt: null, reopenedBy: null, reopenReason: null },
};

describe('what of the hours the home follows', () => {
  it('PORTAL-11 is this month, and at its beginning the one before', () => {
    expect(followedDays(at('2026-11-22T10:00:00Z'), place)).toEqual({
      ...{ from: '2026-11-01', to: '2026-11-22' },
    });
    expect(followedDays(at('2026-11-03T10:00:00Z'), place).from).toBe('2026-10-01');
    // Four in the morning of the first is still the last day of the month before.
    expect(followedDays(at('2026-11-01T03:00:00Z'), place)).toMatchObject({ to: '2026-10-31' });
  });

  it('PORTAL-11 says that the last month is to be closed, until it is, and again once it was reopened', () => {
    const month = lastMonth(at('2026-11-22T10:00:00Z'), place);
    expect(month).toEqual({ from: '2026-10-01', to: '2026-10-31' });
    expect(isClosed([], month)).toBe(false);
    expect(isClosed([{ ...period, to: '2026-10-15' }], month)).toBe(false);
    expect(isClosed([period], month)).toBe(true);
    expect(isClosed([{ ...period, reopenedAt: 2 }], month)).toBe(false);
  });

  it('PORTAL-11 counts what waits by its kind, the most pressing first', () => {
    const one = (kind: 'no-pin' | 'missing-out') => ({
      ...{ person: null, day: '2026-11-20', kind, punches: [] },
    });
    expect(
      countKinds([{ place, anomalies: [one('no-pin'), one('missing-out'), one('no-pin')] }]),
    ).toEqual([
      { kind: 'missing-out', count: 1 },
      { kind: 'no-pin', count: 2 },
    ]);
  });
});
