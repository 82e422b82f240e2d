import type { SheetPeriod } from '@comptoir/shared/timesheets/sheet';
import { describe, expect, it } from 'vitest';
import { axisAround, stretchesIn } from './day-drawing.ts';

const day = '2026-11-20';
const clock = (time: string, date = day) => Date.parse(`${date}T${time}:00+01:00`);
const period = (over: Partial<SheetPeriod>): SheetPeriod => ({
  ...{ start: clock('22:00'), end: null, breaks: [], opens: 'u1', closes: null },
  ...{ unresolved: false, declared: false, corrected: false, establishment: null },
  ...over,
});
const drawn = (over: Partial<SheetPeriod>) =>
  stretchesIn([period(over)], day, 'Europe/Paris').map(({ from, to, end }) => [from, to, end]);

describe('a day that is drawn', () => {
  it('PORTAL-24 cuts breaks out of a period, and goes on past midnight', () => {
    const breaks = [{ start: clock('01:00', '2026-11-21'), end: clock('01:30', '2026-11-21') }];
    expect(drawn({ breaks, end: clock('06:00', '2026-11-21') })).toEqual([
      [22, 25, 'closed'],
      [25.5, 30, 'closed'],
    ]);
  });

  it('PORTAL-24 shows an arrival without a departure, and does not say how long it was', () => {
    expect(drawn({ unresolved: true })).toEqual([[22, 22.5, 'unknown']]);
    const breaks = [{ start: clock('23:00'), end: null }];
    expect(drawn({ breaks })).toEqual([
      [22, 23, 'closed'],
      [23, 23, 'open'],
    ]);
  });

  it('PORTAL-24 has the hours of its stretches written, in few enough steps', () => {
    expect(axisAround([])).toEqual({ from: 8, to: 18, hours: [8, 10, 12, 14, 16, 18] });
    const night = axisAround(
      stretchesIn([period({ end: clock('06:00', '2026-11-21') })], day, 'Europe/Paris'),
    );
    expect(night).toMatchObject({ from: 8, to: 30, hours: [8, 14, 20, 26] });
  });
});
