import { ConfirmationScreen } from '../screens/confirmation.ts';
import { HomeScreen } from '../screens/home.ts';
import { PersonScreen } from '../screens/person.ts';
import { PinPad } from '../screens/pin-pad.ts';
import { expect, test } from '../world/journey.ts';
import { person } from '../world/people.ts';
import { RenewingFront } from '../world/renewing-front.ts';
import { settle } from '../world/settled.ts';
import { Tablet } from '../world/tablet.ts';

const minute = 60_000;

/** Nobody touches the tablet, minute after minute, until the new version shows; Chromium gives an old worker five minutes to end. */
async function restUntilRenewed(tablet: Tablet): Promise<void> {
  await expect(async () => {
    await tablet.pass(minute);
    const release = tablet.page.locator('meta[name="release"]');
    await expect(release).toHaveCount(1, { timeout: 2_000 });
  }).toPass({ timeout: 600_000 });
}

test('S17 an update found while someone types a PIN waits until the tablet rests', async ({
  world,
}) => {
  const front = await RenewingFront.before(world.server.port);
  const tablet = await Tablet.unpack(front.port, { startsAt: Date.now() });
  const { page } = tablet;
  try {
    const home = await settle(tablet);
    await page.reload();
    await expect(home.people).toBeVisible();
    const release = page.locator('meta[name="release"]');
    await expect(release).toHaveCount(0);

    const fatoumata = person('Fatoumata');
    const pad = new PinPad(page);
    await home.choose('Fatoumata');
    await pad.tap(fatoumata.pin.slice(0, 3));
    front.publish();
    // The hourly look at the server, wherever in its hour the tablet was; nobody touches it for a second.
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration?.update();
    });
    await expect.poll(() => front.asked).toBeGreaterThan(0);
    await expect
      .poll(() =>
        page.evaluate(async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          return registration?.waiting !== null && registration?.waiting !== undefined;
        }),
      )
      .toBe(true);

    // The person finishes: three digits are still there, nothing was reloaded.
    await pad.tap(fatoumata.pin.slice(3));
    const own = new PersonScreen(page);
    await expect(own.act('Arrivée')).toBeVisible();
    await expect(release).toHaveCount(0);
    await own.punch('Arrivée');
    await expect(page.getByText(/Arrivée à \d\d:\d\d\./)).toBeVisible();
    await expect(release).toHaveCount(0);
    await new ConfirmationScreen(page).finish();

    // At rest the new version comes by itself, and everything is still there.
    await expect(home.people).toBeVisible();
    await restUntilRenewed(tablet);
    await expect(new HomeScreen(page).tile('Fatoumata')).toContainText('En service');
    await expect(home.sync).toHaveText('À jour');
  } finally {
    await tablet.discard();
    await front.close();
  }
});

test('S17 a tablet at rest looks for a new version each hour and takes it by itself', async ({
  world,
}) => {
  const front = await RenewingFront.before(world.server.port);
  const tablet = await Tablet.unpack(front.port, { startsAt: Date.now() });
  try {
    const home = await settle(tablet);
    front.publish();
    await tablet.pass(61 * minute);
    await expect.poll(() => front.asked).toBeGreaterThan(0);
    await restUntilRenewed(tablet);
    await expect(home.people.getByRole('listitem')).toHaveCount(24);
  } finally {
    await tablet.discard();
    await front.close();
  }
});
