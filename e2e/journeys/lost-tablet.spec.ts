import { ActsScreen } from '../screens/acts.ts';
import { ConfirmationScreen } from '../screens/confirmation.ts';
import { EnrolmentScreen } from '../screens/enrolment.ts';
import { HomeScreen } from '../screens/home.ts';
import { TabletsPage } from '../screens/portal/tablets.ts';
import { RevokedScreen } from '../screens/revoked.ts';
import { expectAccessible } from '../world/axe.ts';
import { House } from '../world/house.ts';
import { expect, test } from '../world/journey.ts';
import { punch } from '../world/punch.ts';
import { rawDatabase } from '../world/raw-database.ts';
import type { Tablet } from '../world/tablet.ts';

test.use({ serverStart: { house: 'empty' } });

/** On the screen of a withdrawn tablet: a name, and an act. */
async function punchAs(tablet: Tablet, name: string): Promise<void> {
  const { page } = tablet;
  await new RevokedScreen(page).punchAllTheSame();
  const acts = new ActsScreen(page);
  await acts.name(name);
  await acts.punch('Départ');
  const confirmation = new ConfirmationScreen(page);
  await expect(confirmation.recorded(/Départ à \d\d:\d\d\./)).toBeVisible();
  await confirmation.finish();
}

test('O15 D09 D10 a tablet that was declared lost while offline forgets names, codes and contacts at its first contact, hands in every punch, takes further ones, and only then may be erased', async ({
  world,
}) => {
  const house = await House.found(world);
  const lea = await house.hire('Léa', 'Morin', 'employee', 'lea.morin@example.com');
  const noe = await house.hire('Noé', 'Garnier', 'employee');
  const tablet = await house.tablet();
  const { page } = tablet;
  const home = new HomeScreen(page);
  await expect(home.tile('Noé')).toBeVisible();
  await punch(page, lea, 'Arrivée');
  await expect(home.sync).toHaveText('À jour');
  // Four letters by themselves may stand in any key or signature.
  const secrets = [
    'Léa',
    'Morin',
    'Noé',
    'Garnier',
    /\bDiop\b/,
    'lea.morin@example.com',
    '$2b$',
    'key of HMAC',
  ];
  const before = await rawDatabase(page);
  for (const secret of secrets) expect(before).toMatch(secret);

  await tablet.unplug();
  await punch(page, lea, 'Pause');
  await punch(page, noe, 'Arrivée');
  await punch(page, lea, 'Reprise');
  const desk = await house.administration();
  const tablets = new TabletsPage(desk);
  await tablets.open();
  await tablets.act('Déclarer perdue…');
  await expect(desk.getByText('Perdue', { exact: true })).toBeVisible();
  // Without a network it works on as before: nobody is kept from punching.
  await punch(page, lea, 'Départ');

  await tablet.plug();
  const lost = new RevokedScreen(page);
  await expect(lost.lostTitle).toBeVisible();
  await expect(page.getByText('Le Comptoir du Marché (Maison Lenoir)')).toBeVisible();
  await expect(home.tile('Léa')).toHaveCount(0);
  await expect(lost.held).toContainText('Tout ce qui avait été pointé est arrivé au serveur.');
  const after = await rawDatabase(page);
  for (const secret of secrets) expect(after, String(secret)).not.toMatch(secret);
  // What signs stays, and the chain with it.
  expect(after).toContain('private key of ECDSA');
  expect(after).toContain('punch.record');
  await expectAccessible(page, 'the lost tablet');

  // It stays lost through a restart without a network, and a punch on it is still kept.
  await tablet.unplug();
  await tablet.coldStart();
  const again = new RevokedScreen(tablet.page);
  await expect(again.lostTitle).toBeVisible();
  await punchAs(tablet, 'Noé Garnier');
  await expect(again.held).toContainText('1 pointage');
  await expect(again.reset).toHaveCount(0);

  await tablet.plug();
  await expect(again.held).toContainText('Tout ce qui avait été pointé est arrivé au serveur.');
  expect(await rawDatabase(tablet.page)).not.toContain('Garnier');
  await desk.reload();
  await expect(desk.getByRole('link', { name: 'Décider : 5 enregistrements' })).toBeVisible();

  await again.wipe();
  await expect(new EnrolmentScreen(tablet.page).title).toBeVisible();
  const wiped = await rawDatabase(tablet.page);
  expect(wiped).not.toContain('punch.record');
  expect(wiped).not.toContain('private key');
});
