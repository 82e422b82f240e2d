import { describe, expect, it } from 'vitest';
import { dayKey, feedRooms, isFeedRoom } from './rows.ts';
import { instantOfDay, windowDays, windowOf } from './window.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const day = 86_400_000;
const holds = (room: keyof typeof feedRooms, at: number) => {
  const window = windowOf(room, now);
  return window === null || (at >= window.from && at <= window.to);
};

describe('the window of a tablet', () => {
  it('SYNC-12 holds punches of fifteen weeks and check-offs of three months', () => {
    expect(holds('punches', now - 105 * day)).toBe(true);
    expect(holds('punches', now - 105 * day - 1)).toBe(false);
    expect(holds('checkOffs', now - 92 * day)).toBe(true);
    expect(holds('checkOffs', now - 92 * day - 1)).toBe(false);
  });

  it('SYNC-12 holds finished days of thirteen months, in leap years too', () => {
    expect(holds('days', instantOfDay('2025-10-20'))).toBe(true);
    expect(holds('days', instantOfDay('2025-10-19'))).toBe(false);
    expect(holds('days', instantOfDay('2026-11-21'))).toBe(true);
  });

  it('SYNC-12 holds shifts from two weeks before to eight weeks after', () => {
    expect(holds('shifts', now - 14 * day)).toBe(true);
    expect(holds('shifts', now - 14 * day - 1)).toBe(false);
    expect(holds('shifts', now + 56 * day)).toBe(true);
    expect(holds('shifts', now + 56 * day + 1)).toBe(false);
    // Those of the same people in other stores exactly as long.
    expect(windowDays.shiftsElsewhere).toEqual(windowDays.shifts);
  });

  it('SYNC-12 holds corrections as long as punches, and statements of thirteen months', () => {
    expect(holds('corrections', now - 105 * day)).toBe(true);
    expect(holds('corrections', now - 105 * day - 1)).toBe(false);
    expect(holds('statements', instantOfDay('2025-10-20'))).toBe(true);
    expect(holds('statements', instantOfDay('2025-10-19'))).toBe(false);
  });

  it('S15 SYNC-12 holds punches that a clock ahead of the server put in the future', () => {
    expect(holds('punches', now + 300 * day)).toBe(true);
  });

  it('SYNC-12 holds everything else whole', () => {
    const whole = Object.keys(feedRooms).filter((room) => isFeedRoom(room) && !windowDays[room]);
    expect(whole).toEqual([
      ...['establishments', 'employees', 'pins', 'presence', 'taskLists'],
      ...['formerEmployees', 'accesses', 'taskDefinitions', 'teams', 'locks'],
      ...['periodLocks', 'positions', 'contracts'],
    ]);
    expect(windowOf('employees', now)).toBeNull();
  });
});

it('SYNC-18 a row of a newer server is read without the fields that are new', () => {
  const row = {
    person: '018f0000-0000-7000-8000-000000000001',
    day: '2026-11-20',
    worked: 1,
    breaks: 0,
    periods: [],
  };
  expect(feedRooms.days.parse({ ...row, mood: 'good' })).toEqual(row);
  expect(isFeedRoom('moods')).toBe(false);
  expect(dayKey(row.person, row.day)).toBe(`${row.person}/2026-11-20`);
});
