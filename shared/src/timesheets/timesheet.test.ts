import { describe, expect, it } from 'vitest';
import { inputOf, judge, noon, places, type SheetCase } from './cases/case.ts';
import { corrected } from './cases/corrected.ts';
import { limits } from './cases/limits.ts';
import { nights } from './cases/nights.ts';
import { pay } from './cases/pay.ts';
import { places as stores } from './cases/places.ts';
import { plain } from './cases/plain.ts';
import { timesheetOf } from './timesheet.ts';

const table = [...plain, ...nights, ...pay, ...stores, ...corrected, ...limits];
const casesOf = (rule: string) => table.filter((one) => one.rule === rule);

function hold(one: SheetCase): void {
  const [found, expected] = judge(one);
  expect(found).toEqual(expected);
}

describe('hours worked out by hand', () => {
  it.each(casesOf('SHEET-9'))('SHEET-9 $name: $why', hold);
  it.each(casesOf('SHEET-18'))('SHEET-18 $name: $why', hold);
  it.each(casesOf('SHEET-19'))('SHEET-19 $name: $why', hold);
  it.each(casesOf('SHEET-20'))('SHEET-20 $name: $why', hold);
  it.each(casesOf('SHEET-21'))('SHEET-21 $name: $why', hold);
  it.each(casesOf('SHEET-22'))('SHEET-22 $name: $why', hold);
  it.each(casesOf('SHEET-23'))('SHEET-23 $name: $why', hold);
  it.each(casesOf('SHEET-24'))('SHEET-24 $name: $why', hold);
  it.each(casesOf('SHEET-25'))('SHEET-25 $name: $why', hold);
  it.each(casesOf('SHEET-26'))('SHEET-26 $name: $why', hold);
  it.each(casesOf('SHEET-27'))('SHEET-27 $name: $why', hold);
  it.each(casesOf('SHEET-28'))('SHEET-28 $name: $why', hold);
  it.each(casesOf('SHEET-29'))('SHEET-29 $name: $why', hold);
  it.each(casesOf('SHEET-31'))('SHEET-31 $name: $why', hold);
  it.each(casesOf('SHEET-32'))('SHEET-32 $name: $why', hold);
  it.each(casesOf('SHEET-33'))('SHEET-33 $name: $why', hold);
  it.each(casesOf('SHEET-34'))('SHEET-34 $name: $why', hold);
  it.each(casesOf('SHEET-35'))('SHEET-35 $name: $why', hold);

  it('SHEET-18 every case of the table is judged', () => {
    const judged = [9, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 31, 32, 33, 34, 35];
    expect(judged.flatMap((rule) => casesOf(`SHEET-${rule}`))).toHaveLength(table.length);
    expect(table.length).toBeGreaterThanOrEqual(60);
    expect(new Set(table.map(({ name, why }) => `${name} ${why}`)).size).toBe(table.length);
  });
});

describe('what the server learns after a lock', () => {
  const closed: SheetCase = {
    ...{ rule: 'SHEET-20', name: '', why: '', from: '2026-11-20', line: '+09:00 -14:00' },
    ...{ locked: { from: '2026-11-01', to: '2026-11-30' }, expected: { worked: '' } },
  };
  const hour = 3_600_000;

  it('SHEET-20 a punch that is attached to the person after the lock is late', () => {
    const input = inputOf(closed);
    const attached = (at: number) =>
      input.punches.map((punch) => ({ ...punch, attached: { by: null, at } }));
    const paid = (at: number) => timesheetOf({ ...input, punches: attached(at) }).days[0]?.paid;
    expect(paid(noon)).toMatchObject({ worked: 5 * hour, late: 0 });
    expect(paid(noon + 1)).toMatchObject({ worked: 0, late: 5 * hour });
  });

  it('SHEET-20 a correction that was decided after the lock takes nothing from what is paid', () => {
    const input = inputOf({ ...closed, corrections: [{ remove: [2], add: '-12:00' }] });
    const decided = (at: number) => ({
      ...input,
      punches: input.punches.map((one) => (one.correction ? { ...one, receivedAt: at } : one)),
      corrections: input.corrections.map((row) => ({
        ...row,
        decision: row.decision && { ...row.decision, at },
      })),
    });
    const paid = (at: number) => timesheetOf(decided(at)).days[0]?.paid;
    expect(paid(noon)).toMatchObject({ worked: 3 * hour, late: 0 });
    expect(paid(noon + 1)).toMatchObject({ worked: 5 * hour, late: -2 * hour });
  });

  it('SHEET-20 a lock closes only what was worked in its establishment', () => {
    const input = inputOf({
      ...closed,
      line: '+09:00#late -12:00#late +14:00#B#late -16:00#B#late',
    });
    const [lock] = input.locks;
    const locks = [{ ...lock!, establishment: places.A }];
    const [day] = timesheetOf({ ...input, locks }).days;
    expect(day?.paid).toMatchObject({ worked: 2 * hour, late: 3 * hour });
    expect(day?.lock).toBe(lock?.id);
  });
});
