import { HomeScreen } from '../screens/home.ts';
import { PinPad } from '../screens/pin-pad.ts';
import { RecordPage } from '../screens/portal/record.ts';
import { House } from '../world/house.ts';
import { expect, test } from '../world/journey.ts';
import { punch } from '../world/punch.ts';

test.use({ serverStart: { house: 'empty' } });

test('K26 a PIN renewed in the portal kills the old one at the next synchronisation, and not before', async ({
  world,
}) => {
  const house = await House.found(world);
  const noe = await house.hire('Noé', 'Garnier', 'employee');
  const tablet = await house.tablet();
  const { page } = tablet;
  const home = new HomeScreen(page);
  await expect(home.tile('Noé')).toBeVisible();

  // Without the network the tablet cannot know better: the code that it holds opens.
  await tablet.unplug();
  const desk = await house.administration();
  const record = new RecordPage(desk);
  await record.open(noe.name);
  const renewed = await record.renewPin(noe.name);
  expect(renewed).toMatch(/^\d{6}$/);
  expect(renewed).not.toBe(noe.pin);
  await punch(page, noe, 'Arrivée');

  await tablet.plug();
  await expect(home.sync).toHaveText('À jour');
  await tablet.caughtUp();
  await home.choose('Noé');
  const pad = new PinPad(page);
  await pad.tap(noe.pin);
  await expect(pad.wrong).toBeVisible();
  await pad.back();
  await punch(page, { ...noe, pin: renewed }, 'Départ');

  // What the old code has opened is kept as it was made.
  await expect(home.sync).toHaveText('À jour');
  await page.reload();
  await expect(home.tile('Noé')).toContainText('Pas en service');
});
