import { expect, it } from 'vitest';
import { makeAttachment } from '../journal/attachments.ts';
import type { Body } from '../journal/kinds.ts';
import { idOf } from '../testing/ids.ts';
import { operationOf } from '../testing/operations.ts';
import type { TaskListRow } from '../sync/rows.ts';
import { listsWith, projectDefinition } from './project-list.ts';

const noon = Date.parse('2026-11-21T11:00:00Z');
const title = makeAttachment('0'.repeat(32), 'Ouverture');
const fridge = makeAttachment('1'.repeat(32), 'Frigo');

function definition(number: number, changes: Partial<Body<'task-list.define'>> = {}) {
  const body: Body<'task-list.define'> = {
    list: idOf('l', 1),
    titleText: title.hash,
    moment: 'opening',
    weekdays: [1, 2, 3],
    order: 4,
    tasks: [
      {
        task: idOf('t', 1),
        titleText: fridge.hash,
        due: '10:00',
        measure: { unit: '°C', min: 0, max: 4 },
        team: null,
        person: null,
      },
    ],
    archived: false,
    previous: null,
    ...changes,
  };
  const operation = operationOf('task-list.define', body, noon, {
    id: idOf('o', number),
    clock: { offset: 2_000 },
  });
  const texts = new Map([title, fridge].map((one) => [one.hash, one.text]));
  const textOf = (hash: string) => texts.get(hash) ?? null;
  return projectDefinition(operation, { bounds: { after: null, before: null }, textOf });
}

const confirmed = (number: number): TaskListRow => ({
  id: idOf('l', number),
  definition: idOf('o', 90 + number),
  title: `Liste ${number}`,
  moment: 'closing',
  weekdays: [1],
  order: 0,
  tasks: [],
});

it('K30 a definition made on the tablet reads like one of the server, with its words and its corrected time', () => {
  expect(definition(1)).toEqual({
    id: idOf('o', 1),
    list: idOf('l', 1),
    since: noon + 2_000,
    archived: false,
    title: 'Ouverture',
    moment: 'opening',
    weekdays: [1, 2, 3],
    order: 4,
    tasks: [
      {
        task: idOf('t', 1),
        title: 'Frigo',
        due: '10:00',
        measure: { unit: '°C', min: 0, max: 4 },
        team: null,
        person: null,
      },
    ],
  });
});

it('REG-1 K30 the lists that stand are the confirmed ones with what the tablet still holds over them, the last one written on top', () => {
  const lists = listsWith(
    [confirmed(1), confirmed(2), confirmed(3)],
    [
      definition(1, { weekdays: [6] }),
      definition(2, { weekdays: [7] }),
      definition(3, { list: idOf('l', 2), archived: true }),
      definition(4, { list: idOf('l', 9) }),
    ],
  );
  expect(lists.map((list) => [list.id, list.definition, list.weekdays])).toEqual([
    [idOf('l', 1), idOf('o', 2), [7]],
    [idOf('l', 3), idOf('o', 93), [1]],
    [idOf('l', 9), idOf('o', 4), [1, 2, 3]],
  ]);
});

it('REG-1 K30 a list that was archived and taken up again on the tablet stands', () => {
  const pending = [definition(1, { archived: true }), definition(2)];
  expect(listsWith([confirmed(1)], pending).map((list) => list.definition)).toEqual([idOf('o', 2)]);
});
