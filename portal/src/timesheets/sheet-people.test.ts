import { describe, expect, it } from 'vitest';
import { type SheetPerson, canBeApproved, inOrder, sumOf, teamsOf } from './sheet-people.ts';

const hour = 3_600_000;
const person = (name: string, over: Partial<SheetPerson> = {}): SheetPerson => ({
  person: {
    id: `of ${name}`,
    name,
    colour: 'teal',
    photo: null,
    team: name === 'Zoé' ? 'Bar' : null,
  },
  totals: {
    ...{ planned: null, raw: 7 * hour, corrected: 7 * hour, breaks: 0, paid: 7 * hour, late: 0 },
    counters: { night: 0, sunday: 0, holiday: 0 },
    overtime: [{ after: 2_100, rate: 25, time: hour }],
    daysWorked: 1,
  },
  ...{ anomalies: 0, warnings: 0, approved: null, statement: null },
  ...over,
});
const approved = { by: 'Awa', at: 1, worked: 7 * hour, stale: false };

describe('the people of a timesheet', () => {
  it('PORTAL-21 stand by what is to be settled, by name or by their hours', () => {
    const people = [
      person('Zoé', { warnings: 4 }),
      person('Éric', { anomalies: 1 }),
      person('Awa', { totals: { ...person('Awa').totals, paid: 9 * hour } }),
    ];
    const names = (order: 'todo' | 'name' | 'paid') =>
      inOrder(people, order, 'fr').map((one) => one.person.name);
    expect(names('todo')).toEqual(['Éric', 'Zoé', 'Awa']);
    expect(names('name')).toEqual(['Awa', 'Éric', 'Zoé']);
    expect(names('paid')).toEqual(['Awa', 'Éric', 'Zoé']);
    expect(teamsOf(people, 'fr')).toEqual(['Bar']);
  });

  it('PORTAL-21 are approved by somebody else, where there are hours that nobody saw as they stand', () => {
    expect(canBeApproved(person('Awa'), 'me')).toBe(true);
    expect(canBeApproved(person('Awa'), 'of Awa')).toBe(false);
    expect(canBeApproved(person('Awa', { approved }), 'me')).toBe(false);
    expect(canBeApproved(person('Awa', { approved: { ...approved, stale: true } }), 'me')).toBe(
      true,
    );
    const none = { ...person('Awa').totals, raw: 0, corrected: 0 };
    expect(canBeApproved(person('Awa', { totals: none }), 'me')).toBe(false);
  });

  it('PORTAL-21 are summed, what is late whichever way it goes', () => {
    const late = (ms: number) => person('Awa', { totals: { ...person('Awa').totals, late: ms } });
    expect(sumOf([late(hour), late(-hour)])).toEqual({
      ...{ planned: null, raw: 14 * hour, corrected: 14 * hour, paid: 14 * hour },
      ...{ overtime: 2 * hour, late: 2 * hour },
    });
  });
});
