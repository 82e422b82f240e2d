import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf } from '../testing/ids.ts';
import { formatTime } from '../time/format.ts';
import { punchAt, punchLine } from '../testing/punches.ts';
import { dayOfPunch, openPeriod, pairByPerson, pairPunches, type Period } from './pairing.ts';
import { stretchesOf, workedOf } from './worked.ts';

/** Periods as a line: `09:00–17:00 (12:00–12:30)`, `…` where there is no end, `!` where it is unresolved. */
function lineOf(period: Period): string {
  const time = (at: number | null) => (at === null ? '…' : formatTime(at, 'Europe/Paris'));
  const breaks = period.breaks.map(({ start, end }) => ` (${time(start)}–${time(end)})`).join('');
  return `${time(period.start)}–${time(period.end)}${breaks}${period.unresolved ? ' !' : ''}`;
}

/**
 * Worked out by hand: rule, date of the first punch, punches, periods, minutes (nothing live), orphans.
 * In Paris 02:00 becomes 03:00 on 29 March 2026, and 03:00 becomes 02:00 on 25 October 2026.
 */
const table: [string, string, string, string, number, number][] = [
  ['SHEET-1', '2026-11-20', '+09:00 -17:00', '09:00–17:00', 480, 0],
  ['SHEET-1', '2026-11-20', '+09:00:30 -09:01:29', '09:00–09:01', 0, 0],
  ['SHEET-1', '2026-11-20', '+09:00', '09:00–…', 0, 0],
  ['SHEET-1', '2026-11-20', '+10:00 -14:30 +18:00 -23:15', '10:00–14:30, 18:00–23:15', 585, 0],
  ['SHEET-1', '2026-11-20', '+09:00 -12:00 +12:01 -17:00', '09:00–12:00, 12:01–17:00', 479, 0],
  [
    'SHEET-1',
    '2026-11-20',
    '+07:00 -08:00 +10:00 -11:00 +13:00 -14:00',
    '07:00–08:00, 10:00–11:00, 13:00–14:00',
    180,
    0,
  ],
  ['SHEET-1', '2026-11-20', '+09:00 ~(12:00 -17:00', '09:00–17:00', 480, 0],
  ['SHEET-1', '2026-11-20', '~+08:00 +09:00 -17:00', '09:00–17:00', 480, 0],
  ['SHEET-1', '2026-11-20', '+09:00 ~-12:00 -17:00', '09:00–17:00', 480, 0],
  ['SHEET-1', '2026-11-20', '~+09:00 ~-17:00', '', 0, 0],
  ['SHEET-2', '2026-11-20', '+09:00 (12:00 )12:30 -17:00', '09:00–17:00 (12:00–12:30)', 450, 0],
  [
    'SHEET-2',
    '2026-11-20',
    '+09:00 (10:00 )10:15 (12:00 )13:00 (15:00 )15:05 -17:00',
    '09:00–17:00 (10:00–10:15) (12:00–13:00) (15:00–15:05)',
    400,
    0,
  ],
  ['SHEET-2', '2026-11-20', '+09:00 (12:00 -12:45', '09:00–12:45 (12:00–12:45)', 180, 0],
  ['SHEET-2', '2026-11-20', '+09:00 (12:00', '09:00–… (12:00–…)', 180, 0],
  [
    'SHEET-2',
    '2026-11-20',
    '+09:00 (12:00 (12:05 )12:30 -17:00',
    '09:00–17:00 (12:00–12:30)',
    450,
    0,
  ],
  [
    'SHEET-2',
    '2026-11-20',
    '+09:00 (12:00 )12:30 )12:31 -17:00',
    '09:00–17:00 (12:00–12:30)',
    450,
    0,
  ],
  ['SHEET-2', '2026-11-20', '+09:00 )12:30 -17:00', '09:00–17:00', 480, 0],
  [
    'SHEET-2',
    '2026-11-20',
    '+09:00 (09:00:01 )09:00:02 -17:00',
    '09:00–17:00 (09:00–09:00)',
    479,
    0,
  ],
  [
    'SHEET-2',
    '2026-11-20',
    '+09:00 (12:00 ~)12:30 )13:00 -17:00',
    '09:00–17:00 (12:00–13:00)',
    420,
    0,
  ],
  ['SHEET-2', '2026-11-20', '+09:00 (12:00 )14:00 -17:00', '09:00–17:00 (12:00–14:00)', 360, 0],
  ['SHEET-3', '2026-11-20', '+09:00 +09:00:02 -17:00', '09:00–17:00', 480, 0],
  ['SHEET-3', '2026-11-20', '+09:00 +10:00 -17:00', '09:00–17:00', 480, 0],
  ['SHEET-3', '2026-11-20', '+09:00 +09:50 +10:40 -17:00', '09:00–17:00', 480, 0],
  ['SHEET-3', '2026-11-20', '+09:00 (12:00 +12:45 -17:00', '09:00–17:00 (12:00–12:45)', 435, 0],
  [
    'SHEET-3',
    '2026-11-20',
    '+09:00 (12:00 )13:00 +13:20 -17:00',
    '09:00–17:00 (12:00–13:00)',
    420,
    0,
  ],
  ['SHEET-4', '2026-11-20', '+09:00 +10:00:01 -17:00', '09:00–… !, 10:00–17:00', 419, 0],
  ['SHEET-4', '2026-11-20', '+10:00 +18:00 -23:00', '10:00–… !, 18:00–23:00', 300, 0],
  ['SHEET-4', '2026-11-20', '+18:00 +09:00 -17:00', '18:00–… !, 09:00–17:00', 480, 0],
  [
    'SHEET-4',
    '2026-11-20',
    '+18:00 (21:00 )21:30 +09:00 -17:00',
    '18:00–… (21:00–21:30) !, 09:00–17:00',
    660,
    0,
  ],
  [
    'SHEET-4',
    '2026-11-20',
    '+18:00 (21:00 +09:00 -17:00',
    '18:00–… (21:00–…) !, 09:00–17:00',
    660,
    0,
  ],
  ['SHEET-4', '2026-11-20', '+18:00 +09:00 +18:00', '18:00–… !, 09:00–… !, 18:00–…', 0, 0],
  ['SHEET-4', '2026-11-20', '+18:00 -23:00 +09:00 -17:00', '18:00–23:00, 09:00–17:00', 780, 0],
  ['SHEET-5', '2026-11-20', '+09:00 -17:00 -17:00:03', '09:00–17:00', 480, 0],
  ['SHEET-5', '2026-11-20', '+09:00 -17:00 -18:00', '09:00–17:00', 480, 0],
  [
    'SHEET-5',
    '2026-11-20',
    '+09:00 -17:00 -17:30 +19:00 -22:00',
    '09:00–17:00, 19:00–22:00',
    660,
    0,
  ],
  ['SHEET-6', '2026-11-20', '+09:00 -17:00 -18:00:01', '09:00–17:00', 480, 1],
  ['SHEET-6', '2026-11-20', '-17:00', '', 0, 1],
  ['SHEET-6', '2026-11-20', '(12:00 )12:30 -17:00', '', 0, 3],
  ['SHEET-6', '2026-11-20', '-08:00 +09:00 -17:00', '09:00–17:00', 480, 1],
  ['SHEET-6', '2026-11-20', '+09:00 -12:00 )12:30 -17:00', '09:00–12:00', 180, 2],
  ['SHEET-9', '2026-11-20', '+22:00 -06:30', '22:00–06:30', 510, 0],
  ['SHEET-9', '2026-11-20', '+18:00 (23:50 )00:20 -02:00', '18:00–02:00 (23:50–00:20)', 450, 0],
  ['SHEET-9', '2026-11-20', '+04:30 -05:30', '04:30–05:30', 60, 0],
  ['SHEET-9', '2026-11-22', '+23:00 -05:00', '23:00–05:00', 360, 0],
  ['SHEET-9', '2026-03-28', '+18:00 -04:00', '18:00–04:00', 540, 0],
  ['SHEET-9', '2026-03-28', '+22:00 (01:30 )03:30 -06:00', '22:00–06:00 (01:30–03:30)', 360, 0],
  ['SHEET-9', '2026-03-29', '+01:59 -03:00', '01:59–03:00', 1, 0],
  ['SHEET-9', '2026-10-24', '+18:00 -04:00', '18:00–04:00', 660, 0],
  ['SHEET-9', '2026-10-24', '+22:00 (01:30 )03:30 -06:00', '22:00–06:00 (01:30–03:30)', 360, 0],
  ['SHEET-9', '2026-10-25', '+01:59 -03:00', '01:59–03:00', 121, 0],
  ['SHEET-9', '2026-12-31', '+19:00 -03:00', '19:00–03:00', 480, 0],
];

type Row = [date: string, line: string, periods: string, minutes: number, orphans: number];
const rowsOf = (rule: string): Row[] =>
  table.filter(([of]) => of === rule).map(([, ...row]) => row);

function judge(...[date, line, expected, minutes, orphans]: Row): void {
  const found = pairPunches(punchLine(date, line));
  expect(found.periods.map(lineOf).join(', ')).toBe(expected);
  const worked = found.periods.reduce((sum, period) => sum + workedOf(period, null), 0);
  expect(Math.floor(worked / 60_000)).toBe(minutes);
  expect(found.orphans).toHaveLength(orphans);
}

describe('pairing, by hand', () => {
  it.each(rowsOf('SHEET-1'))('SHEET-1 arrival to departure: %s %s is %s', judge);
  it.each(rowsOf('SHEET-2'))('SHEET-2 breaks: %s %s is %s', judge);
  it.each(rowsOf('SHEET-3'))('SHEET-3 a repeated arrival: %s %s is %s', judge);
  it.each(rowsOf('SHEET-4'))('SHEET-4 a forgotten departure: %s %s is %s', judge);
  it.each(rowsOf('SHEET-5'))('SHEET-5 a repeated departure: %s %s is %s', judge);
  it.each(rowsOf('SHEET-6'))('SHEET-6 a missing arrival: %s %s is %s', judge);
  it.each(rowsOf('SHEET-9'))('SHEET-9 nights and changes of the clock: %s %s is %s', judge);

  it('SHEET-1 every line of the table is judged', () => {
    const rules = ['SHEET-1', 'SHEET-2', 'SHEET-3', 'SHEET-4', 'SHEET-5', 'SHEET-6', 'SHEET-9'];
    expect(rules.flatMap(rowsOf)).toHaveLength(table.length);
  });
});

describe('pairing', () => {
  it('SHEET-1 says which punches open and close a period, and what is doubtful about it', () => {
    const punches = [
      punchAt('in', '2026-11-20T09:00:00Z', 1),
      punchAt('out', '2026-11-20T17:00:00Z', 2, { declared: true, receivedAt: null }),
      punchAt('in', '2026-11-20T19:00:00Z', 3),
    ];
    const [first, second] = pairPunches(punches).periods;
    expect(first).toMatchObject({ opens: punches[0]!.id, closes: punches[1]!.id });
    expect(first).toMatchObject({ declared: true, pending: true, day: '2026-11-20' });
    expect(second).toMatchObject({ closes: null, declared: false, pending: false });
  });

  it('SHEET-1 the open period is the last one, while it has no end', () => {
    expect(openPeriod([])).toBeNull();
    expect(openPeriod(pairPunches(punchLine('2026-11-20', '+09:00 -17:00')).periods)).toBeNull();
    const { periods } = pairPunches(punchLine('2026-11-20', '+09:00 -12:00 +14:00 (15:00'));
    expect(openPeriod(periods)).toBe(periods[1]);
  });

  it('SHEET-4 a declared departure closes the earlier period, and both count', () => {
    const forgot = punchLine('2026-11-20', '+18:00 +09:00 -17:00');
    const declared = punchAt('out', '2026-11-20T23:00:00+01:00', 9, { declared: true });
    const { periods } = pairPunches([...forgot, declared]);
    expect(periods.map(lineOf)).toEqual(['18:00–23:00', '09:00–17:00']);
    expect(periods.map((period) => period.declared)).toEqual([true, false]);
  });

  it('SHEET-9 a night belongs to the business day of its arrival, a late arrival to the day before', () => {
    const days = (date: string, line: string) =>
      pairPunches(punchLine(date, line)).periods.map((period) => period.day);
    expect(days('2026-11-20', '+22:00 -06:30')).toEqual(['2026-11-20']);
    expect(days('2026-11-21', '+04:30 -05:30')).toEqual(['2026-11-20']);
    expect(days('2026-11-21', '+05:00 -05:30')).toEqual(['2026-11-21']);
    expect(days('2026-03-28', '+22:00 -05:30')).toEqual(['2026-03-28']);
    // The second 02:30 of the autumn night is before the cut-off too.
    expect(days('2026-10-25', '+02:30 -05:30')).toEqual(['2026-10-24']);
  });

  it('SHEET-1 people are paired apart, and those who are not in the list are left out', () => {
    const punches = [
      punchAt('in', 1_000, 1, { person: idOf('p', 1) }),
      punchAt('in', 2_000, 2, { person: idOf('p', 2) }),
      punchAt('out', 3_000, 3, { person: idOf('p', 1) }),
      punchAt('in', 4_000, 4, { person: null, name: 'Zoé' }),
    ];
    const found = pairByPerson(punches);
    expect([...found.keys()].sort()).toEqual([idOf('p', 1), idOf('p', 2)]);
    expect(found.get(idOf('p', 1))?.periods).toMatchObject([{ start: 1_000, end: 3_000 }]);
    expect(found.get(idOf('p', 2))?.periods).toMatchObject([{ start: 2_000, end: null }]);
  });
});

const types = ['in', 'break-start', 'break-end', 'out'] as const;
const anyPunches = fc
  .array(
    fc.record({
      type: fc.constantFrom(...types),
      at: fc.integer({ min: 0, max: 3 * 86_400 }),
      device: fc.integer({ min: 1, max: 3 }),
      cancelled: fc.boolean(),
    }),
    { maxLength: 14 },
  )
  .map((made) => {
    const start = Date.parse('2026-11-20T06:00:00Z');
    return made.map(({ type, at, device, cancelled }, index) =>
      punchAt(type, start + at * 1_000, index, {
        device: idOf('d', device),
        cancelledBy: cancelled ? idOf('c', index) : null,
      }),
    );
  });

describe('whatever was punched', () => {
  it('SHEET-1 O8 the order of arrival does not matter', () => {
    fc.assert(
      fc.property(anyPunches, fc.func(fc.integer()), (punches, key) => {
        const shuffled = [...punches].sort((a, b) => key(a.id) - key(b.id));
        expect(pairPunches(shuffled)).toEqual(pairPunches(punches));
      }),
    );
  });

  it('SHEET-1 the punches that are given are not changed', () => {
    fc.assert(
      fc.property(anyPunches, (punches) => {
        const before = JSON.stringify(punches);
        pairPunches(punches);
        expect(JSON.stringify(punches)).toBe(before);
      }),
    );
  });

  it('SHEET-7 no period and no stretch of work is negative or overlaps the next', () => {
    fc.assert(
      fc.property(anyPunches, (punches) => {
        const stretches = pairPunches(punches).periods.flatMap((one) => stretchesOf(one, null));
        let end = 0;
        for (const stretch of stretches) {
          expect(stretch.start).toBeGreaterThanOrEqual(end);
          expect(stretch.end).toBeGreaterThan(stretch.start);
          ({ end } = stretch);
        }
      }),
    );
  });

  it('SHEET-6 every punch that counts opens a period, falls within one, repeats, or is an orphan', () => {
    fc.assert(
      fc.property(anyPunches, (punches) => {
        const { periods, orphans } = pairPunches(punches);
        const counting = punches.filter((punch) => punch.cancelledBy === null);
        const outside = counting.filter(
          (punch) =>
            !orphans.includes(punch.id) &&
            !periods.some((one) => {
              const end = one.end === null ? one.provenUntil : one.end + 3_600_000;
              return punch.at >= one.start && punch.at <= end;
            }),
        );
        expect(outside).toEqual([]);
        expect(periods.filter((one) => one.end === null && !one.unresolved).length).toBeLessThan(2);
      }),
    );
  });
});

it('SHEET-9 every punch of a period makes hours of the day of its arrival; one without a period stands under its own', () => {
  const night = punchLine('2026-11-20', '+22:00 (02:00 )05:30 -06:30');
  expect(night.map((punch) => punch.day)).toEqual([
    ...['2026-11-20', '2026-11-20', '2026-11-21', '2026-11-21'],
  ]);
  expect(new Set(night.map((punch) => dayOfPunch(night, punch)))).toEqual(new Set(['2026-11-20']));
  const orphan = punchLine('2026-11-20', '+09:00 -17:00 -06:30');
  expect(dayOfPunch(orphan, orphan[2]!)).toBe('2026-11-21');
});
