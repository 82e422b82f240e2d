import { ActsScreen } from '../screens/acts.ts';
import { ConfirmationScreen } from '../screens/confirmation.ts';
import { EnrolmentScreen } from '../screens/enrolment.ts';
import { HomeScreen } from '../screens/home.ts';
import { TabletsPage } from '../screens/portal/tablets.ts';
import { RevokedScreen } from '../screens/revoked.ts';
import { House } from '../world/house.ts';
import { expect, test } from '../world/journey.ts';
import { identify } from '../world/punch.ts';
import { ServerJournal } from '../world/server-journal.ts';

const minute = 60_000;
const wipe = 'Tout effacer de cette tablette';

test.use({ serverStart: { house: 'empty' } });

test('K29 « Vos données » is read before a PIN, offered at first use, and the time of reading is kept', async ({
  world,
}) => {
  const house = await House.found(world);
  const noe = await house.hire('Noé', 'Garnier', 'employee');
  const tablet = await house.tablet();
  const { page } = tablet;
  const home = new HomeScreen(page);
  await expect(home.tile('Noé')).toBeVisible();
  await tablet.unplug();

  await page.getByRole('button', { name: 'Vos données' }).tap();
  for (const title of ['Ce qui est enregistré', 'Combien de temps', 'Qui les voit', 'Vos droits']) {
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
  }
  await expect(page.getByText('À qui demander')).toBeVisible();
  await expect(page.getByRole('button', { name: "J'ai lu" })).toHaveCount(0);
  await page.getByRole('button', { name: 'Retour' }).tap();

  const own = await identify(page, noe);
  await expect(page.getByText('Première visite')).toBeVisible();
  await expect(own.act('Arrivée')).toBeVisible();
  // The tablet corrects its clock by the server's, as well as the way of an answer lets it.
  const before = (await tablet.readWall()) - minute;
  await page.getByRole('button', { name: 'Lire', exact: true }).tap();
  await page.getByRole('button', { name: "J'ai lu" }).tap();
  await expect(own.act('Arrivée')).toBeVisible();
  await expect(page.getByText('Première visite')).toHaveCount(0);
  await own.back();

  await tablet.plug();
  await expect(home.sync).toHaveText('À jour');
  const journal = new ServerJournal(world.server.dataDir);
  await expect.poll(() => journal.privacySeenBy(noe.id)).toBeGreaterThanOrEqual(before);
  journal.close();
});

test('O3 O15 a withdrawn tablet is not reset while it holds what nobody else has: exported, it is', async ({
  world,
}) => {
  const house = await House.found(world);
  const tablet = await house.tablet();
  const { page } = tablet;
  const desk = await house.administration();
  const tablets = new TabletsPage(desk);
  await tablets.open();
  await tablets.revoke();

  // It hears of it at its next contact.
  await page.reload();
  const revoked = new RevokedScreen(page);
  await expect(revoked.title).toBeVisible();
  await tablet.unplug();
  await revoked.punchAllTheSame();
  const acts = new ActsScreen(page);
  await acts.name('Noé Garnier');
  await acts.punch('Arrivée');
  await new ConfirmationScreen(page).finish();

  await expect(revoked.title).toBeVisible();
  await revoked.askForReset();
  await expect(revoked.dialog).toContainText('Pas encore');
  await expect(revoked.dialog.getByRole('button', { name: wipe })).toHaveCount(0);
  const saved = page.waitForEvent('download');
  await revoked.dialog.getByRole('button', { name: "Export d'urgence" }).tap();
  expect((await saved).suggestedFilename()).toMatch(/\.json$/);

  await revoked.dialog.getByRole('button', { name: wipe }).tap();
  await expect(new EnrolmentScreen(page).title).toBeVisible();
});
