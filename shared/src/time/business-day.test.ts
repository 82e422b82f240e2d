import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  businessDay,
  dayBounds,
  instantOf,
  mondayOf,
  weekBounds,
  weekdayOf,
} from './business-day.ts';

const hour = 3_600_000;
const paris = 'Europe/Paris';
const at = (text: string) => Date.parse(text);

describe('business day', () => {
  it.each([
    ['2026-11-21T04:59:59+01:00', 5, '2026-11-20'],
    ['2026-11-21T05:00:00+01:00', 5, '2026-11-21'],
    ['2026-11-21T23:59:59+01:00', 5, '2026-11-21'],
    ['2026-11-22T01:30:00+01:00', 5, '2026-11-21'],
    ['2026-07-14T00:00:00+02:00', 0, '2026-07-14'],
    ['2026-07-13T23:59:59+02:00', 0, '2026-07-13'],
    ['2026-07-14T11:59:59+02:00', 12, '2026-07-13'],
    // The night that 02:00 becomes 03:00, and the night that 03:00 becomes 02:00.
    ['2026-03-29T01:59:59+01:00', 2, '2026-03-28'],
    ['2026-03-29T03:00:00+02:00', 2, '2026-03-29'],
    ['2026-03-29T04:59:59+02:00', 5, '2026-03-28'],
    ['2026-03-29T05:00:00+02:00', 5, '2026-03-29'],
    ['2026-10-25T02:59:59+02:00', 3, '2026-10-24'],
    ['2026-10-25T02:00:00+01:00', 3, '2026-10-24'],
    ['2026-10-25T03:00:00+01:00', 3, '2026-10-25'],
    ['2026-10-25T04:59:59+01:00', 5, '2026-10-24'],
    ['2026-10-25T05:00:00+01:00', 5, '2026-10-25'],
  ])('TIME-2 %s with the cut-off at %i belongs to %s', (text, cutOff, day) => {
    expect(businessDay(at(text), paris, cutOff)).toBe(day);
  });

  it('TIME-3 the night of spring makes a day of 23 hours, that of autumn one of 25', () => {
    const spring = dayBounds('2026-03-28', paris, 5);
    expect(spring).toEqual({
      start: at('2026-03-28T05:00:00+01:00'),
      end: at('2026-03-29T05:00:00+02:00'),
    });
    expect(spring.end - spring.start).toBe(23 * hour);
    const autumn = dayBounds('2026-10-24', paris, 5);
    expect(autumn.end - autumn.start).toBe(25 * hour);
    // A cut-off that spring skips: the day begins where the clock goes on.
    expect(dayBounds('2026-03-29', paris, 2).start).toBe(at('2026-03-29T03:00:00+02:00'));
  });

  const zones = ['Europe/Paris', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
  const instants = fc.integer({ min: at('2015-01-01'), max: at('2080-01-01') });

  it('TIME-3 every instant lies within its own business day, in every zone', () => {
    fc.assert(
      fc.property(
        instants,
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 12 }),
        (now, zone, cutOff) => {
          const bounds = dayBounds(businessDay(now, zone, cutOff), zone, cutOff);
          expect(bounds.start <= now && now < bounds.end).toBe(true);
        },
      ),
    );
  });

  it('TIME-3 the last instant before a day belongs to the day before, whatever the change', () => {
    for (let day = '2026-01-01'; day < '2027-01-01'; day = addDays(day, 1)) {
      for (const zone of zones) {
        for (const cutOff of [0, 2, 3, 5]) {
          const { start } = dayBounds(day, zone, cutOff);
          expect(businessDay(start, zone, cutOff)).toBe(day);
          expect(businessDay(start - 1, zone, cutOff)).toBe(addDays(day, -1));
        }
      }
    }
  });

  it('TIME-4 a week goes from Monday to Sunday, over years and changes of the clock', () => {
    expect(mondayOf('2026-11-21')).toBe('2026-11-16');
    expect(mondayOf('2026-11-16')).toBe('2026-11-16');
    expect(mondayOf('2027-01-03')).toBe('2026-12-28');
    expect(weekdayOf('2026-11-22')).toBe(7);
    expect(weekdayOf('1969-12-31')).toBe(3);
    const { start, end } = weekBounds('2026-03-23', paris, 5);
    expect(end - start).toBe(7 * 24 * hour - hour);
  });

  it('TIME-5 every instant that a journal can hold has a day with a four-digit year', () => {
    expect(businessDay(8_640_000_000_000_000, paris, 5)).toMatch(/^9999-12-\d\d$/);
    expect(businessDay(-1e15, 'America/New_York', 12)).toBe('1969-12-31');
  });

  it('TIME-6 an hour before the cut-off is the night of the business day', () => {
    expect(instantOf('2026-11-21', '23:30', paris, 5)).toBe(at('2026-11-21T23:30:00+01:00'));
    expect(instantOf('2026-11-21', '01:30', paris, 5)).toBe(at('2026-11-22T01:30:00+01:00'));
    expect(instantOf('2026-11-21', '05:00', paris, 5)).toBe(at('2026-11-21T05:00:00+01:00'));
  });

  it('TIME-6 an hour that spring skips moves on by the gap, one that autumn repeats is the first', () => {
    expect(instantOf('2026-03-28', '02:30', paris, 5)).toBe(at('2026-03-29T03:30:00+02:00'));
    expect(instantOf('2026-10-24', '02:30', paris, 5)).toBe(at('2026-10-25T02:30:00+02:00'));
  });
});
