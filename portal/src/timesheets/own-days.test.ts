import type { OwnHours } from '@comptoir/shared/timesheets/portal';
import type { Punch } from '@comptoir/shared/punches/punch';
import { describe, expect, it } from 'vitest';
import { askedRange, axisOf, ownDays } from './own-days.ts';

const zone = 'Europe/Paris';
const at = (day: string, time: string) => Date.parse(`${day}T${time}:00+01:00`);
let seq = 0;
const punch = (type: Punch['type'], day: string, time: string, date = day): Punch => ({
  id: `01930000-0000-7000-8000-${String(++seq).padStart(12, '0')}`,
  person: '01930000-0000-7000-8000-00000000000a',
  name: null,
  type,
  at: at(date, time),
  wall: at(date, time),
  receivedAt: at(date, time),
  day,
  device: '01930000-0000-7000-8000-00000000000d',
  epoch: '01930000-0000-7000-8000-00000000000e',
  seq,
  auth: 'pin',
  declared: false,
  cancelledBy: null,
  flags: [],
});

const hours: OwnHours = {
  corrections: [],
  locks: [],
  days: [
    {
      person: '01930000-0000-7000-8000-00000000000a',
      day: '2026-11-20',
      worked: 6 * 3_600_000,
      breaks: 0,
      periods: [],
    },
  ],
  punches: [
    punch('in', '2026-11-20', '18:00'),
    punch('out', '2026-11-20', '02:00', '2026-11-21'),
    punch('in', '2026-11-21', '09:00'),
    punch('in', '2026-11-22', '09:00'),
    punch('break-start', '2026-11-22', '12:00'),
    punch('break-end', '2026-11-22', '12:30'),
  ],
  today: { day: '2026-11-22', worked: 4.5 * 3_600_000, state: 'in' },
  week: { worked: 0 },
  month: { worked: 0 },
  next: null,
  silent: [],
};
const days = ownDays(hours, at('2026-11-22', '14:00'), zone, 10);

describe('the days that somebody sees of themself', () => {
  it('SHEET-44 an older answer has no today: what went on then is open, up to when it was loaded', () => {
    const [first] = ownDays(hours, at('2026-11-22', '14:00'), zone, 10, '2026-11-23');
    expect(first).toMatchObject({ day: '2026-11-22', current: false, worked: 4.5 * 3_600_000 });
    expect(first?.periods).toMatchObject([{ end: null, unresolved: false }]);
    expect(first?.stretches.map(({ to, end }) => [to, end])).toEqual([
      [12, 'closed'],
      [14, 'open'],
    ]);
  });

  it('come newest first, today among them, with what the server counted', () => {
    expect(days.map((one) => [one.day, one.worked / 3_600_000, one.current])).toEqual([
      ['2026-11-22', 4.5, true],
      ['2026-11-21', 0, false],
      ['2026-11-20', 6, false],
    ]);
  });

  it('draw a break as a gap, and what is going on up to now', () => {
    expect(days[0]?.stretches.map(({ from, to, end }) => [from, to, end])).toEqual([
      [9, 12, 'closed'],
      [12.5, 14, 'open'],
    ]);
  });

  it('draw a night on the day it began', () => {
    expect(days[2]?.stretches.map(({ from, to }) => [from, to])).toEqual([[18, 26]]);
    expect(axisOf(days)).toEqual({ from: 8, to: 26, hours: [8, 14, 20, 26] });
  });

  it('say that a departure is missing instead of inventing one', () => {
    expect(days[1]?.stretches.map(({ from, end }) => [from, end])).toEqual([[9, 'unknown']]);
    expect(days[1]?.periods).toEqual([
      { start: at('2026-11-21', '09:00'), end: null, unresolved: true },
    ]);
  });

  it('are asked for by calendar dates of the establishment', () => {
    expect(askedRange(at('2026-11-22', '00:30'), zone).to).toBe('2026-11-22');
    expect(askedRange(at('2026-11-22', '00:30'), zone).from).toBe('2026-10-19');
  });
});
