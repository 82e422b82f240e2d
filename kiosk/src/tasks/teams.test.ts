import { expect, test } from 'vitest';
import { watchEmployees } from '../employees/store.ts';
import { createWorld, first } from '../platform/testing/world.ts';
import { watchPerson } from '../punches/store.ts';

const awa = '018f0000-0000-7000-8000-000000000001';
const idOf = (last: string) => `018f0000-0000-7000-8000-0000000000${last}`;

test('TEAM-5 W13 whoever is in « Plonge » finds the tasks of « Cuisine » on their screen, and none of « Salle »', async () => {
  const world = await createWorld();
  await world.server.addEmployee(awa, 'Awa');
  world.server.people.change(awa, { team: 'Plonge' });
  const [kitchen, washing] = [idOf('b0'), idOf('b1')];
  for (const row of [
    { id: kitchen, name: 'Cuisine', parent: null },
    { id: washing, name: 'Plonge', parent: kitchen },
    { id: idOf('b2'), name: 'Salle', parent: null },
  ]) {
    world.server.feed.push({ room: 'teams', key: row.id, row });
  }
  const tasks = ['Cuisine', 'Plonge', 'Salle', null].map((team, at) => ({
    ...{ task: idOf(`c${at}`), title: team ?? 'Tous', due: null, measure: null },
    ...{ team, person: null },
  }));
  const list = { id: idOf('a0'), definition: idOf('a1'), title: 'Fermeture', moment: 'closing' };
  const row = { ...list, weekdays: [1, 2, 3, 4, 5, 6, 7], order: 1, tasks };
  world.server.feed.push({ room: 'taskLists', key: list.id, row });
  const page = await world.enrolled();
  const person = await first(watchPerson(page.tablet, awa));
  expect(person?.tasks.map(({ title }) => title)).toEqual(['Cuisine', 'Plonge', 'Tous']);
  // A new person can be put into a team that nobody is in yet.
  const { teams } = await first(watchEmployees(page.tablet));
  expect(teams).toEqual(['Cuisine', 'Plonge', 'Salle']);
});
