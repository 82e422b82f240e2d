import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf } from '../testing/ids.ts';
import { parisAt, shiftOn } from '../testing/plan.ts';
import { paris } from '../testing/punches.ts';
import { addDays, businessDay, weekdayOf } from '../time/business-day.ts';
import { formatTime } from '../time/format.ts';
import { movedBy, movedToWeek, shiftsOfTemplate, spanOn, templateOf } from './copy.ts';
import { type ShiftContent, longestShift, shiftContentSchema } from './shift.ts';

const { zone } = paris;
const hour = 3_600_000;
const wall = ({ start, end }: { start: number; end: number }) => [
  businessDay(start, zone, 0),
  formatTime(start, zone),
  formatTime(end, zone),
];
const content = (of: { start: number; end: number; pause: number }): ShiftContent => {
  const { start, end, pause } = of;
  return { start, end, pause, person: idOf('p', 1), position: null, team: null, noteText: null };
};

describe('a shift on another day', () => {
  it('PLAN-52 keeps its times of the wall clock over both changes of the clocks', () => {
    const night = shiftOn('2026-10-17 22:00-06:00/30');
    const autumn = movedBy(night, 7, zone);
    expect(wall(autumn)).toEqual(['2026-10-24', '22:00', '06:00']);
    expect(autumn.end - autumn.start).toBe(9 * hour);
    expect(autumn).toMatchObject({ id: night.id, pause: 30 });
    const spring = movedBy(shiftOn('2027-03-20 22:00-06:00'), 7, zone);
    expect(wall(spring)).toEqual(['2027-03-27', '22:00', '06:00']);
    expect(spring.end - spring.start).toBe(7 * hour);
    expect(movedBy(autumn, -7, zone)).toEqual(night);
  });

  it('PLAN-52 has a length and a pause that fit where the clocks change', () => {
    // 02:30 is skipped; of 02:00–04:00 one hour is left, and its pause was an hour.
    const gone = movedBy(shiftOn('2027-03-27 02:00-04:00/60'), 1, zone);
    expect(gone.end - gone.start).toBe(hour);
    expect(gone.pause).toBe(59);
    const whole = movedBy(shiftOn('2026-10-17 20:00-20:00'), 7, zone);
    expect(whole.end - whole.start).toBe(longestShift);
    // From the second half past two to a quarter past the first one's place on another day.
    const late = {
      start: parisAt('2026-10-25 02:45'),
      end: parisAt('2026-10-25 02:45') + hour / 2,
    };
    expect(wall(late)).toEqual(['2026-10-25', '02:45', '02:15']);
    const moved = movedBy({ ...late, pause: 0 }, 7, zone);
    expect(wall(moved)).toEqual(['2026-11-01', '02:45', '03:15']);
  });

  it('PLAN-52 wherever it goes, it is a shift, on the day that was meant', () => {
    const minutes = fc.integer({ min: 0, max: 500 * 24 * 60 });
    const days = fc.integer({ min: -200, max: 200 });
    fc.assert(
      fc.property(
        minutes,
        fc.integer({ min: 1, max: 1440 }),
        fc.nat(480),
        days,
        (at, length, pause, by) => {
          const start = parisAt('2026-01-05 00:00') + at * 60_000;
          const shift = { start, end: start + length * 60_000, pause: Math.min(pause, length - 1) };
          const moved = movedBy(shift, by, zone);
          expect(shiftContentSchema.safeParse(content(moved)).success).toBe(true);
          expect(businessDay(moved.start, zone, 0)).toBe(addDays(businessDay(start, zone, 0), by));
        },
      ),
    );
  });

  it('PLAN-52 a whole week goes to another', () => {
    const week = [shiftOn('2026-10-19 09:00-17:00', 1), shiftOn('2026-10-25 09:00-17:00', 2)];
    const moved = movedToWeek(week, { from: '2026-10-19', to: '2026-11-02' }, zone);
    expect(moved.map(wall)).toEqual([
      ['2026-11-02', '09:00', '17:00'],
      ['2026-11-08', '09:00', '17:00'],
    ]);
  });
});

describe('templates', () => {
  it('PLAN-52 times before the cut-off stand on the next calendar day, and an end at or before its start on the day after', () => {
    const of = (from: string, to: string) => wall(spanOn('2026-11-23', { from, to }, paris));
    expect(of('09:00', '17:00')).toEqual(['2026-11-23', '09:00', '17:00']);
    expect(of('18:00', '02:00')).toEqual(['2026-11-23', '18:00', '02:00']);
    expect(of('01:00', '04:00')).toEqual(['2026-11-24', '01:00', '04:00']);
    const skipped = spanOn('2027-03-27', { from: '02:30', to: '03:15' }, paris);
    expect(skipped.end - skipped.start).toBe((3 * hour) / 4);
  });

  it('PLAN-52 a week made a template and planned again is the same week', () => {
    const person = { person: idOf('p', 1), position: null, team: null };
    const shift = fc.record({
      day: fc.integer({ min: 0, max: 6 }),
      from: fc.integer({ min: 0, max: 95 }),
      length: fc.integer({ min: 1, max: 95 }),
    });
    fc.assert(
      fc.property(fc.array(shift, { maxLength: 20 }), (some) => {
        const monday = '2026-11-23';
        const shifts = some.map(({ day, from, length }) => {
          // Business days begin at five.
          const start = parisAt(`${addDays(monday, day)} 05:00`) + from * (hour / 4);
          return { ...person, start, end: start + length * (hour / 4), pause: 0 };
        });
        const again = shiftsOfTemplate(templateOf(shifts, paris), monday, paris);
        const ordered = shifts.sort((a, b) => a.start - b.start || a.end - b.end);
        expect(again).toEqual(ordered);
      }),
    );
  });

  it('PLAN-52 a weekday is that of the business day', () => {
    const shift = {
      ...shiftOn('2026-11-24 02:00-04:00'),
      person: null,
      position: null,
      team: null,
    };
    const template = templateOf([shift], paris);
    expect(template.shifts).toMatchObject([{ weekday: 1, start: '02:00', end: '04:00' }]);
    const [planned] = shiftsOfTemplate(template, '2026-11-30', paris);
    expect(weekdayOf(businessDay(planned!.start, zone, 0))).toBe(2);
  });
});
