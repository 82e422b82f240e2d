import type { Page } from '@playwright/test';
import { AccountScreen } from '../screens/portal/account.ts';
import { SetupScreen } from '../screens/portal/setup.ts';
import { expectAccessible } from '../world/axe.ts';
import { House } from '../world/house.ts';
import { expect, test } from '../world/journey.ts';

test.use({ serverStart: { house: 'empty' } });

const phone = { width: 390, height: 844 };
const desk = { width: 1440, height: 900 };
/** By day and by night on both sizes, and both languages on both: a page says in either what stands in the same place. */
const visits = [
  { language: 'fr', byDay: phone, byNight: desk },
  { language: 'en', byDay: desk, byNight: phone },
] as const;
const loading = /^(Chargement|Loading)…$/;

/** Looks at the page as it is, by day in one size and by night in the other. */
async function look(
  page: Page,
  name: string,
  { byDay, byNight }: Omit<(typeof visits)[number], 'language'>,
): Promise<void> {
  await page.setViewportSize(byDay);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expectAccessible(page, `${name}, ${byDay.width} px`);
  // By night a page has other colours and nothing else.
  await page.setViewportSize(byNight);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expectAccessible(page, `${name}, ${byNight.width} px, dark`, 'colours');
}

/** A page that is met once is looked at in both sizes, by day and by night. */
async function lookWell(page: Page, name: string): Promise<void> {
  for (const visit of visits) await look(page, name, visit);
}

/** Opens pages of the portal in both languages, and looks at each. */
async function visitAll(page: Page, paths: readonly string[]): Promise<void> {
  for (const visit of visits) {
    const { language } = visit;
    await page.evaluate((wanted) => localStorage.setItem('comptoir.language', wanted), language);
    for (const path of paths) {
      await page.goto(new URL(`/portal/${path}`, page.url()).href);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('status', { name: loading })).toHaveCount(0);
      await look(page, `/portal/${path}, ${language}`, visit);
    }
  }
}

const everyday = [
  '',
  'hours',
  'presence',
  'approvals',
  'timesheets',
  'timesheets?span=week',
  'timesheets/anomalies',
  'timesheets/periods',
  'profile',
  'profile/security',
  'your-data',
  'configuration/users',
  'configuration/users?new=true',
  'configuration/users?tab=archived',
  'configuration/users/import',
];
const house = [
  'teams',
  'establishments',
  'tablets',
  'tablets/new',
  'organisation',
  'invitation',
  'mail',
  'tokens',
  'journal',
  'evidence',
].map((path) => `configuration/${path}`);
const parts = ['profile', 'access', 'rights', 'punches', 'history'];
const outside = [
  'login',
  'sign-up',
  'confirm',
  'forgotten',
  'recovery',
  'activation',
  'reset',
  'check',
];

test.describe('axe finds nothing in the portal', () => {
  test('on the way from the printed link to the two codes', async ({ world }) => {
    const page = await world.portal(await world.server.setupLink(), 'phone');
    const setup = new SetupScreen(page);
    await expect(setup.title('Dans quelle langue')).toBeVisible();
    await lookWell(page, 'set-up, language');
    await setup.language('Français');
    await expect(setup.title('Votre maison')).toBeVisible();
    await setup.goOn();
    await expect(page.getByText('À remplir.').first()).toBeVisible();
    await lookWell(page, 'set-up, house with faults');
    await setup.house('Maison Lenoir', 'Le Comptoir du Marché');
    await expect(setup.title("L'adresse des tablettes")).toBeVisible();
    await lookWell(page, 'set-up, address');
    await setup.goOn();
    await expect(setup.title('Vous')).toBeVisible();
    await lookWell(page, 'set-up, administrator');
    await setup.administrator({
      given: 'Camille',
      family: 'Lenoir',
      email: 'camille@example.com',
      password: 'Tournesol-42',
    });
    await expect(setup.title('Qui déverrouille la tablette')).toBeVisible();
    await lookWell(page, 'set-up, manager');
    await setup.managedBy('Awa', 'Diop');
    await expect(setup.title('À noter maintenant')).toBeVisible();
    await lookWell(page, 'set-up, codes');
  });

  test('on every page outside, and on those of every day', async ({ world }) => {
    const founded = await House.found(world);
    const door = await world.portal('/portal/login');
    await expect(new AccountScreen(door).title('Connexion')).toBeVisible();
    await visitAll(door, [...outside, 'setup']);
    await visitAll(await founded.administration(), everyday);
  });

  test('on every page of a record and of the house', async ({ world }) => {
    const founded = await House.found(world);
    const { id } = await founded.hire('Noé', 'Garnier', 'manager', 'noe.garnier@example.com');
    const record = parts.map((part) => `configuration/users/${id}?part=${part}`);
    const rules = `configuration/establishments/${await founded.establishment()}`;
    await visitAll(await founded.administration(), [
      ...record,
      ...house,
      rules,
      `timesheets/${id}`,
    ]);
  });
});
