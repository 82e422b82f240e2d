import { describe, expect, it } from 'vitest';
import { cast, forgetful } from './cast.ts';
import { seededChance } from './chance.ts';
import { type DemoPunch, pastPunches, shifts, today, todayPunches } from './days.ts';

const hour = 3_600_000;
/** 2 November 2026, 05:00 in Paris: the first instant of a business day. */
const dawn = Date.parse('2026-11-02T04:00:00Z');
const hours = Array.from({ length: 24 }, (_, index) => [index] as const);

function lastOf(punches: DemoPunch[]): Map<number, DemoPunch> {
  return new Map(punches.map((punch) => [punch.member, punch]));
}

describe('the demonstration at any hour', () => {
  it.each(hours)('has people in, one on a break and some expected, %i h after dawn', (after) => {
    const now = dawn + after * hour + 30 * 60_000;
    const { elapsed } = today(now);
    const punches = todayPunches(now, seededChance('restaurant'));
    expect(punches.every(({ at }) => at <= now && at >= now - elapsed)).toBe(true);
    const states = [...lastOf(punches).values()].map(({ type }) => type);
    expect(states.filter((type) => type === 'in' || type === 'break-end').length).toBeGreaterThan(
      5,
    );
    expect(states.filter((type) => type === 'break-start').length).toBeGreaterThan(0);
    const arrived = new Set(punches.map(({ member }) => member));
    const soon = shifts(now).filter(
      ({ member, start }) => Math.abs(start - now) < hour / 2 && !arrived.has(member),
    );
    expect(soon.length).toBeGreaterThan(2);
  });

  it.each(hours)('lets nobody act out of order, %i h after dawn', (after) => {
    const now = dawn + after * hour;
    const chance = seededChance('restaurant');
    const allowed = {
      in: ['out'],
      'break-start': ['in', 'break-end'],
      'break-end': ['break-start'],
    };
    for (const day of [...pastPunches(now, chance), todayPunches(now, chance)]) {
      const state = new Map<number, string>();
      for (const { member, type } of day) {
        const before = state.get(member) ?? 'out';
        const wanted = type === 'out' ? ['in', 'break-end'] : allowed[type];
        expect(wanted).toContain(before);
        state.set(member, type);
      }
    }
  });

  it('has split shifts, breaks, nights past midnight and one departure that was forgotten', () => {
    const days = pastPunches(dawn + 5 * hour, seededChance('restaurant'));
    expect(days).toHaveLength(21);
    const all = days.flat();
    expect(all.length).toBeGreaterThan(1_500);
    const twice = days[0]!.filter(({ type }) => type === 'in').map(({ member }) => member);
    expect(new Set(twice).size).toBeLessThan(twice.length);
    const paris = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', hour: 'numeric' });
    const night = all.filter(
      ({ type, at }) => type === 'out' && parseInt(paris.format(at), 10) < 3,
    );
    expect(night.length).toBeGreaterThan(20);
    const open = [...lastOf(days[20]!).entries()].filter(([, { type }]) => type !== 'out');
    expect(open.map(([member]) => member)).toEqual([forgetful]);
  });

  it('is the same restaurant each time', () => {
    const now = dawn + 5 * hour;
    expect(pastPunches(now, seededChance('a'))).toEqual(pastPunches(now, seededChance('a')));
    expect(cast).toHaveLength(24);
    expect(cast.filter(({ role }) => role === 'manager')).toHaveLength(2);
    expect(cast.filter(({ minorDays }) => minorDays > 0)).toHaveLength(1);
  });
});
