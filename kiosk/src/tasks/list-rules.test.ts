import { describe, expect, it } from 'vitest';
import { operationLimit } from '@comptoir/shared/journal/operation';
import { idOf } from '@comptoir/shared/testing/ids';
import { draftOf } from '@comptoir/shared/testing/operations';
import { buildOperation } from '@comptoir/shared/journal/chain';
import { speak } from '../language/speech.ts';
import { managingFr } from '../language/managing-fr.ts';
import {
  differences,
  emptyTask,
  listFaults,
  moved,
  mostTasks,
  readDecimal,
  readTask,
  typedTask,
} from './list-rules.ts';
import { moveDefinitions, nextOrder } from './list-order.ts';
import { daysWords, listWords, taskWords } from './list-words.ts';
import type { ListContent, ListLine, TaskItem } from './lists-view.ts';

const task = (number: number, changes: Partial<TaskItem> = {}): TaskItem => ({
  task: idOf('t', number),
  title: `Tâche ${number}`,
  due: null,
  measure: null,
  team: null,
  person: null,
  ...changes,
});
const content = (changes: Partial<ListContent> = {}): ListContent => ({
  title: 'Ouverture',
  moment: 'opening',
  weekdays: [1, 2, 3],
  tasks: [task(1)],
  ...changes,
});
const many = (count: number, changes: Partial<TaskItem> = {}) =>
  Array.from({ length: count }, (_, index) => task(index, changes));

describe('what a list needs', () => {
  it('K30 REG-2 nothing is wrong with a title, a day and a task', () => {
    expect(listFaults(content())).toEqual([]);
  });

  it('K30 REG-2 says everything that is missing at once', () => {
    expect(listFaults(content({ title: '  ', weekdays: [], tasks: [] }))).toEqual([
      'no-title',
      'no-day',
      'no-task',
    ]);
    expect(listFaults(content({ tasks: many(mostTasks + 1) }))).toEqual(['too-many-tasks']);
  });

  it('K30 REG-2 S28 a list that passes fits one operation, whatever its tasks hold', () => {
    const heavy: Partial<TaskItem> = {
      due: '23:59',
      measure: { unit: '°C°C°C°C°C°C', min: -99999.99, max: 99999.99 },
      team: 'é'.repeat(40),
      person: idOf('p', 1),
    };
    for (const changes of [{}, heavy]) {
      let count = 1;
      while (
        count < mostTasks &&
        listFaults(content({ tasks: many(count + 1, changes) })).length === 0
      )
        count += 1;
      const hash = 'f'.repeat(64);
      const tasks = many(count, changes).map(({ title: _, ...one }) => ({
        ...one,
        titleText: hash,
      }));
      const body = {
        ...{ list: idOf('l'), titleText: hash, moment: 'opening' as const, archived: false },
        ...{ weekdays: [1, 2, 3, 4, 5, 6, 7], order: 1e9, tasks, previous: idOf('o', 9) },
      };
      const draft = draftOf('task-list.define', body, Date.now(), {
        ...{ actor: idOf('p', 2), auth: 'manager', receipt: hash, app: '1234.1234.1234' },
        zone: 'America/Argentina/ComodRivadavia',
      });
      const { bytes } = buildOperation({ seq: 1e9, hash }, draft);
      expect(new TextEncoder().encode(bytes).length).toBeLessThanOrEqual(operationLimit);
      expect(count).toBeGreaterThan(12);
    }
  });
});

describe('a task that is typed', () => {
  const typed = { ...emptyTask, title: ' Frigo ', measure: { unit: '°C', min: '0,5', max: '4' } };

  it('K30 REG-2 reads decimals with a comma or a point, and signs of every keyboard', () => {
    expect(['4', '4,5', '-18.25', '−18', '', ' 7 ', 'a', '4,555', '1 2'].map(readDecimal)).toEqual([
      ...[4, 4.5, -18.25, -18, null, 7],
      ...[undefined, undefined, undefined],
    ]);
    expect(readTask(typed)).toEqual({
      ok: true,
      value: {
        title: 'Frigo',
        due: null,
        measure: { unit: '°C', min: 0.5, max: 4 },
        team: null,
        person: null,
      },
    });
  });

  it('K30 REG-2 names what cannot be', () => {
    const faulty = (changes: Partial<typeof typed>) => readTask({ ...typed, ...changes });
    expect(faulty({ title: ' ', due: '25:00' })).toEqual({
      ok: false,
      faults: ['no-title', 'bad-due'],
    });
    const measure = (min: string, max: string, unit = '°C') =>
      faulty({ measure: { unit, min, max } });
    expect(measure('5', '4')).toEqual({ ok: false, faults: ['crossed-bounds'] });
    expect(measure('froid', '4', ' ')).toEqual({ ok: false, faults: ['no-unit', 'bad-bound'] });
    expect(measure('', '')).toMatchObject({
      ok: true,
      value: { measure: { min: null, max: null } },
    });
  });

  it('K30 comes back as it was typed', () => {
    const before = task(1, {
      due: '10:30',
      measure: { unit: '°C', min: null, max: -18.5 },
      person: idOf('p', 1),
    });
    const again = readTask(typedTask(before, (value) => String(value).replace('.', ',')));
    const { task: _, ...value } = before;
    expect(again).toEqual({ ok: true, value });
  });
});

describe('order and differences', () => {
  const line = (number: number, changes: Partial<ListLine> = {}): ListLine => ({
    ...{ ...content(), id: idOf('l', number), definition: idOf('o', number), order: number },
    ...{ archived: false, pending: false, clash: null },
    ...changes,
  });

  it('K30 a step up or down, and none beyond the ends', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  });

  it('K30 REG-4 moving a list defines those whose number changes, each over its own definition', () => {
    const lists = [line(1), line(2), line(3), line(4, { moment: 'closing' })];
    const defined = moveDefinitions(lists, lists[1]!, 1);
    expect(defined.map(({ list, order, previous }) => [list, order, previous])).toEqual([
      [idOf('l', 3), 2, idOf('o', 3)],
      [idOf('l', 2), 3, idOf('o', 2)],
    ]);
    expect(defined[0]!.content).toEqual(content());
    expect(nextOrder(lists, 'opening')).toBe(4);
    expect(nextOrder(lists, 'service')).toBe(1);
  });

  it('O4 K30 REG-5 marks what one version has otherwise than the other', () => {
    const mine = [task(3), task(1, { due: '09:00' }), task(9), task(2)];
    const theirs = [task(1), task(2), task(3)];
    expect([...differences(mine, theirs).values()]).toEqual(['moved', 'changed', 'added', 'moved']);
    expect([...differences(theirs, theirs).values()]).toEqual([null, null, null]);
  });
});

describe('a list in words', () => {
  const french = speak('fr', managingFr);

  it('K30 names days as people do', () => {
    expect(daysWords(french, [1, 2, 3, 4, 5, 6, 7])).toBe('Tous les jours');
    expect(daysWords(french, [1, 2, 3, 4, 5])).toBe('lun. – ven.');
    expect(daysWords(french, [1, 3, 7])).toBe('lun., mer., dim.');
    expect(daysWords(french, [6, 7])).toBe('sam., dim.');
  });

  it('K30 says what a list and a task hold', () => {
    const cold = { unit: '°C', min: 0, max: 4 };
    const tasks = [task(1, { measure: cold }), task(2)];
    expect(listWords(french, content({ tasks }))).toBe('lun. – mer. · 2 tâches · 1 relevé');
    const bound = task(1, { due: '10:00', measure: cold, person: 'p' });
    expect(taskWords(french, bound, () => 'Awa')).toBe('avant 10:00 · pour Awa · entre 0 et 4 °C');
  });
});
