import { describe, expect, it } from 'vitest';
import { judge, type SheetCase } from './cases/case.ts';
import { corrected } from './cases/corrected.ts';
import { limits } from './cases/limits.ts';
import { nights } from './cases/nights.ts';
import { pay } from './cases/pay.ts';
import { places } from './cases/places.ts';
import { plain } from './cases/plain.ts';

const table = [...plain, ...nights, ...pay, ...places, ...corrected, ...limits];
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
  it.each(casesOf('SHEET-26'))('K24 SHEET-26 $name: $why', hold);
  it.each(casesOf('SHEET-27'))('SHEET-27 $name: $why', hold);
  it.each(casesOf('SHEET-28'))('SHEET-28 $name: $why', hold);
  it.each(casesOf('SHEET-29'))('O13 SHEET-29 $name: $why', hold);
  it.each(casesOf('SHEET-31'))('SHEET-31 $name: $why', hold);
  it.each(casesOf('SHEET-32'))('SHEET-32 $name: $why', hold);

  it('SHEET-18 every case of the table is judged', () => {
    const judged = [9, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 31, 32];
    expect(judged.flatMap((rule) => casesOf(`SHEET-${rule}`))).toHaveLength(table.length);
    expect(table.length).toBeGreaterThanOrEqual(60);
    expect(new Set(table.map(({ name, why }) => `${name} ${why}`)).size).toBe(table.length);
  });
});
