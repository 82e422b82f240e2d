import { HomeScreen } from '../screens/home.ts';
import { TabletsPage } from '../screens/portal/tablets.ts';
import { RevokedScreen } from '../screens/revoked.ts';
import { SettingsScreen } from '../screens/settings.ts';
import { expectAccessible } from '../world/axe.ts';
import { House } from '../world/house.ts';
import { expect, test } from '../world/journey.ts';
import { punch } from '../world/punch.ts';
import { ServerJournal } from '../world/server-journal.ts';

test.use({ serverStart: { house: 'empty' } });

test('O15 a retired tablet says so and works on, punches, settings and all, offline too, until it is ended', async ({
  world,
}) => {
  const house = await House.found(world);
  const lea = await house.hire('Léa', 'Morin', 'employee');
  const tablet = await house.tablet();
  const { page } = tablet;
  const home = new HomeScreen(page);
  await expect(home.tile('Léa')).toBeVisible();
  const place = await home.tile('Léa').boundingBox();

  const desk = await house.administration();
  const tablets = new TabletsPage(desk);
  await tablets.open();
  await tablets.choose('Retirer…');
  await expect(tablets.dialog).toContainText("rien n'y est effacé et rien n'est refusé");
  await tablets.dialog.getByRole('button', { name: 'Retirer la tablette' }).click();
  await expect(desk.getByText('À remplacer', { exact: true })).toBeVisible();

  await expect(home.retiring).toBeVisible();
  // The notice stands beside: nothing that a finger is on its way to has moved.
  expect(await home.tile('Léa').boundingBox()).toEqual(place);
  await expectAccessible(page, 'the home of a retiring tablet');
  const journal = new ServerJournal(world.server.dataDir);
  await tablet.unplug();
  await punch(page, lea, 'Arrivée');
  await expect(home.retiring.locator('..')).toContainText('Encore 1 pointage à envoyer.');
  await home.settings.tap();
  const settings = new SettingsScreen(page);
  await settings.openAs(house.manager);
  await settings.section('Employés');
  await settings.leave();
  await tablet.plug();
  await expect.poll(() => journal.newPunches().map(({ person }) => person)).toEqual([lea.id]);
  await expect(page.getByText('Tout est envoyé.')).toBeVisible();

  await tablets.act('Terminer maintenant…');
  await expect(desk.getByRole('heading', { name: 'Terminées' })).toBeVisible();
  await expect(new RevokedScreen(page).title).toBeVisible();
  await expect(home.tile('Léa')).toHaveCount(0);
  journal.close();
});
