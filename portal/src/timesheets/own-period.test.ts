import type { OwnHours } from '@comptoir/shared/timesheets/portal';
import { expect, it } from 'vitest';
import { grownSince, monthWeeks, weekDays } from './own-period.ts';

const hour = 3_600_000;
const row = (day: string, worked: number) => ({
  person: '01930000-0000-7000-8000-00000000000a',
  day,
  worked: worked * hour,
  breaks: 0,
  periods: [],
});
const hours: OwnHours = {
  corrections: [],
  locks: [],
  days: [row('2026-11-13', 10), row('2026-11-17', 7), row('2026-11-20', 8)],
  punches: [],
  today: { day: '2026-11-22', worked: 2 * hour, state: 'in' },
  week: { worked: 17 * hour },
  month: { worked: 27 * hour },
  next: null,
  silent: [],
};

it('PORTAL-12 draws the week from Monday to Sunday, today with what has grown', () => {
  expect(weekDays(hours, hour).map((one) => one.worked / hour)).toEqual([0, 7, 0, 0, 8, 0, 3]);
  expect(
    weekDays(hours, 0)
      .filter((one) => one.today)
      .map((one) => one.day),
  ).toEqual(['2026-11-22']);
});

it('PORTAL-12 draws every day of the month once, in weeks from Monday', () => {
  const weeks = monthWeeks(hours, 0);
  expect(weeks).toHaveLength(6);
  expect(weeks[0]).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
    expect.objectContaining({ day: '2026-11-01' }),
  ]);
  const days = weeks.flat().filter((one) => one !== null);
  expect(days).toHaveLength(30);
  expect(days.filter((one) => one.ahead)).toHaveLength(8);
  expect(days.find((one) => one.day === '2026-11-13')?.worked).toBe(10 * hour);
});

it('PORTAL-12 grows while somebody is in, from the moment that was watched, and not on a break', () => {
  expect(grownSince(hours, 1000, 4000, 5000)).toBe(1000);
  expect(grownSince({ ...hours, today: { ...hours.today, state: 'break' } }, 0, 0, 5000)).toBe(0);
});
