import { HomeScreen } from '../screens/home.ts';
import { expect, test } from '../world/journey.ts';
import { person } from '../world/people.ts';
import { punch } from '../world/punch.ts';
import { ServerJournal } from '../world/server-journal.ts';
import { settle } from '../world/settled.ts';

test('S07 one page of a tablet records at a time; a second one can take over and nothing forks', async ({
  world,
}) => {
  const tablet = await world.tablet();
  await settle(tablet);
  const journal = new ServerJournal(world.server.dataDir);
  const first = tablet.page;
  const fatoumata = person('Fatoumata');
  await punch(first, fatoumata, 'Arrivée');

  const second = await tablet.openAnotherPage();
  await expect(second.getByRole('heading', { name: 'Déjà ouvert' })).toBeVisible();
  await second.getByRole('button', { name: 'Utiliser ici' }).tap();
  await expect(new HomeScreen(second).tile('Fatoumata')).toContainText('En service');
  await expect(first.getByRole('heading', { name: 'Déjà ouvert' })).toBeVisible();

  await punch(second, fatoumata, 'Pause');
  await expect(new HomeScreen(second).sync).toHaveText('À jour');

  await first.bringToFront();
  await first.getByRole('button', { name: 'Utiliser ici' }).tap();
  await expect(second.getByRole('heading', { name: 'Déjà ouvert' })).toBeVisible();
  await punch(first, fatoumata, 'Reprise');
  await expect(new HomeScreen(first).sync).toHaveText('À jour');

  const operations = journal.newOperations();
  expect(journal.newPunches().map(({ type }) => type)).toEqual(['in', 'break-start', 'break-end']);
  expect(new Set(operations.map(({ epoch }) => epoch)).size).toBe(1);
  expect(operations.map(({ seq }) => seq)).toEqual(operations.map((_, index) => index + 1));
  journal.close();
});
