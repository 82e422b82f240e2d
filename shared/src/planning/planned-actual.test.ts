import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parisAt, shiftOn } from '../testing/plan.ts';
import { punchAt, punchLine } from '../testing/punches.ts';
import { pairPunches } from '../timesheets/pairing.ts';
import { plannedAgainstActual } from './planned-actual.ts';

const minute = 60_000;
const day = '2026-11-23';
const morning = shiftOn(`${day} 09:00-12:00`, 1);
const evening = shiftOn(`${day} 18:00-23:00`, 2);

function compare(line: string, now: string, shifts = [morning]) {
  const { periods } = pairPunches(line === '' ? [] : punchLine(day, line));
  return plannedAgainstActual(shifts, periods, { now: parisAt(`${day} ${now}`), tolerance: 5 });
}
const first = (...of: Parameters<typeof compare>) => compare(...of).shifts[0];

describe('one shift', () => {
  it('PLAN-59 within the tolerance is on time, beyond it late or early by all of it', () => {
    const arrival = (time: string) => first(`+${time} -12:00`, '13:00')?.arrival;
    expect(arrival('09:05')).toEqual({ kind: 'on-time', by: 0 });
    expect(arrival('08:55')).toEqual({ kind: 'on-time', by: 0 });
    expect(arrival('09:06')).toEqual({ kind: 'late', by: 6 * minute });
    expect(arrival('08:30')).toEqual({ kind: 'early', by: 30 * minute });
    const departure = (time: string) => first(`+09:00 -${time}`, '13:00')?.departure;
    expect(departure('11:40')).toEqual({ kind: 'early', by: 20 * minute });
    expect(departure('12:30')).toEqual({ kind: 'late', by: 30 * minute });
    expect(departure('12:04')).toEqual({ kind: 'on-time', by: 0 });
  });

  it('PLAN-59 before it, a moment late, missing, absent', () => {
    expect(first('', '08:59')).toMatchObject({ state: 'to-come', arrival: null });
    expect(first('', '09:05')).toMatchObject({ state: 'expected', arrival: null });
    expect(first('', '09:12')).toMatchObject({
      state: 'missing',
      arrival: { kind: 'late', by: 12 * minute },
    });
    expect(first('', '12:00')).toMatchObject({ state: 'absent', arrival: null, departure: null });
  });

  it('PLAN-59 somebody who is there has no departure yet; who came early came for it', () => {
    expect(first('+08:40', '08:45')).toMatchObject({
      state: 'present',
      arrival: { kind: 'early', by: 20 * minute },
      departure: null,
    });
    expect(first('+09:00 (10:00', '10:10')).toMatchObject({ state: 'present', departure: null });
    // Four hours before it, and gone again: that was something else.
    expect(compare('+05:00', '05:10').unplanned).toHaveLength(1);
    expect(compare('+08:00 -08:30', '08:45')).toMatchObject({
      shifts: [{ state: 'to-come' }],
      unplanned: [{}],
    });
  });

  it('PLAN-59 who left and came back came once and left once', () => {
    expect(first('+09:10 -10:00 +10:30 -11:30', '13:00')).toMatchObject({
      arrival: { kind: 'late', by: 10 * minute },
      departure: { kind: 'early', by: 30 * minute },
      periods: [{}, {}],
    });
  });

  it('PLAN-59 a departure that nobody punched says nothing of when somebody left', () => {
    const forgotten = pairPunches([
      punchAt('in', parisAt(`${day} 09:00`), 1),
      punchAt('in', parisAt('2026-11-24 09:00'), 2),
    ]).periods;
    const at = { now: parisAt('2026-11-24 10:00'), tolerance: 5 };
    expect(plannedAgainstActual([morning], forgotten, at)).toMatchObject({
      shifts: [{ state: 'done', departure: null }],
      unplanned: [{}],
    });
  });
});

describe('a day', () => {
  it('PLAN-59 work that nobody planned is told, and stands in no way', () => {
    expect(compare('+14:00 -16:00', '17:00')).toMatchObject({
      shifts: [{ state: 'absent' }],
      unplanned: [{}],
    });
    expect(compare('+14:00', '15:00', []).unplanned).toHaveLength(1);
  });

  it('PLAN-59 each half of a divided day is met by its own period', () => {
    const { shifts } = compare('+09:00 -12:00 +18:20 -23:00', '23:30', [evening, morning]);
    expect(shifts).toMatchObject([
      { shift: morning.id, arrival: { kind: 'on-time' }, departure: { kind: 'on-time' } },
      { shift: evening.id, arrival: { kind: 'late', by: 20 * minute } },
    ]);
  });

  it('PLAN-59 who stays through from one shift into the next neither left nor came between them', () => {
    const { shifts, unplanned } = compare('+09:00 -22:00', '23:30', [morning, evening]);
    expect(shifts).toMatchObject([
      { state: 'done', arrival: { kind: 'on-time' }, departure: null },
      { state: 'done', arrival: null, departure: { kind: 'early', by: 60 * minute } },
    ]);
    expect(unplanned).toEqual([]);
  });

  it('PLAN-59 whatever was punched: every period is in a shift or unplanned, and nobody was there who is absent', () => {
    const times = fc.uniqueArray(fc.nat(24 * 60), { maxLength: 10 });
    const plan = fc.array(fc.tuple(fc.nat(20 * 60), fc.integer({ min: 30, max: 400 })), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(times, plan, fc.nat(30 * 60), (moments, some, at) => {
        const midnight = parisAt(`${day} 00:00`);
        const punches = [...moments]
          .sort((a, b) => a - b)
          .map((one, index) => punchAt(index % 2 ? 'out' : 'in', midnight + one * minute, index));
        const now = Math.max(midnight + at * minute, ...punches.map((one) => one.at));
        const shifts = some.map(([from, length], index) => {
          const start = midnight + from * minute;
          return { ...shiftOn(`${day} 09:00-10:00`, index), start, end: start + length * minute };
        });
        const { periods } = pairPunches(punches);
        const told = plannedAgainstActual(shifts, periods, { now, tolerance: 5 });
        const met = new Set(told.shifts.flatMap((one) => one.periods));
        expect(met.size + told.unplanned.length).toBe(periods.length);
        for (const { state, periods: own, arrival } of told.shifts) {
          expect(own.length > 0).toBe(state === 'present' || state === 'done');
          if (arrival !== null) expect(arrival.by).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
