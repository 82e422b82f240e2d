import { defaultPlanningRules } from '@comptoir/shared/establishments/planning-rules';
import { frenchLimits } from '@comptoir/shared/establishments/limits';
import type { ContentView, PlannedShift, PlanningAnswer } from '@comptoir/shared/planning/portal';
import { addDays, instantOf } from '@comptoir/shared/time/business-day';
import { describe, expect, it } from 'vitest';
import { shiftsBetween, steppedSpot } from './grid-steps.ts';
import { clipboardOf, copied, layingOut, movedAcross, pasted } from './plan-acts.ts';
import { alertsOf } from './plan-alerts.ts';
import { boardOf, isSameRow } from './plan-board.ts';
import { planAround, planStepped } from './plan-days.ts';
import { standingOf, withEdits, writtenOf } from './plan.ts';

const rule = { zone: 'Europe/Paris', cutOffHour: 5 };
const monday = '2026-11-23';
const content = (person: string | null, day: string, from: string, to: string): ContentView => ({
  ...{ person, pause: 0, position: null, team: null, noteText: null, note: null },
  start: instantOf(day, from, rule.zone, rule.cutOffHour),
  end: instantOf(day, to, rule.zone, rule.cutOffHour),
});
const shift = (id: string, draft: ContentView): PlannedShift => ({
  ...{ id, draft, published: null, publishedAt: null },
});
const person = (id: string, name: string, team: string | null) => ({
  ...{ id, name, given: name, team, colour: 'teal' as const },
  ...{ minorUntil: null, startsOn: null, endsOn: null, contract: null, elsewhere: [] },
});
const answer: PlanningAnswer = {
  establishment: {
    ...{ id: 'here', name: 'Ici', ...rule, rules: defaultPlanningRules, limits: frenchLimits },
  },
  people: [
    person('awa', 'Awa', 'Salle'),
    person('driss', 'Driss', 'Plonge'),
    person('bastien', 'Bastien', 'Cuisine'),
  ],
  teams: [
    { id: 'salle', name: 'Salle', parent: null },
    { id: 'cuisine', name: 'Cuisine', parent: null },
    { id: 'plonge', name: 'Plonge', parent: 'cuisine' },
  ],
  positions: [{ id: 'caisse', name: 'Caisse', colour: 'amber', archived: false }],
  shifts: [],
  absences: [
    {
      ...{ id: 'away', person: 'awa', type: 'leave', state: 'approved', reason: null },
      span: { from: addDays(monday, 1), to: addDays(monday, 1), weekdays: null, times: null },
      ...{ askedBy: null, askedAt: 0, decidedBy: null, decidedAt: null, decisionReason: null },
    },
  ],
  publications: [],
  worked: [],
};
const shifts = [
  shift('1', content('awa', monday, '09:00', '17:00')),
  shift('2', content('awa', monday, '18:00', '23:00')),
  shift('3', content('driss', addDays(monday, 1), '22:00', '02:00')),
  shift('4', content(null, addDays(monday, 2), '09:00', '12:00')),
  shift('5', content('gone', monday, '09:00', '12:00')),
  shift('6', content('awa', addDays(monday, 1), '06:00', '14:00')),
];
const view = { period: planAround(monday, 'week'), team: null, rows: 'people' as const };
const board = boardOf(answer, shifts, view);
const keys = (some: typeof board) => some.rows.map(({ key }) => key);
const where = { rows: board.rows, by: 'people' as const, zone: rule.zone };

describe('the board', () => {
  it('PLAN-60 has open shifts first, people by team, and whoever is gone but still planned', () => {
    expect(keys(board)).toEqual(['open', 'bastien', 'driss', 'awa', 'gone']);
    expect(board.rows.map(({ group }) => group)).toEqual([
      null,
      'Cuisine',
      'Plonge',
      'Salle',
      null,
    ]);
  });

  it('PLAN-60 of a team has the people of those below it, and open shifts that are everybody’s', () => {
    expect(keys(boardOf(answer, shifts, { ...view, team: 'cuisine' }))).toEqual([
      'open',
      'bastien',
      'driss',
    ]);
  });

  it('PLAN-60 by position has one line for each, and one for what has none', () => {
    expect(keys(boardOf(answer, shifts, { ...view, rows: 'positions' }))).toEqual([
      'caisse',
      'none',
    ]);
  });

  it('PLAN-60 a night stands whole on the day on which it begins; hours are counted by person and day', () => {
    const driss = board.rows[2];
    expect(driss?.cells.map(({ entries }) => entries.length)).toEqual([0, 1, 0, 0, 0, 0, 0]);
    expect(driss?.planned).toBe(4 * 3_600_000);
    expect(board.totals[0]).toEqual({ day: monday, planned: 16 * 3_600_000, people: 2 });
  });

  it('PLAN-60 goes on by a week where weeks are shown, and by a day where one day is', () => {
    expect(planStepped(planAround('2026-11-25', 'four'), 1).from).toBe('2026-11-30');
    expect(planStepped(planAround('2026-11-25', 'day'), -1).from).toBe('2026-11-24');
  });

  it('PLAN-67 says what stands against a shift while it is planned: rest, absence, two at once', () => {
    const told = alertsOf(answer, shifts, monday);
    const rules = (id: string) => told.get(id)?.alerts.map((one) => one.rule);
    expect(rules('6')).toEqual(expect.arrayContaining(['absent', 'daily-rest']));
    expect(told.has('3')).toBe(false);
    const twice = [...shifts, shift('7', content('awa', monday, '16:00', '19:00'))];
    const both = alertsOf(answer, twice, monday);
    expect(both.get('7')?.alerts.map((one) => one.rule)).toContain('overlap');
  });
});

describe('what is drawn again', () => {
  it('PLAN-69 is the line that something moved from or to, and no other one', () => {
    const [edit] = movedAcross(shifts.slice(0, 1), { rows: -1, days: 0 }, where);
    const after = boardOf(answer, withEdits(shifts, edit ? [edit] : []), view);
    const none = new Map();
    const same = board.rows.map((row, at) => {
      const twin = after.rows[at];
      if (twin === undefined) throw new Error('No line is lost.');
      return [row.key, isSameRow({ row, alerts: none }, { row: twin, alerts: none })];
    });
    expect(same).toEqual([
      ['open', true],
      ['bastien', true],
      ['driss', false],
      ['awa', false],
      ['gone', true],
    ]);
    const told = new Map([['3', { key: 'overlap;', alerts: [] }]]);
    const [, , driss] = board.rows;
    if (driss === undefined) throw new Error('Driss has a line.');
    expect(isSameRow({ row: driss, alerts: none }, { row: driss, alerts: told })).toBe(false);
  });
});

describe('shifts that are moved and copied', () => {
  it('PLAN-62 go some lines and days away together, at their wall times', () => {
    const edits = movedAcross(shifts.slice(0, 2), { rows: -1, days: 1 }, where);
    expect(edits.map(({ to }) => to)).toEqual([
      writtenOf(content('driss', addDays(monday, 1), '09:00', '17:00')),
      writtenOf(content('driss', addDays(monday, 1), '18:00', '23:00')),
    ]);
    expect(copied(edits, () => 'new').map(({ shift: id, from }) => [id, from])).toEqual([
      ['new', null],
      ['new', null],
    ]);
  });

  it('PLAN-62 to nobody’s line become open shifts; beyond the last line they stay', () => {
    const [open] = movedAcross(shifts.slice(0, 1), { rows: -3, days: 0 }, where);
    expect(open?.to?.person).toBeNull();
    expect(movedAcross(shifts.slice(0, 1), { rows: 9, days: 0 }, where)).toEqual([]);
  });

  it('PLAN-61 keep their wall times over the night in which the clocks change', () => {
    const saturday = '2026-10-24';
    const late = shift('n', content('awa', '2026-10-17', '22:00', '04:30'));
    const [moved] = movedAcross([late], { rows: 0, days: 7 }, where);
    expect(moved?.to?.start).toBe(instantOf(saturday, '22:00', rule.zone, 5));
    expect(moved?.to?.end).toBe(instantOf(saturday, '04:30', rule.zone, 5));
    expect((moved?.to?.end ?? 0) - (moved?.to?.start ?? 0)).toBe(7.5 * 3_600_000);
  });

  it('PLAN-62 are pasted where the focus stands, as they lay to each other', () => {
    let made = 0;
    const clip = clipboardOf([...shifts.slice(0, 1), ...shifts.slice(2, 3)], { ...where, rule });
    const edits = pasted(
      clip,
      { row: 1, day: addDays(monday, 3) },
      {
        ...{ rows: board.rows, rule, newId: () => String(++made) },
      },
    );
    expect(edits.map(({ to }) => to?.person)).toEqual(['driss', 'bastien']);
    expect(edits[1]?.to?.start).toBe(content('x', addDays(monday, 4), '22:00', '02:00').start);
  });

  it('PLAN-61 onto days that have some: beside them, instead of them, or for free days alone', () => {
    const standing = [shifts[0]].flatMap((one) => one ?? []);
    const contents = [
      content('awa', monday, '10:00', '12:00'),
      content('driss', monday, '10:00', '12:00'),
    ].flatMap((one) => writtenOf(one) ?? []);
    const with_ = { rule, newId: () => 'new' };
    const people = (existing: Parameters<typeof layingOut>[2]) =>
      layingOut(contents, standing, existing, with_).map(({ from, to }) => [
        from?.person ?? null,
        to?.person ?? null,
      ]);
    expect(people('add')).toEqual([
      [null, 'awa'],
      [null, 'driss'],
    ]);
    expect(people('empty-days')).toEqual([[null, 'driss']]);
    expect(people('replace')).toEqual([
      ['awa', null],
      [null, 'awa'],
      [null, 'driss'],
    ]);
    expect(standing.map(standingOf)).toHaveLength(1);
  });
});

describe('the keys', () => {
  const at = { row: 'awa', day: monday, at: 0 };
  it('PLAN-62 lead through the shifts of a cell, then on to the next line', () => {
    const second = steppedSpot(board.rows, at, 'ArrowDown');
    expect(second).toEqual({ ...at, at: 1 });
    expect(steppedSpot(board.rows, second, 'ArrowDown')).toEqual({ ...at, row: 'gone' });
    expect(steppedSpot(board.rows, at, 'ArrowUp')).toEqual({ row: 'driss', day: monday, at: 0 });
    expect(steppedSpot(board.rows, at, 'ArrowLeft')).toEqual(at);
    expect(steppedSpot(board.rows, at, 'End').day).toBe(addDays(monday, 6));
  });

  it('PLAN-62 with Shift choose every shift between two cells', () => {
    const to = { row: 'driss', day: addDays(monday, 1), at: 0 };
    expect(shiftsBetween(board.rows, at, to)).toEqual(['3', '1', '2', '6']);
  });
});
