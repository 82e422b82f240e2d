import { expect, it } from 'vitest';
import { addDays } from '../time/business-day.ts';
import { easterSunday, holidayOn } from './holidays.ts';

it('SHEET-32 Easter of a century, as calendars print it', () => {
  const printed = {
    1961: '1961-04-02',
    2000: '2000-04-23',
    2008: '2008-03-23',
    2011: '2011-04-24',
    2024: '2024-03-31',
    2025: '2025-04-20',
    2026: '2026-04-05',
    2027: '2027-03-28',
    2038: '2038-04-25',
    2076: '2076-04-19',
    2285: '2285-03-22',
  };
  for (const [year, date] of Object.entries(printed)) expect(easterSunday(Number(year))).toBe(date);
});

it('SHEET-32 eleven holidays a year, thirteen in Alsace and Moselle', () => {
  const days = Array.from({ length: 365 }, (_, index) => addDays('2026-01-01', index));
  const found = (where: 'none' | 'france' | 'alsace-moselle') =>
    days.filter((day) => holidayOn(day, where) !== null);
  expect(found('none')).toEqual([]);
  expect(found('france')).toEqual([
    ...['2026-01-01', '2026-04-06', '2026-05-01', '2026-05-08', '2026-05-14', '2026-05-25'],
    ...['2026-07-14', '2026-08-15', '2026-11-01', '2026-11-11', '2026-12-25'],
  ]);
  const both = new Set([...found('france'), '2026-04-03', '2026-12-26']);
  expect(new Set(found('alsace-moselle'))).toEqual(both);
});

it('SHEET-32 where two fall together, there is one: 1 May 2008 was Ascension too', () => {
  expect(holidayOn('2008-05-01', 'france')).toBe('labour-day');
});
