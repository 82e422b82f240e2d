import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf } from '../testing/ids.ts';
import { punchAt, punchLine } from '../testing/punches.ts';
import { addDays } from '../time/business-day.ts';
import { minutesOf } from '../time/format.ts';
import { dayRow } from './day-row.ts';
import { forgottenDeparture, openPeriodLimitOf, plannedEndGrace } from './forgotten.ts';
import { pairPunches } from './pairing.ts';
import { breaksOf, workedByDay, workedOf, workedOfDay, workedOfWeek } from './worked.ts';

const hour = 3_600_000;
const minute = 60_000;
const day = '2026-11-20';
const clock = (time: string, date = day) => Date.parse(`${date}T${time}:00+01:00`);
const periodsOf = (line: string, date = day) => pairPunches(punchLine(date, line)).periods;
const live = (time: string, date = day) => ({ now: clock(time, date), openPeriodLimit: 12 * 60 });

describe('an open period', () => {
  const [open] = periodsOf('+09:00 (12:00 )12:30');

  it('SHEET-8 counts live up to now', () => {
    expect(workedOf(open!, live('14:00'))).toBe(4.5 * hour);
    expect(breaksOf(open!, live('14:00'))).toBe(30 * minute);
  });

  it('SHEET-8 on break the work stands still and the break grows', () => {
    const [onBreak] = periodsOf('+09:00 (12:00');
    expect(workedOf(onBreak!, live('12:20'))).toBe(3 * hour);
    expect(workedOf(onBreak!, live('13:00'))).toBe(3 * hour);
    expect(breaksOf(onBreak!, live('12:20'))).toBe(20 * minute);
  });

  it('SHEET-8 beyond the limit counts only what its punches prove', () => {
    expect(workedOf(open!, live('21:00'))).toBe(11.5 * hour);
    expect(workedOf(open!, { ...live('21:00'), now: clock('21:00') + 1 })).toBe(3 * hour);
  });

  it('SHEET-8 where nothing is live, and when it is unresolved, counts what its punches prove', () => {
    expect(workedOf(open!, null)).toBe(3 * hour);
    const [unresolved] = periodsOf('+09:00 (12:00 )12:30 +15:00');
    expect(workedOf(unresolved!, live('15:30'))).toBe(3 * hour);
  });

  it('SHEET-8 a clock behind the last punch takes nothing back', () => {
    expect(workedOf(open!, live('08:00'))).toBe(3 * hour);
  });
});

describe('days and weeks', () => {
  it('SHEET-9 a day is the periods that began on it, with all their time', () => {
    const periods = periodsOf('+10:00 -14:00 +22:00 -06:00 +11:00 -12:00');
    expect(workedOfDay(periods, '2026-11-20', null)).toBe(12 * hour);
    expect(workedOfDay(periods, '2026-11-21', null)).toBe(hour);
    expect(workedOfDay(periods, '2026-11-22', null)).toBe(0);
  });

  it('SHEET-9 the night of Sunday stays in its week, though it ends on Monday', () => {
    const periods = periodsOf('+22:00 -06:00 +11:00 -12:00', '2026-11-22');
    expect(workedOfWeek(periods, '2026-11-22', null)).toBe(8 * hour);
    expect(workedOfWeek(periods, '2026-11-16', null)).toBe(8 * hour);
    expect(workedOfWeek(periods, '2026-11-23', null)).toBe(hour);
    expect([...workedByDay(periods, '2026-11-23', null)].slice(0, 2)).toEqual([
      ['2026-11-23', hour],
      ['2026-11-24', 0],
    ]);
  });

  it('TIME-7 seconds of several periods are summed before they are cut to a minute', () => {
    const periods = periodsOf('+09:00:00 -09:00:40 +10:00:00 -10:00:40');
    expect(minutesOf(workedOfDay(periods, day, null))).toBe(1);
  });
});

describe('whatever was punched', () => {
  const types = ['in', 'break-start', 'break-end', 'out'] as const;
  const start = clock('06:00');
  const punches = fc
    .array(
      fc.record({ type: fc.constantFrom(...types), at: fc.integer({ min: 0, max: 400_000 }) }),
      { maxLength: 12 },
    )
    .map((made) => made.map(({ type, at }, index) => punchAt(type, start + at * 1_000, index)));
  const states = fc.option(
    fc.record({
      now: fc.integer({ min: start, max: start + 6e8 }),
      openPeriodLimit: fc.integer({ min: 60, max: 1440 }),
    }),
  );

  it('SHEET-7 worked time and breaks are never negative and never longer than the period', () => {
    fc.assert(
      fc.property(punches, states, (made, at) => {
        for (const period of pairPunches(made).periods) {
          const [worked, breaks] = [workedOf(period, at), breaksOf(period, at)];
          expect(worked).toBeGreaterThanOrEqual(0);
          expect(breaks).toBeGreaterThanOrEqual(0);
          if (period.end !== null) expect(worked + breaks).toBe(period.end - period.start);
        }
      }),
    );
  });

  it('SHEET-7 SHEET-9 a week is the sum of its days, and days are the sum of the periods', () => {
    fc.assert(
      fc.property(punches, states, (made, at) => {
        const { periods } = pairPunches(made);
        const total = periods.reduce((sum, period) => sum + workedOf(period, at), 0);
        const days = Array.from({ length: 8 }, (_, index) => addDays('2026-11-19', index));
        expect(days.reduce((sum, date) => sum + workedOfDay(periods, date, at), 0)).toBe(total);
        const weeks =
          workedOfWeek(periods, '2026-11-20', at) + workedOfWeek(periods, '2026-11-23', at);
        expect(weeks).toBe(total);
      }),
    );
  });

  it('SHEET-7 two periods far apart count as much together as each alone', () => {
    fc.assert(
      fc.property(punches, punches, (a, b) => {
        const closed = [...a, punchAt('out', start + 400_001_000, 20)];
        const later = b.map((punch) => ({
          ...punch,
          id: idOf('w', punch.seq),
          at: punch.at + 500_000_000,
        }));
        const worked = (list: typeof a) =>
          pairPunches(list).periods.reduce((sum, period) => sum + workedOf(period, null), 0);
        expect(worked([...later, ...closed])).toBe(worked(closed) + worked(later));
      }),
    );
  });
});

describe('row of a finished day', () => {
  it('SHEET-11 holds worked time, breaks and periods', () => {
    const periods = periodsOf('+09:00 (12:00 )12:30 -14:00 +18:00 -23:00');
    expect(dayRow(idOf('p', 1), day, periods)).toEqual({
      person: idOf('p', 1),
      day,
      worked: 9.5 * hour,
      breaks: 30 * minute,
      periods: [
        { start: clock('09:00'), end: clock('14:00') },
        { start: clock('18:00'), end: clock('23:00') },
      ],
    });
  });

  it('SHEET-11 what was never closed has no end, and a day without a period no row', () => {
    const periods = periodsOf('+18:00 +09:00 -10:00');
    expect(dayRow(idOf('p', 1), day, periods)).toMatchObject({
      worked: 0,
      periods: [{ start: clock('18:00'), end: null }],
    });
    expect(dayRow(idOf('p', 1), '2026-11-22', periods)).toBeNull();
  });
});

describe('« J’ai oublié de pointer mon départ »', () => {
  const [open] = periodsOf('+09:00');
  const at = (time: string, plannedEnd: string | null = null) => ({
    ...live(time),
    plannedEnd: plannedEnd === null ? null : clock(plannedEnd),
  });

  it('SHEET-10 is offered while a period is open, and only then', () => {
    expect(forgottenDeparture(open!, at('10:00'))).toEqual({
      since: clock('09:00'),
      proposed: false,
      tooLong: false,
    });
    expect(forgottenDeparture(null, at('10:00'))).toBeNull();
  });

  it('K24 SHEET-10 is proposed beyond the limit of the establishment', () => {
    expect(forgottenDeparture(open!, at('21:00'))?.proposed).toBe(false);
    expect(forgottenDeparture(open!, at('21:00'))?.tooLong).toBe(false);
    expect(forgottenDeparture(open!, at('21:01'))).toMatchObject({ proposed: true, tooLong: true });
  });

  it('SHEET-10 is proposed when the period crosses the planned end, after some grace', () => {
    const grace = at('15:00', '15:00');
    const crossed = { ...grace, now: grace.now + plannedEndGrace };
    expect(forgottenDeparture(open!, crossed)?.proposed).toBe(false);
    expect(forgottenDeparture(open!, { ...crossed, now: crossed.now + 1 })?.proposed).toBe(true);
    // The shift of before the arrival says nothing about this period.
    expect(forgottenDeparture(open!, at('15:00', '08:30'))?.proposed).toBe(false);
  });

  it("K24 SHEET-17 a person's own limit replaces the one of the establishment, and makes no hours", () => {
    const store = { openPeriodLimit: 12 * 60 };
    const own = openPeriodLimitOf({ openPeriodLimit: 4 * 60 }, store);
    expect(own).toBe(240);
    expect(openPeriodLimitOf({ openPeriodLimit: null }, store)).toBe(720);
    expect(openPeriodLimitOf(undefined, store)).toBe(720);
    const [open] = periodsOf('+09:00');
    const at = (openPeriodLimit: number) => ({ now: clock('14:00'), openPeriodLimit });
    const asked = (limit: number) =>
      forgottenDeparture(open!, { ...at(limit), plannedEnd: null })?.proposed;
    expect([asked(own), asked(720)]).toEqual([true, false]);
    expect([workedOf(open!, at(own)), workedOf(open!, at(720))]).toEqual([0, 5 * hour]);
  });
});
