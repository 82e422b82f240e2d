import { EmployeesScreen } from '../screens/employees.ts';
import { HomeScreen } from '../screens/home.ts';
import { RecordPage } from '../screens/portal/record.ts';
import { SettingsScreen } from '../screens/settings.ts';
import { House } from '../world/house.ts';
import { expect, test } from '../world/journey.ts';
import { punch } from '../world/punch.ts';
import { ServerJournal } from '../world/server-journal.ts';

test.use({ serverStart: { house: 'empty' } });

test('T17 T18 K26 a manager is demoted and somebody archived while the tablet is offline: acts are refused in sight, the punch is kept', async ({
  world,
}) => {
  const house = await House.found(world);
  const jean = await house.hire('Jean', 'Petit', 'manager');
  const noe = await house.hire('Noé', 'Garnier', 'employee');
  const lea = await house.hire('Léa', 'Morin', 'employee');
  const tablet = await house.tablet();
  const { page } = tablet;
  const home = new HomeScreen(page);
  await expect(home.tile('Léa')).toBeVisible();
  await tablet.unplug();

  const desk = await house.administration();
  const inPortal = new RecordPage(desk);
  await inPortal.open(jean.name);
  await inPortal.giveTabletRole('Salarié');
  await inPortal.open(noe.name);
  await inPortal.archive();

  // The tablet knows nothing of it: both act as before, and it takes them.
  await punch(page, noe, 'Arrivée');
  await home.settings.tap();
  const settings = new SettingsScreen(page);
  await settings.openAs(jean);
  await settings.section('Employés');
  const record = await new EmployeesScreen(page).open(lea.name);
  await record.edit({ Téléphone: '06 39 98 22 22' });
  await expect(record.value('Téléphone')).toContainText('06 39 98 22 22');
  await settings.leave();

  const journal = new ServerJournal(world.server.dataDir);
  await tablet.plug();
  await expect(home.sync).toHaveText('À jour');
  await expect(home.tile('Noé')).toHaveCount(0);
  await expect.poll(() => journal.newPunches().map(({ person }) => person)).toEqual([noe.id]);
  expect(journal.newPunches()[0]?.flags).toContain('archived-person');

  // Jean opens nothing any more; another manager sees what was refused and why, and Léa's number is as it was.
  await home.settings.tap();
  await expect(page.getByRole('button', { name: house.manager.name })).toBeVisible();
  await expect(page.getByRole('button', { name: jean.name })).toHaveCount(0);
  await settings.openAs(house.manager);
  await settings.section('Refusés');
  await expect(page.getByText("La personne n'avait pas le droit de le faire.")).toBeVisible();
  await settings.section('Employés');
  const again = await new EmployeesScreen(page).open(lea.name);
  await expect(again.value('Téléphone')).toHaveText('–');
  await expect(page.getByText('Le serveur a refusé une demande')).toBeVisible();
  journal.close();
});

test('T17 the settings close at once under a manager who is archived while they stand open', async ({
  world,
}) => {
  const house = await House.found(world);
  const jean = await house.hire('Jean', 'Petit', 'manager');
  const tablet = await house.tablet();
  const { page } = tablet;
  const home = new HomeScreen(page);
  await expect(home.tile('Jean')).toBeVisible();
  await home.settings.tap();
  const settings = new SettingsScreen(page);
  await settings.openAs(jean);
  await house.ask('POST', `employees/${jean.id}/archive`, {});
  // Well before they close by themselves.
  await expect(home.people).toBeVisible({ timeout: 30_000 });
  await expect(home.tile('Jean')).toHaveCount(0);
});
