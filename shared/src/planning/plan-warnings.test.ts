import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frenchLimits } from '../establishments/limits.ts';
import { parisAt, shiftOn } from '../testing/plan.ts';
import { paris } from '../testing/punches.ts';
import { addDays } from '../time/business-day.ts';
import type { PlanWarningInput } from './plan-rules.ts';
import { planWarnings } from './plan-warnings.ts';

const hour = 3_600_000;
const monday = '2026-11-23';

/** Shifts of one week: `1 09:00-17:00/30` is on Monday, `8 …` on the Monday after. */
function warn(shifts: readonly string[], changes: Partial<PlanWarningInput> = {}) {
  return planWarnings({
    shifts: shifts.map((text, index) => {
      const [weekday = '', rest = ''] = text.split(' ');
      return shiftOn(`${addDays(monday, Number(weekday) - 1)} ${rest}`, index + 1);
    }),
    ...{ worked: [], plannedFrom: '2026-11-01', minorUntil: null, contract: null },
    ...{ limits: frenchLimits, rule: paris },
    ...changes,
  });
}
const rules = (...of: Parameters<typeof warn>) =>
  warn(...of).map(({ rule, day }) => [rule, day.slice(8)]);
const each = (days: readonly number[], times: string) => days.map((day) => `${day} ${times}`);
const minor = { minorUntil: '2027-06-01' };
const under16 = { minorUntil: '2029-06-01' };

describe('a day', () => {
  it('PLAN-54 ten hours may be planned, and not a minute more', () => {
    expect(warn(['1 08:00-19:00/60'])).toEqual([]);
    expect(warn(['1 08:00-19:01/60'])).toMatchObject([
      { rule: 'daily-maximum', day: monday, found: 10 * hour + 60_000, limit: 10 * hour },
    ]);
    expect(warn(['1 08:00-19:01/60'])[0]).toMatchObject({ article: 'L3121-18', shifts: [{}] });
  });

  it('PLAN-54 both halves of a day count together', () => {
    expect(rules(['1 08:00-13:30', '1 17:30-22:01'])).toEqual([['daily-maximum', '23']]);
  });

  it('PLAN-54 six hours need a break of twenty minutes, or a gap between two shifts', () => {
    expect(rules(['1 09:00-15:00'])).toEqual([['break-due', '23']]);
    expect(rules(['1 09:00-15:19/19'])).toEqual([['break-due', '23']]);
    expect(rules(['1 09:00-15:20/20'])).toEqual([]);
    expect(rules(['1 09:00-14:59'])).toEqual([]);
    expect(rules(['1 09:00-12:00', '1 12:20-15:20'])).toEqual([]);
  });

  it('PLAN-54 eleven hours of rest, from whoever was there last the day before, in another store too', () => {
    expect(rules(['1 14:00-23:00/60', '2 09:59-12:00'])).toEqual([['daily-rest', '24']]);
    expect(rules(['1 14:00-23:00/60', '2 10:00-12:00'])).toEqual([]);
    const elsewhere = { ...shiftOn('2026-11-23 18:00-23:30'), id: null };
    const own = shiftOn('2026-11-24 09:00-12:00', 2);
    expect(warn([], { shifts: [own, elsewhere] })).toMatchObject([
      { rule: 'daily-rest', day: '2026-11-24', shifts: [own.id], found: 9.5 * hour },
    ]);
  });

  it('PLAN-54 the hours that a night really has count when the clocks change', () => {
    const night = (date: string) =>
      warn([], { shifts: [shiftOn(`${date} 20:00-06:30/30`)], plannedFrom: date });
    // Ten hours on the clock are eleven in autumn.
    expect(night('2026-10-17')).toEqual([]);
    expect(night('2026-10-24')).toMatchObject([{ rule: 'daily-maximum', found: 11 * hour }]);
  });

  it('PLAN-54 under 18: eight hours, thirty minutes within four and a half, twelve hours of rest', () => {
    expect(rules(['1 08:00-16:30/30'], minor)).toEqual([]);
    expect(rules(['1 08:00-16:31/30'], minor)).toEqual([['minor-daily-maximum', '23']]);
    expect(rules(['1 08:00-12:31'], minor)).toEqual([['minor-break-due', '23']]);
    expect(rules(['1 08:00-12:30'], minor)).toEqual([]);
    expect(rules(['1 18:00-21:00', '2 08:59-12:00'], minor)).toEqual([['minor-daily-rest', '24']]);
    expect(rules(['1 18:00-21:00', '2 09:00-12:00'], minor)).toEqual([]);
    // Under 16: fourteen hours.
    expect(rules(['1 14:00-19:30', '2 09:00-12:00'], under16)).toMatchObject([
      ['minor-break-due', '23'],
      ['minor-daily-rest', '24'],
    ]);
  });

  it('PLAN-54 under 18 nobody works from 22 to 6, under 16 from 20 to 6', () => {
    expect(rules(['1 19:00-22:00'], minor)).toEqual([]);
    expect(warn(['1 19:00-22:30'], minor)).toMatchObject([
      { rule: 'minor-night', found: hour / 2, limit: 0, article: 'L3163-2' },
    ]);
    expect(rules(['1 05:30-09:00'], minor)).toEqual([['minor-night', '23']]);
    expect(rules(['1 18:00-20:30'], under16)).toEqual([['minor-night', '23']]);
    expect(rules(['1 18:00-22:30'])).toEqual([]);
  });

  it('PLAN-54 from their eighteenth birthday on they are adults', () => {
    expect(rules(['1 14:00-23:00/60'], { minorUntil: monday })).toEqual([]);
    expect(rules(['1 14:00-23:00/60'], { minorUntil: addDays(monday, 1) })).toEqual([
      ['minor-night', '23'],
    ]);
  });
});

describe('a week', () => {
  const fiveDays = each([1, 2, 3, 4, 5], '08:00-18:00/30');

  it('PLAN-55 forty-eight hours may be planned; the day that goes beyond is told once, with the whole week', () => {
    expect(rules([...fiveDays, '6 08:00-08:30'])).toEqual([]);
    expect(warn([...fiveDays, '6 08:00-08:31', '7 18:00-18:30'])).toMatchObject([
      { rule: 'weekly-maximum', day: '2026-11-28', found: 48 * hour + 31 * 60_000 },
      { rule: 'weekly-rest' },
    ]);
  });

  it('PLAN-55 what was worked on the days before the plan counts, and is not warned of', () => {
    const worked = [1, 2, 3].map((day) => ({
      day: addDays(monday, day - 1),
      worked: 11 * hour,
    }));
    const plannedFrom = addDays(monday, 3);
    expect(warn(each([1, 2, 3], '08:00-23:00'), { worked, plannedFrom })).toEqual([]);
    const found = warn(each([1, 4, 5], '10:00-19:00/60'), { worked, plannedFrom });
    expect(found).toMatchObject([{ rule: 'weekly-maximum', day: '2026-11-27', found: 49 * hour }]);
  });

  it('PLAN-55 of the week under way what was worked counts, not what had been planned for it', () => {
    const week = each([1, 2, 3, 4, 5], '09:00-18:00/60');
    const worked = [1, 2, 3].map((day) => ({ day: addDays(monday, day - 1), worked: 11 * hour }));
    expect(warn(week, { plannedFrom: monday })).toEqual([]);
    // 33 hours by Wednesday, and twice eight to come.
    expect(warn(week, { worked, plannedFrom: monday })).toMatchObject([
      { rule: 'weekly-maximum', day: '2026-11-27', found: 49 * hour },
    ]);
    // Who went home early has room left; where nothing was punched, the plan counts.
    const less = [{ day: monday, worked: 2 * hour }];
    const more = [...each([1, 2, 3, 4, 5], '09:00-18:00'), '6 09:00-14:30'];
    expect(rules(more, { plannedFrom: monday })).toContainEqual(['weekly-maximum', '28']);
    expect(rules(more, { worked: less, plannedFrom: monday })).not.toContainEqual([
      ...['weekly-maximum', '28'],
    ]);
  });

  it('PLAN-55 44 hours on average over twelve weeks, worked and planned', () => {
    const worked = Array.from({ length: 77 }, (_, index) => addDays(monday, -1 - index))
      .filter((day) => new Date(day).getUTCDay() % 6 !== 0)
      .map((day) => ({ day, worked: 528 * 60_000 }));
    const plan = (last: string) =>
      rules([...each([1, 2, 3, 4], '08:00-18:00/60'), `5 ${last}`], {
        worked,
        plannedFrom: monday,
      });
    expect(plan('08:00-17:00/60')).toEqual([]);
    expect(plan('08:00-17:01/60')).toEqual([['weekly-average', '27']]);
    // The thirteenth week counts no more.
    const old = [{ day: addDays(monday, -78), worked: 24 * hour }];
    const longAgo = { worked: [...worked, ...old], plannedFrom: monday };
    expect(rules([...each([1, 2, 3, 4], '08:00-18:00/60'), '5 08:00-17:00/60'], longAgo)).toEqual(
      [],
    );
  });

  it('PLAN-56 seven days in a week are one too many', () => {
    expect(rules(each([1, 2, 3, 4, 5, 6], '09:00-12:00'))).toEqual([]);
    expect(warn(each([1, 2, 3, 4, 5, 6, 7], '09:00-12:00'))).toMatchObject([
      { rule: 'weekly-rest', day: '2026-11-29', found: 0, article: 'L3132-1' },
    ]);
  });

  it('PLAN-56 the rest around the day off is 35 hours, over the end of the week too', () => {
    const days = each([1, 2, 3, 4, 5], '09:00-12:00');
    expect(rules([...days, '6 18:00-22:00', '8 09:00-12:00'])).toEqual([]);
    expect(warn([...days, '6 18:00-22:01', '8 09:00-12:00'])).toMatchObject([
      { rule: 'weekly-rest-hours', day: '2026-11-28', found: 35 * hour - 60_000 },
    ]);
    // A second day off is rest enough.
    expect(rules([...days.slice(1), '6 18:00-23:00', '8 09:00-12:00'])).toEqual([]);
  });

  it('PLAN-56 under 18 two days off in a row, Sunday and the Monday after it too, and 35 hours', () => {
    const short = '09:00-12:00';
    expect(rules(each([1, 2, 3, 4, 5], short), minor)).toEqual([]);
    expect(rules(each([1, 2, 3, 5, 6], short), minor)).toEqual([]);
    expect(rules(each([0, 1, 2, 3, 5, 6, 8], short), minor)).toContainEqual([
      'minor-weekly-rest',
      '28',
    ]);
    expect(rules(each([2, 3, 4, 5, 6], short), minor)).toEqual([]);
    expect(rules(each([1, 2, 3, 4, 5, 6, 8], short), minor)).toEqual([['minor-weekly-rest', '28']]);
    expect(warn(each([1, 2, 3, 4, 5], '08:00-15:31/30'), minor)).toMatchObject([
      { rule: 'minor-weekly-maximum', day: '2026-11-27', limit: 35 * hour },
    ]);
    expect(rules(each([1, 2, 3, 4, 5], '08:00-15:30/30'), minor)).toEqual([]);
  });
});

describe('part-time work', () => {
  const contract = (weekly: number | null) => ({ contract: { weekly, partTime: true } });
  const week = (last: string) => [...each([1, 2, 3], '09:00-15:30/30'), `4 ${last}`];

  it('PLAN-57 beyond the contract, beyond a tenth of it, and the legal week that it may never reach', () => {
    const twenty = contract(20 * 60);
    expect(rules(week('09:00-11:00'), twenty)).toEqual([]);
    expect(rules(week('09:00-11:01'), twenty)).toEqual([['part-time-hours', '26']]);
    expect(rules(week('09:00-13:00'), twenty)).toEqual([['part-time-hours', '26']]);
    expect(warn(week('09:00-13:01'), twenty)).toMatchObject([
      { rule: 'part-time-tenth', limit: 22 * hour, article: 'L3123-28' },
    ]);
    const full = each([1, 2, 3, 4, 5], '09:00-16:30/30');
    expect(warn(full, contract(33 * 60))).toMatchObject([
      { rule: 'part-time-full', day: '2026-11-27', found: 35 * hour, article: 'L3123-9' },
    ]);
    expect(rules(full, contract(null))).toEqual([['part-time-full', '27']]);
  });

  it('PLAN-57 says nothing of full-time work', () => {
    const full = { contract: { weekly: 35 * 60, partTime: false } };
    expect(rules(each([1, 2, 3, 4, 5], '09:00-17:30/30'), full)).toEqual([]);
  });
});

it('PLAN-54 PLAN-55 whatever is planned: each rule once a day or week, on a shift of this store, beyond its limit', () => {
  const shift = fc.record({
    at: fc.nat(3 * 7 * 24 * 4),
    length: fc.integer({ min: 1, max: 96 }),
    own: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(shift, { maxLength: 30 }), fc.boolean(), (some, young) => {
      const shifts = some.map(({ at, length, own }, index) => {
        const start = parisAt('2026-11-16 00:00') + at * (hour / 4);
        const { id } = shiftOn('2026-11-16 09:00-10:00', index);
        return { start, end: start + length * (hour / 4), pause: 0, id: own ? id : null };
      });
      const of = young ? minor : {};
      const found = warn([], { shifts, ...of });
      const days = new Set(found.map(({ rule, day }) => `${rule} ${day}`));
      expect(days.size).toBe(found.length);
      for (const { rule, shifts: own, found: value, limit } of found) {
        expect(own.length).toBeGreaterThan(0);
        const least = /rest|break-due|full/.test(rule);
        if (!least) expect(value).toBeGreaterThan(limit);
      }
      // Nobody works more by working less.
      const fewer = warn([], { shifts: shifts.slice(0, -1), ...of });
      const sums = (all: typeof found) =>
        all.filter(({ rule }) => rule.endsWith('weekly-maximum')).length;
      expect(sums(fewer)).toBeLessThanOrEqual(sums(found));
    }),
  );
});
