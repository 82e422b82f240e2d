import { demoPassword } from '@comptoir/server/demo/accounts';
import { HomeScreen } from '../screens/home.ts';
import { PinPad } from '../screens/pin-pad.ts';
import { AccountScreen } from '../screens/portal/account.ts';
import { TasksScreen } from '../screens/tasks.ts';
import { expectAccessible } from '../world/axe.ts';
import { expect, test } from '../world/journey.ts';
import { inParis } from '../world/paris.ts';
import { person } from '../world/people.ts';
import { settle } from '../world/settled.ts';

// Early in the day: nothing of the demonstration is checked off yet.
const morning = inParis(1, '07:00');
const terrace = 'Terrasse installée';

test.use({ serverStart: { startsAt: morning } });

test('TASK-14 a phone tells its owner what is theirs to do today, and that it is done once the tablet has said so', async ({
  world,
}) => {
  const tablet = await world.tablet({ startsAt: morning });
  const mehdi = person('Mehdi');
  const phone = await world.portal('/portal/login', 'phone');
  await new AccountScreen(phone).logIn('mehdi.benali@example.com', demoPassword);
  const card = phone.getByRole('article', { name: 'Mes tâches' });
  await expect(card).toContainText('à faire, sur');
  await card.getByRole('link').tap();
  await expect(phone.getByRole('heading', { level: 1, name: 'Mes tâches' })).toBeVisible();
  const line = phone.getByRole('listitem').filter({ hasText: terrace });
  await expect(line).toContainText('Avant 11:30');
  // What is another team's is not his.
  await expect(phone.getByText('Machine à café purgée')).toHaveCount(0);
  await expectAccessible(phone, 'one’s own tasks');

  const home = await settle(tablet);
  await home.tasks.tap();
  const tasks = new TasksScreen(tablet.page);
  await tasks.moment('Ouverture');
  await tasks.undone(terrace).tap();
  await tablet.page.getByRole('button', { name: mehdi.name }).tap();
  await new PinPad(tablet.page).tap(mehdi.pin);
  await tasks.undone(terrace).tap();
  await expect(tasks.done(terrace)).toBeVisible();
  await tasks.back();
  await expect(new HomeScreen(tablet.page).sync).toHaveText('À jour');
  await phone.reload();
  await expect(line).toContainText('Fait par vous à 07:');
});
