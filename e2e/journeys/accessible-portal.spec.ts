import type { Page } from '@playwright/test';
import { AccountScreen } from '../screens/portal/account.ts';
import { SetupScreen } from '../screens/portal/setup.ts';
import { expectAccessible } from '../world/axe.ts';
import { House } from '../world/house.ts';
import { expect, test } from '../world/journey.ts';

test.use({ serverStart: { house: 'empty' } });

const languages = ['fr', 'en'] as const;

/** Looks at the page as it is, by day and by night. */
async function look(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectAccessible(page, `${name}, ${colorScheme}`);
  }
}

/** Opens a page of the portal in a language, and looks at it. */
async function visit(page: Page, path: string, language: (typeof languages)[number]) {
  await page.goto(new URL(path, page.url()).href);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await look(page, `${path}, ${language}`);
}

test.describe('axe finds nothing in the portal', () => {
  test('on the way from the printed link to the two codes', async ({ world }) => {
    const link = /http:\/\/\S+\/portal\/setup#\S+/.exec(world.server.log)?.[0] ?? '';
    const page = await world.portal(link, 'phone');
    const setup = new SetupScreen(page);
    await expect(setup.title('Dans quelle langue')).toBeVisible();
    await look(page, 'set-up, language');
    await setup.language('Français');
    await expect(setup.title('Votre maison')).toBeVisible();
    await setup.goOn();
    await expect(page.getByText('À remplir.').first()).toBeVisible();
    await look(page, 'set-up, house with faults');
    await setup.house('Maison Lenoir', 'Le Comptoir du Marché');
    await expect(setup.title("L'adresse des tablettes")).toBeVisible();
    await look(page, 'set-up, address');
    await setup.goOn();
    await expect(setup.title('Vous')).toBeVisible();
    await look(page, 'set-up, administrator');
    await setup.administrator({
      given: 'Camille',
      family: 'Lenoir',
      email: 'camille@example.com',
      password: 'Tournesol-42',
    });
    await expect(setup.title('Qui déverrouille la tablette')).toBeVisible();
    await look(page, 'set-up, manager');
    await setup.managedBy('Awa', 'Diop');
    await expect(setup.title('À noter maintenant')).toBeVisible();
    await look(page, 'set-up, codes');
  });

  test('on every page outside and inside, in both languages', async ({ world }) => {
    const house = await House.found(world);
    const noe = await house.hire('Noé', 'Garnier', 'employee');
    const outside = await world.portal('/portal/login', 'phone');
    const inside = await house.administration();
    await expect(new AccountScreen(outside).title('Connexion')).toBeVisible();
    for (const language of languages) {
      for (const page of [outside, inside]) {
        await page.evaluate(
          (wanted) => localStorage.setItem('comptoir.language', wanted),
          language,
        );
      }
      for (const path of ['login', 'forgotten', 'recovery', 'activation', 'reset', 'setup']) {
        await visit(outside, `/portal/${path}`, language);
      }
      for (const path of [
        '',
        'profile',
        'your-data',
        'hours',
        'presence',
        'approvals',
        'profile/security',
        'configuration/users',
        'configuration/users/import',
        `configuration/users/${noe.id}`,
        'configuration/teams',
        'configuration/establishments',
        'configuration/tablets',
        'configuration/tablets/new',
        'configuration/organisation',
        'configuration/invitation',
        'configuration/mail',
        'configuration/tokens',
        'configuration/journal',
      ]) {
        await visit(inside, `/portal/${path}`, language);
      }
    }
  });
});
