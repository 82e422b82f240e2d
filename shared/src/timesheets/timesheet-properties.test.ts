import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultTimeRules, type TimeRules } from '../establishments/time-rules.ts';
import type { Punch } from '../punches/punch.ts';
import { punchTypes } from '../punches/operations.ts';
import { idOf } from '../testing/ids.ts';
import { paris, punchAt } from '../testing/punches.ts';
import { addDays } from '../time/business-day.ts';
import { exportLines } from './exports/lines.ts';
import { projectCorrection, setPunchAside, standCorrection } from './project.ts';
import type { Timesheet } from './sheet.ts';
import type { SheetInput } from './sheet-input.ts';
import { timesheetOf } from './timesheet.ts';

const minute = 60_000;
// Three weeks around the end of summer time: 12 October to 1 November 2026, and a public holiday.
const from = '2026-10-12';
const to = '2026-11-01';
const first = Date.parse('2026-10-09T05:00:00+02:00');
const minutes = 26 * 24 * 60;
const closedAt = Date.parse('2026-10-26T12:00:00+01:00');

const anyPunch = fc.record({
  minute: fc.integer({ min: 0, max: minutes }),
  type: fc.constantFrom(...punchTypes),
  device: fc.integer({ min: 1, max: 2 }),
  cancelled: fc.integer({ min: 0, max: 9 }).map((value) => value === 0),
  delay: fc.integer({ min: 0, max: 20 * 24 * 60 }),
});
const anyPunches = fc.array(anyPunch, { maxLength: 60 }).map((list) =>
  list.map(({ minute: of, type, device, cancelled, delay }, index) => {
    const at = first + of * minute;
    return punchAt(type, at, index + 1, {
      device: idOf('d', device),
      receivedAt: at + delay * minute,
      ...(cancelled && { cancelledBy: idOf('x', index), cancelledAt: at + (delay / 2) * minute }),
    });
  }),
);
const anyRules: fc.Arbitrary<TimeRules> = fc
  .record({
    rounding: fc.option(
      fc.record({
        minutes: fc.constantFrom(5, 6, 15, 30),
        mode: fc.constantFrom('nearest', 'down', 'up'),
      }),
    ),
    paidBreaks: fc.integer({ min: 0, max: 60 }),
  })
  .map((some) => ({ ...defaultTimeRules, ...some }));
const anyLocks = fc.boolean().map((closed) => (closed ? [lock] : []));
const lock = { id: idOf('l', 1), from: '2026-10-12', to: '2026-10-25', at: closedAt, rules: null };

function sheetOf(punches: readonly Punch[], changes: Partial<SheetInput> = {}): Timesheet {
  return timesheetOf({
    ...{ person: idOf('p', 1), from, to, punches, placeOf: () => null, establishment: null },
    ...{ shifts: null, corrections: [], locks: [], rule: paris, rules: defaultTimeRules },
    ...{ openPeriodLimit: 780, earlier: [], minorUntil: null },
    now: Date.parse('2026-12-01T12:00:00Z'),
    ...changes,
  });
}

describe('SHEET-30 whatever was punched', () => {
  it('SHEET-30 no hours are negative, and each step adds up', () => {
    fc.assert(
      fc.property(anyPunches, anyRules, anyLocks, (punches, rules, locks) => {
        const { days, totals } = sheetOf(punches, { rules, locks });
        for (const day of days) {
          const { worked, paidBreaks, rounding, total, late } = day.paid;
          const durations = [worked, paidBreaks, total, day.raw.worked, day.corrected.worked];
          for (const one of [...durations, ...Object.values(day.counters), day.amplitude]) {
            expect(one).toBeGreaterThanOrEqual(0);
          }
          expect(worked + paidBreaks + rounding).toBe(total);
          expect(worked + late).toBe(day.corrected.worked);
          expect(day.counters.night).toBeLessThanOrEqual(worked);
          expect(day.amplitude).toBeGreaterThanOrEqual(day.corrected.worked);
        }
        expect(totals.overtime.every(({ time }) => time >= 0)).toBe(true);
      }),
    );
  });

  it('O8 SHEET-30 neither the order of the list nor repetition matters', () => {
    const order = fc.func(fc.integer());
    fc.assert(
      fc.property(anyPunches, order, anyLocks, (punches, key, locks) => {
        const shuffled = [...punches, ...punches].sort((a, b) => key(a.id) - key(b.id));
        expect(sheetOf(shuffled, { locks })).toEqual(sheetOf(punches, { locks }));
      }),
    );
  });

  it('O8 SHEET-30 while nothing is closed, it does not matter when the punches arrived', () => {
    fc.assert(
      fc.property(anyPunches, (punches) => {
        const arrived = punches.map((punch) => ({ ...punch, receivedAt: closedAt }));
        expect(sheetOf(arrived)).toEqual(sheetOf(punches));
      }),
    );
  });

  it('SHEET-30 totals of a span are the sums of its parts', () => {
    const cut = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(anyPunches, cut, anyRules, anyLocks, (punches, days, rules, locks) => {
        const whole = sheetOf(punches, { rules, locks });
        const middle = addDays(from, days);
        const parts = [
          sheetOf(punches, { rules, locks, to: addDays(middle, -1) }),
          sheetOf(punches, { rules, locks, from: middle }),
        ];
        for (const key of ['raw', 'corrected', 'breaks', 'paid', 'late', 'daysWorked'] as const) {
          expect(sum(parts, ({ totals }) => totals[key])).toBe(whole.totals[key]);
        }
        for (const key of ['night', 'sunday', 'holiday'] as const) {
          expect(sum(parts, ({ totals }) => totals.counters[key])).toBe(whole.totals.counters[key]);
        }
        for (const step of [0, 1]) {
          const timeOf = ({ totals }: Timesheet) => totals.overtime[step]!.time;
          expect(sum(parts, timeOf)).toBe(timeOf(whole));
        }
        expect(parts.flatMap((part) => part.days)).toEqual(whole.days);
      }),
    );
  });

  it('SHEET-33 SHEET-34 EXPORT-11 what the stores pay is what the house pays, overtime included, step by step', () => {
    const anyPlaces = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 60, maxLength: 60 });
    const stores = [0, 1, 2].map((number) => idOf('e', number + 1));
    const anyTerms = fc.tuple(anyRules, anyRules, anyRules);
    const anyClosed = fc.tuple(fc.boolean(), fc.boolean(), fc.boolean());
    fc.assert(
      fc.property(
        ...([anyPunches, anyPlaces, anyTerms, anyClosed] as const),
        (punches, at, rules, closed) => {
          const places = new Map(punches.map(({ id }, index) => [id, stores[at[index]!]!]));
          const terms = new Map(
            stores.map((store, index) => [
              store,
              { rule: paris, rules: rules[index]!, openPeriodLimit: 600 + 60 * index },
            ]),
          );
          const locks = stores.flatMap((establishment, index) =>
            closed[index]
              ? [{ ...lock, id: idOf('l', index), at: closedAt + index, establishment }]
              : [],
          );
          const of = (establishment: string | null) =>
            sheetOf(punches, {
              ...{ placeOf: (id) => places.get(id) ?? null, home: stores[0]!, locks, terms },
              ...{ establishment, ...terms.get(establishment ?? stores[0]!)! },
            });
          const house = of(null);
          const parts = stores.map(of);
          for (const field of durations) {
            const exported = (sheet: Timesheet) => durationOf(sheet, field);
            expect([field, sum(parts, exported)]).toEqual([field, exported(house)]);
          }
          for (const step of [0, 1]) {
            for (const [index, week] of house.weeks.entries()) {
              const ofWeek = sum(parts, ({ weeks }) => weeks[index]!.overtime[step]!.time);
              expect(ofWeek).toBe(week.overtime[step]!.time);
            }
          }
          for (const [index, day] of house.days.entries()) {
            expect(sum(parts, ({ days }) => days[index]!.paid.total)).toBe(day.paid.total);
          }
        },
      ),
    );
  });

  it('SHEET-20 what arrives after the lock changes no paid hour of a closed day', () => {
    fc.assert(
      fc.property(anyPunches, (punches) => {
        const known = punches.filter(({ receivedAt }) => receivedAt! <= closedAt);
        const closed = (list: readonly Punch[]) =>
          sheetOf(list, { locks: [lock], to: lock.to }).days.map(({ paid, counters }) => ({
            ...counters,
            total: paid.total,
          }));
        expect(closed(punches)).toEqual(closed(known));
      }),
    );
  });

  it('SHEET-18 SHEET-31 corrections never change the raw account, and go without a trace', () => {
    const anyChange = fc.record({
      remove: fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 5 }),
      add: fc.array(anyPunch, { maxLength: 5 }),
    });
    fc.assert(
      fc.property(anyPunches, anyChange, (punches, { remove, add }) => {
        const change = {
          remove: remove.map((number) => idOf('u', number)),
          add: add.map(({ type, minute: of }, index) => ({
            ...{ punch: idOf('a', index), type, at: first + of * minute },
          })),
        };
        const context = { correction: idOf('k', 1), person: idOf('p', 1), rule: paris };
        const of = { ...context, receivedAt: closedAt };
        const corrected = standCorrection(punches, change, of);
        const raw = (list: readonly Punch[]) => sheetOf(list).days.map((day) => day.raw);
        expect(raw(corrected)).toEqual(raw(punches));
        expect(standCorrection(corrected, null, of)).toEqual(punches);
        expect(standCorrection(corrected, change, of)).toEqual(corrected);
      }),
    );
  });
});

it('SHEET-31 the first correction keeps what it set aside', () => {
  const punch = setPunchAside(punchAt('in', '2026-11-20T09:00:00Z', 1), idOf('k', 1));
  expect(setPunchAside(punch, idOf('k', 2))).toBe(punch);
  const second = { correction: idOf('k', 2), person: idOf('p', 1), rule: paris, receivedAt: null };
  expect(standCorrection([punch], null, second)).toEqual([punch]);
});

it('SHEET-31 what another correction set aside of it stays so when the first is decided again', () => {
  const at = Date.parse('2026-11-20T17:00:00+01:00');
  const of = (number: number) => ({
    ...{ correction: idOf('k', number), person: idOf('p', 1), rule: paris, receivedAt: at },
  });
  const first = { remove: [], add: [{ punch: idOf('a', 1), type: 'out' as const, at }] };
  const second = {
    remove: [idOf('a', 1)],
    add: [{ punch: idOf('a', 2), type: 'out' as const, at: at + 60 * minute }],
  };
  const arrival = punchAt('in', '2026-11-20T09:00:00+01:00', 1);
  const both = standCorrection(standCorrection([arrival], first, of(1)), second, of(2));
  const again = standCorrection(both, first, of(1));
  expect(again.find(({ id }) => id === idOf('a', 1))?.setAside).toBe(idOf('k', 2));
  const day = { from: '2026-11-20', to: '2026-11-20' };
  expect(sheetOf(again, day)).toEqual(sheetOf(both, day));
});

it('SHEET-31 a row that is added says that nobody punched it', () => {
  const context = { correction: idOf('k', 1), person: idOf('p', 1), rule: paris, receivedAt: null };
  const at = Date.parse('2026-11-21T02:00:00+01:00');
  const add = [{ punch: idOf('a', 1), type: 'out' as const, at }];
  expect(projectCorrection({ remove: [], add }, context)).toEqual([
    {
      ...{ id: idOf('a', 1), person: idOf('p', 1), name: null, type: 'out', at, wall: at },
      ...{ receivedAt: null, day: '2026-11-20', device: idOf('k', 1), epoch: idOf('k', 1), seq: 1 },
      ...{
        auth: 'manager',
        declared: false,
        cancelledBy: null,
        correction: idOf('k', 1),
        flags: [],
      },
    },
  ]);
});

const durations = [
  ...(['breaks', 'raw', 'corrected', 'paid', 'overtime-1', 'overtime-2'] as const),
  ...(['night', 'sunday', 'holiday', 'late'] as const),
];

/** A duration of somebody's line in an export of the span; zero where there is no line. */
function durationOf(sheet: Timesheet, field: (typeof durations)[number]): number {
  const person = { given: '', family: '', externalId: null, team: null, establishments: [] };
  const columns = [{ field, header: field }];
  const [cell] = exportLines(sheet, person, { lines: 'person', columns }, paris.zone)[0] ?? [];
  return cell && 'duration' in cell ? cell.duration : 0;
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}
