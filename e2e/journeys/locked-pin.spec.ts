import { ActsScreen } from '../screens/acts.ts';
import { ConfirmationScreen } from '../screens/confirmation.ts';
import { HomeScreen } from '../screens/home.ts';
import { PersonScreen } from '../screens/person.ts';
import { PinPad } from '../screens/pin-pad.ts';
import { SettingsScreen } from '../screens/settings.ts';
import { expectAccessible } from '../world/axe.ts';
import { expect, test } from '../world/journey.ts';
import { inParis } from '../world/paris.ts';
import { person } from '../world/people.ts';
import { settle } from '../world/settled.ts';
import type { Tablet } from '../world/tablet.ts';

const minute = 60_000;
const noon = inParis(1, '12:00');
/** Longer than any wait of the schedule before the tenth failure. */
const patience = 61 * minute;

function otherThan(pin: string): string {
  return pin.replace(/\d$/, (last) => String((Number(last) + 1) % 10));
}

/** Types a wrong code until the pad says that it is locked. Returns how many it took. */
async function guessUntilLocked(tablet: Tablet, pin: string): Promise<number> {
  const pad = new PinPad(tablet.page);
  for (let guesses = 1; guesses <= 12; guesses += 1) {
    await pad.type(otherThan(pin));
    await expect(pad.refusal).toBeVisible();
    if (await pad.locked.isVisible()) return guesses;
    await pad.back();
    await tablet.pass(patience);
    await new HomeScreen(tablet.page).choose('Fatoumata');
  }
  throw new Error('the pad never locked');
}

test.describe('un code faux dix fois', () => {
  test.use({ serverStart: { startsAt: noon } });

  test('O12 T04 T19 DEVICE-26 a locked code stays locked over reload and restart, offline, until a manager frees it: past the lease too, when people go on and nothing else can be changed before the next contact', async ({
    world,
  }) => {
    const tablet = await world.tablet({ startsAt: noon });
    const home = await settle(tablet);
    const fatoumata = person('Fatoumata');
    const awa = person('Awa');
    await tablet.unplug();

    await home.choose('Fatoumata');
    expect(await guessUntilLocked(tablet, fatoumata.pin)).toBe(10);

    await tablet.page.reload();
    await home.choose('Fatoumata');
    await expect(new PinPad(tablet.page).locked).toBeVisible();
    await expect(new PinPad(tablet.page).key('1')).toBeDisabled();

    await tablet.coldStart();
    const pad = new PinPad(tablet.page);
    const freshHome = new HomeScreen(tablet.page);
    // Longer than its establishment trusts a tablet without any contact.
    await tablet.pass(15 * 24 * 60 * minute);
    await freshHome.choose('Fatoumata');
    await expect(pad.locked).toBeVisible();
    await tablet.page.keyboard.type(fatoumata.pin);
    await expect(new PersonScreen(tablet.page).act('Arrivée')).toHaveCount(0);

    // Evidence of paid time is never blocked.
    await pad.withoutPin();
    await new ActsScreen(tablet.page).punch('Arrivée');
    const confirmation = new ConfirmationScreen(tablet.page);
    await expect(confirmation.recorded(/Arrivée à \d\d:\d\d\./)).toBeVisible();
    await expect(tablet.page.getByText('un responsable le validera')).toBeVisible();
    await confirmation.finish();

    const settings = new SettingsScreen(tablet.page);
    await freshHome.settings.tap();
    await settings.openAs(awa);
    await expect(settings.outOfContact).toBeVisible();
    expect(await settings.offered()).not.toContain('Tablette');
    await expectAccessible(tablet.page, 'settings past the lease');
    await settings.section('Codes bloqués');
    await settings.unlock('Fatoumata');
    await tablet.page.getByRole('button', { name: /^Établissement/ }).tap();
    expect(await settings.offered()).toEqual(['Heures', 'Pointages', 'Registre']);
    await settings.leave();

    await freshHome.choose('Fatoumata');
    await pad.tap(fatoumata.pin);
    await expect(new PersonScreen(tablet.page).act('Départ')).toBeVisible();

    // The next contact opens them.
    await pad.back();
    await tablet.plug();
    await expect(freshHome.sync).toHaveText('À jour');
    await freshHome.settings.tap();
    await settings.openAs(awa);
    await expect(settings.outOfContact).toHaveCount(0);
    expect(await settings.offered()).toContain('Employés');
  });
});
