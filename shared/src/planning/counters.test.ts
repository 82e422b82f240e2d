import fc from 'fast-check';
import { expect, it } from 'vitest';
import { idOf } from '../testing/ids.ts';
import { parisAt, shiftOn } from '../testing/plan.ts';
import { paris } from '../testing/punches.ts';
import { planHours } from './counters.ts';

const hour = 3_600_000;
const [awa, ben] = [idOf('p', 1), idOf('p', 2)];

it('PLAN-53 planned hours by person, day and week, without breaks; a night counts where it began', () => {
  const hours = planHours(
    [
      { ...shiftOn('2026-11-29 22:00-06:00/30'), person: awa },
      { ...shiftOn('2026-11-30 09:00-17:00/60'), person: awa },
      { ...shiftOn('2026-11-30 12:00-15:00'), person: ben },
      { ...shiftOn('2026-11-30 18:00-23:00'), person: null },
    ],
    paris,
  );
  const own = hours.people.get(awa);
  expect([...(own?.days ?? [])]).toEqual([
    ['2026-11-29', 7.5 * hour],
    ['2026-11-30', 7 * hour],
  ]);
  expect([...(own?.weeks ?? [])]).toEqual([
    ['2026-11-23', 7.5 * hour],
    ['2026-11-30', 7 * hour],
  ]);
  expect(own?.total).toBe(14.5 * hour);
  const monday = { planned: 10 * hour, open: 5 * hour, people: new Set([awa, ben]) };
  expect(hours.days.get('2026-11-30')).toEqual(monday);
  expect(hours.weeks.get('2026-11-30')).toEqual(monday);
});

it('PLAN-53 days, weeks and people add up to the same', () => {
  const shift = fc.record({
    at: fc.nat(40 * 24 * 60),
    length: fc.integer({ min: 61, max: 1440 }),
    pause: fc.nat(60),
    person: fc.constantFrom(awa, ben, null),
  });
  fc.assert(
    fc.property(fc.array(shift), (some) => {
      const shifts = some.map(({ at, length, pause, person }) => {
        const start = parisAt('2026-10-12 00:00') + at * 60_000;
        return { start, end: start + length * 60_000, pause, person };
      });
      const { people, days, weeks } = planHours(shifts, paris);
      const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);
      const planned = sum([...people.values()].map(({ total }) => total));
      expect(sum([...days.values()].map((day) => day.planned))).toBe(planned);
      expect(sum([...weeks.values()].map((week) => week.planned))).toBe(planned);
      for (const { days: own, weeks: by, total } of people.values()) {
        expect([sum(own.values()), sum(by.values())]).toEqual([total, total]);
      }
      const all = sum(shifts.map(({ start, end, pause }) => end - start - pause * 60_000));
      expect(planned + sum([...days.values()].map((day) => day.open))).toBe(all);
    }),
  );
});
