import { describe, expect, it } from 'vitest';
import type { CheckOff, TaskDefinitionRow } from '@comptoir/shared/sync/rows';
import { registerOf } from '@comptoir/shared/tasks/register';
import { addDays } from '@comptoir/shared/time/business-day';
import { managingEn } from '../language/managing-en.ts';
import { managingFr } from '../language/managing-fr.ts';
import { speak } from '../language/speech.ts';
import { daysBelow, scaleOf } from './reading-scale.ts';
import { registerCsv } from './register-csv.ts';
import {
  countsOf,
  daysOf,
  earliestDay,
  filterEntries,
  longestPeriod,
  periodOf,
  readingsOf,
} from './register-rules.ts';

const zone = 'Europe/Paris';
const today = '2026-11-21';
const clock = (time: string, day = today) => Date.parse(`${day}T${time}:00+01:00`);
const cold = { unit: '°C', min: 0, max: 4 };
const open = { due: null, measure: null, team: null, person: null };

const definition = (changes: Partial<TaskDefinitionRow> = {}): TaskDefinitionRow => ({
  ...{ id: 'd1', list: 'l1', since: 0, archived: false, title: 'Ouverture', moment: 'opening' },
  ...{ weekdays: [1, 2, 3, 4, 5, 6, 7], order: 0 },
  tasks: [
    { ...open, task: 'sweep', title: 'Balayer', due: '10:00' },
    { ...open, task: 'fridge', title: 'Frigo', measure: cold },
  ],
  ...changes,
});
const check = (id: string, changes: Partial<CheckOff> = {}): CheckOff => ({
  ...{ id, list: 'l1', task: 'fridge', definition: 'd1', day: today, person: 'awa' },
  ...{ at: clock('09:00'), value: null, action: null },
  ...{ uncheckedBy: null, uncheckedAt: null, uncheckReason: null, flags: [] },
  ...changes,
});
const registerWith = (checkOffs: CheckOff[], days = 1, definitions = [definition()]) =>
  registerOf({
    ...{ definitions, checkOffs, people: new Map([['awa', 'Awa Diop']]) },
    ...{ from: addDays(today, 1 - days), to: today },
    ...{ rule: { zone, cutOffHour: 5 }, now: clock('12:00') },
  });

describe('the period', () => {
  it('K30 REG-7 is today, seven days, the month, or any days that a tablet holds', () => {
    expect(periodOf({ kind: 'today' }, today)).toEqual({ from: today, to: today });
    expect(periodOf({ kind: 'week' }, today)).toEqual({ from: '2026-11-15', to: today });
    expect(periodOf({ kind: 'month' }, today)).toEqual({ from: '2026-11-01', to: today });
    const chosen = (from: string, to: string) => periodOf({ kind: 'choose', from, to }, today);
    expect(chosen('2026-11-03', '2026-11-05')).toEqual({ from: '2026-11-03', to: '2026-11-05' });
    expect(chosen('2020-01-01', '2030-01-01')).toEqual({ from: earliestDay(today), to: today });
    expect(chosen('2026-11-05', '2026-11-03')).toEqual({ from: today, to: today });
    expect(chosen('', 'x')).toEqual({ from: today, to: today });
    expect(addDays(earliestDay(today), longestPeriod - 1)).toBe(today);
  });
});

describe('what is shown', () => {
  const late = check('late', { task: 'sweep', at: clock('10:30') });
  const high = check('high', { value: 9, action: 'Porte refermée', flags: ['out-of-bounds'] });
  const entries = registerWith([late, high], 2);

  it('K30 REG-7 narrows to a moment, a list, what was late or missed, and readings', () => {
    const titles = (
      ...of: Parameters<typeof filterEntries> extends [unknown, ...infer R] ? R : never
    ) => filterEntries(entries, ...of).map(({ day, title }) => `${day.slice(8)} ${title ?? ''}`);
    expect(titles({ kind: 'all' }, 'all')).toEqual([
      ...['20 Balayer', '20 Frigo', '21 Balayer', '21 Frigo'],
    ]);
    expect(titles({ kind: 'all' }, 'late')).toEqual(['20 Balayer', '20 Frigo', '21 Balayer']);
    expect(titles({ kind: 'all' }, 'values')).toEqual(['20 Frigo', '21 Frigo']);
    expect(titles({ kind: 'moment', moment: 'closing' }, 'all')).toEqual([]);
    expect(titles({ kind: 'list', list: 'l1' }, 'values')).toHaveLength(2);
    expect(titles({ kind: 'list', list: 'l2' }, 'all')).toEqual([]);
  });

  it('K30 REG-6 counts what was done, late, missed and out of bounds', () => {
    expect(countsOf(entries)).toEqual({ done: 2, late: 1, missed: 2, out: 1 });
  });

  it('K30 shows the latest day first, in the order of the board', () => {
    const days = daysOf(entries);
    expect(days.map(({ day }) => day)).toEqual([today, '2026-11-20']);
    expect(days[0]!.lists[0]!.entries.map(({ title }) => title)).toEqual(['Balayer', 'Frigo']);
  });
});

describe('readings', () => {
  const wrong = check('wrong', { value: 30, uncheckedBy: 'awa', uncheckedAt: clock('09:05') });

  it('K30 REG-8 gathers the readings of a task over the days, without what was taken back', () => {
    const entries = registerWith(
      [
        check('b', { value: 3 }),
        check('a', { day: '2026-11-20', at: clock('08:00', '2026-11-20'), value: 5 }),
        wrong,
      ],
      2,
    );
    const [fridge, ...rest] = readingsOf(entries);
    expect(rest).toEqual([]);
    expect(fridge).toMatchObject({ title: 'Frigo', unit: '°C', measure: cold });
    expect(
      fridge!.readings.map(({ value, check: { outOfBounds } }) => [value, outOfBounds]),
    ).toEqual([
      [5, true],
      [3, false],
    ]);
  });

  it('K30 REG-8 a reading keeps the judgement of the bounds it was taken under', () => {
    const since = clock('10:00');
    const tasks = definition().tasks.map((one) =>
      one.measure === null ? one : { ...one, measure: { ...cold, max: 8 } },
    );
    const both = [definition(), definition({ id: 'd2', since, tasks })];
    const [fridge] = readingsOf(registerWith([check('a', { value: 6 })], 1, both));
    expect(fridge).toMatchObject({ measure: { max: 8 } });
    expect(fridge!.readings[0]!.check.outOfBounds).toBe(true);
  });

  it('K30 REG-8 the drawing holds every value and both bounds, and time runs to the right', () => {
    const of = readingsOf(registerWith([check('a', { value: 9 }), wrong]))[0]!;
    const scale = scaleOf(of, { from: today, to: today }, zone);
    expect([scale.low, scale.high]).toEqual([9, 9]);
    const heights = [9, 4, 0].map(scale.y);
    expect([...heights].sort((a, b) => a - b)).toEqual(heights);
    expect(Math.min(...heights)).toBeGreaterThan(0);
    expect(scale.x(clock('10:00'))).toBeGreaterThan(scale.x(clock('09:00')));
    expect(daysBelow({ from: earliestDay(today), to: today }).length).toBeLessThanOrEqual(5);
    expect(daysBelow({ from: today, to: today })).toEqual([today]);
  });
});

describe('the CSV', () => {
  const french = speak('fr', managingFr);
  const none = { zone, pending: new Set<string>() };
  const linesOf = (csv: string) => csv.slice(1).trimEnd().split('\r\n');

  it('K30 REG-9 has a byte order mark, semicolons, quotes around every field, and headers in the language', () => {
    const entries = registerWith([check('a', { value: 3.5 })]);
    const csv = registerCsv(french, entries, { zone, pending: new Set(['a']) });
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    const [head, sweep, fridge, ...rest] = linesOf(csv);
    expect(rest).toEqual([]);
    expect(head).toMatch(/^"Jour";"Moment";"Liste";"Tâche";/);
    expect(sweep).toBe(
      '"2026-11-21";"Ouverture";"Ouverture";"Balayer";"10:00";"En retard";"";"";"";"";"";"";"";"";"";"";"";""',
    );
    expect(fridge).toBe(
      '"2026-11-21";"Ouverture";"Ouverture";"Frigo";"";"Fait";"Awa Diop";"09:00";"3,5";"°C";"0";"4";"non";"";"";"";"";"non"',
    );
    const english = linesOf(registerCsv(speak('en', managingEn), entries, none));
    expect(english[0]).toMatch(/^"Day";"Time of day";/);
    expect(english[2]).toContain('"3.5"');
  });

  it('K30 REG-6 REG-9 a check-off that was taken back has a line of its own with who, when and why', () => {
    const taken = check('a', {
      ...{ value: 30, uncheckedBy: 'awa', uncheckedAt: clock('09:05'), uncheckReason: 'Erreur' },
    });
    const [, , open, back] = linesOf(registerCsv(french, registerWith([taken]), none));
    expect(open).toContain('"À faire"');
    expect(back).toContain('"Décochée";"Awa Diop";"09:00";"30"');
    expect(back).toContain('"Awa Diop";"09:05";"Erreur"');
  });

  it('REG-9 nothing that a person typed becomes a formula, and numbers below zero stay numbers', () => {
    const hostile = [
      '=1+1',
      '+33',
      '-2',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '＝1',
      ' =1',
      '\n=1',
      '\u0000=1',
    ];
    for (const action of hostile) {
      const csv = registerCsv(french, registerWith([check('a', { value: -18.5, action })]), none);
      const cell = /"non";"((?:[^"]|"")*)"|"oui";"((?:[^"]|"")*)"/.exec(csv);
      const found = cell?.[1] ?? cell?.[2] ?? '';
      expect([action, found.trimStart().startsWith("'")]).toEqual([action, true]);
      expect(csv).toContain('"-18,5"');
    }
    const quoted = registerCsv(
      french,
      registerWith([check('a', { action: 'dit "bon"; ok' })]),
      none,
    );
    expect(quoted).toContain('"dit ""bon""; ok"');
  });
});

it('K30 O10 three months of forty tasks a day are one register, and its first lines are few', () => {
  const tasks = Array.from({ length: 40 }, (_, index) => ({
    ...open,
    task: `t${index}`,
    title: `Tâche ${index}`,
    measure: index < 4 ? cold : null,
  }));
  const checkOffs = Array.from({ length: longestPeriod }, (_, index) => {
    const day = addDays(today, -index);
    return tasks.map(({ task }) => check(`${day} ${task}`, { task, day, at: clock('09:00', day) }));
  }).flat();
  const entries = registerWith(checkOffs, longestPeriod, [definition({ tasks })]);
  expect(entries).toHaveLength(longestPeriod * 40);
  expect(countsOf(entries).done).toBe(longestPeriod * 40);
});
