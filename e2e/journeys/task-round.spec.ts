import { HomeScreen } from '../screens/home.ts';
import { PinPad } from '../screens/pin-pad.ts';
import { TasksScreen } from '../screens/tasks.ts';
import { expect, test } from '../world/journey.ts';
import { inParis } from '../world/paris.ts';
import { person } from '../world/people.ts';
import { ServerJournal } from '../world/server-journal.ts';
import { settle } from '../world/settled.ts';

// Early in the day: nothing of the demonstration is checked off yet.
const morning = inParis(1, '07:00');
const fridge = 'Température du frigo positif';
const terrace = 'Terrasse installée';

test.use({ serverStart: { startsAt: morning } });

test('O10 a round of tasks offline: a fridge too warm asks what was done, a check is taken back with a reason', async ({
  world,
}) => {
  const tablet = await world.tablet({ startsAt: morning });
  const { page } = tablet;
  const home = await settle(tablet);
  const journal = new ServerJournal(world.server.dataDir);
  await tablet.unplug();

  await home.tasks.tap();
  const tasks = new TasksScreen(page);
  await tasks.moment('Ouverture');
  await tasks.undone(fridge).tap();
  // Nobody has said yet who checks.
  const jeanBaptiste = person('Jean-Baptiste');
  await page.getByRole('button', { name: jeanBaptiste.name }).tap();
  await new PinPad(page).tap(jeanBaptiste.pin);

  if (!(await tasks.dialog.isVisible())) await tasks.undone(fridge).tap();
  await expect(tasks.record).toBeDisabled();
  await tasks.enter('7,5');
  await expect(tasks.dialog.getByRole('alert')).toContainText('Hors limites : entre 0 et 4 °C.');
  // Out of bounds nothing is recorded without a corrective action.
  await expect(tasks.record).toBeDisabled();
  await tasks.answer('Porte refermée, contrôle dans 30 min');
  await tasks.record.tap();
  await expect(tasks.done(fridge)).toContainText('7,5 °C');
  await expect(tasks.done(fridge)).toContainText('hors limites');
  await expect(tasks.done(fridge)).toContainText('Jean-Baptiste');
  await expect(tasks.done(fridge)).toContainText('Porte refermée');

  await tasks.undone(terrace).tap();
  await expect(tasks.done(terrace)).toBeVisible();
  await tasks.done(terrace).tap();
  await tasks.answer('Coché par erreur');
  await tasks.answer('Décocher');
  await expect(tasks.undone(terrace)).toBeVisible();

  await tasks.back();
  await expect(new HomeScreen(page).tasks).toContainText('1 sur 17');

  await tablet.plug();
  await expect(home.sync).toHaveText('À jour');
  expect(journal.newOperations().map(({ kind, status }) => `${kind} ${status}`)).toEqual(
    expect.arrayContaining(['task.check applied', 'task.uncheck applied']),
  );
  journal.close();
});
