import { HomeScreen } from '../screens/home.ts';
import { PinPad } from '../screens/pin-pad.ts';
import { RegisterScreen } from '../screens/register.ts';
import { SettingsScreen } from '../screens/settings.ts';
import { TaskListsScreen } from '../screens/task-lists.ts';
import { TasksScreen } from '../screens/tasks.ts';
import { expect, test } from '../world/journey.ts';
import { inParis } from '../world/paris.ts';
import { person } from '../world/people.ts';
import { settle } from '../world/settled.ts';

// Early in the day: nothing of the demonstration is checked off yet.
const morning = inParis(1, '07:00');
const fridge = 'Température du frigo positif';
const terrace = 'Terrasse installée';

test.use({ serverStart: { startsAt: morning } });

test('K30 a list is changed in the middle of the day, offline: what was done stays done, and the register goes to a file', async ({
  world,
}) => {
  const tablet = await world.tablet({ startsAt: morning });
  const { page } = tablet;
  const home = await settle(tablet);
  const other = await world.tablet({ startsAt: morning });
  await settle(other);
  await tablet.unplug();

  await home.tasks.tap();
  const tasks = new TasksScreen(page);
  await tasks.moment('Ouverture');
  await tasks.undone(fridge).tap();
  const awa = person('Awa');
  await page.getByRole('button', { name: awa.name }).tap();
  await new PinPad(page).tap(awa.pin);
  if (!(await tasks.dialog.isVisible())) await tasks.undone(fridge).tap();
  await tasks.enter('3,5');
  await tasks.record.tap();
  await expect(tasks.done(fridge)).toContainText('3,5 °C');
  await tasks.undone(terrace).tap();
  await expect(tasks.done(terrace)).toBeVisible();
  await tasks.back();

  // Renamed, taken away, added.
  await home.settings.tap();
  const settings = new SettingsScreen(page);
  await settings.openAs(awa);
  await settings.section('Listes de tâches');
  const lists = new TaskListsScreen(page);
  await lists.open('Ouverture');
  await lists.rename(fridge, 'Frigo du fond');
  await lists.remove(terrace);
  await lists.add('Ardoise du jour écrite');
  await lists.save();

  // The register keeps what was done, what was taken away too; still offline.
  await settings.section('Registre');
  const register = new RegisterScreen(page);
  await register.period("Aujourd'hui");
  const { file, lines } = await register.download();
  expect(file).toMatch(/^registre-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
  const of = (title: string) => lines.filter((line) => line['Tâche'] === title);
  const [measured] = of(fridge);
  expect(measured).toMatchObject({
    État: 'Fait',
    Personne: awa.name,
    Valeur: '3,5',
    Unité: '°C',
    'Hors limites': 'non',
    Envoyé: 'non',
  });
  expect(of(terrace)).toMatchObject([{ État: 'Fait', Personne: awa.name }]);
  expect(of('Ardoise du jour écrite')).toMatchObject([{ État: 'À faire', Personne: '' }]);
  await settings.leave();

  // The board: done under its new name, gone, to be done; and so on the other tablet once both have met the server.
  const board = async (at: typeof page) => {
    const shown = new TasksScreen(at);
    await new HomeScreen(at).tasks.tap();
    await shown.moment('Ouverture');
    await expect(shown.done('Frigo du fond')).toContainText('3,5 °C');
    await expect(shown.row(terrace)).toHaveCount(0);
    await expect(shown.undone('Ardoise du jour écrite')).toBeVisible();
    await shown.back();
  };
  await board(page);
  await tablet.plug();
  await expect(home.sync).toHaveText('À jour');
  await board(other.page);
});
