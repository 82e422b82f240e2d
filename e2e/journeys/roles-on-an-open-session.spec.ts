import { createdEmployeeSchema, employeeRecordSchema } from '@comptoir/shared/employees/portal';
import { establishmentsAnswerSchema } from '@comptoir/shared/establishments/portal';
import { mailAnswerSchema } from '@comptoir/shared/mail/portal';
import type { Page } from '@playwright/test';
import { AccountScreen } from '../screens/portal/account.ts';
import { House } from '../world/house.ts';
import { expect, test } from '../world/journey.ts';

test.use({ serverStart: { house: 'empty' } });

const email = 'noe.garnier@example.com';

/** A manager of the first store, with an account; no mail server is set, so the administration hands the link over. */
async function manager(house: House, open: (link: string) => Promise<Page>) {
  const { establishments } = establishmentsAnswerSchema.parse(
    await house.ask('GET', 'establishments'),
  );
  const role = { role: 'manager', establishment: establishments[0]?.id ?? null, team: null };
  const made = await house.ask('POST', 'employees', {
    establishment: establishments[0]?.id,
    name: { given: 'Noé', family: 'Garnier' },
    team: null,
    email,
    phone: null,
    roles: [role],
    grants: [],
    photo: null,
    invite: true,
  });
  const { employee } = createdEmployeeSchema.parse(made);
  const { mails } = mailAnswerSchema.parse(await house.ask('GET', 'mail'));
  const letter = mails.find((one) => one.to === email);
  const page = await open(/\S+\/portal\/activation#\S+/.exec(letter?.text ?? '')?.[0] ?? '');
  const account = new AccountScreen(page);
  await account.field('Choisissez un mot de passe').fill('Tournesol-42');
  await account.field('Le même encore une fois').fill('Tournesol-42');
  await account.press('Ouvrir mon espace');
  await expect(account.title('Bonjour Noé')).toBeVisible();
  return { employee, page };
}

test('C11 C17 PORTAL-10 a manager follows five things at home; a role that is taken away is gone from the page that is open', async ({
  world,
}) => {
  const house = await House.found(world);
  const { employee, page } = await manager(house, (link) => world.portal(link));

  // The home by permission: each card opens its list.
  const cards = page.getByRole('article');
  await expect(cards.filter({ hasText: 'Qui est là' })).toBeVisible();
  await expect.poll(() => cards.count()).toBeGreaterThanOrEqual(5);
  await cards.getByRole('link', { name: 'Qui est là' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Présence' })).toBeVisible();
  const menu = page.getByRole('navigation', { name: 'Navigation' });
  await menu.getByRole('link', { name: 'À approuver' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'À approuver' })).toBeVisible();
  await expect(page.getByText('Rien à approuver.')).toBeVisible();

  // The administration takes the role away, while that page is open.
  const record = employeeRecordSchema.parse(await house.ask('GET', `employees/${employee}`));
  const { roles, grants } = record.access;
  await house.ask('PUT', `accesses/${employee}/holdings`, {
    from: { roles, grants },
    to: { roles: roles.filter(({ role }) => role !== 'manager'), grants },
  });

  // Noé looks at the page again: nothing has to be loaded by hand.
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
  await expect(page.getByRole('alert')).toContainText('Vos rôles viennent de changer');
  await expect(menu.getByRole('link', { name: 'À approuver' })).toHaveCount(0);
  await expect(menu.getByRole('link', { name: 'Configuration' })).toHaveCount(0);
  await page.getByRole('button', { name: "Aller à l'accueil" }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bonjour Noé' })).toBeVisible();
  await expect(cards.filter({ hasText: 'Vos données' })).toBeVisible();
  await expect(cards.filter({ hasText: 'Qui est là' })).toHaveCount(0);
  await page.goto(new URL('/portal/presence', world.server.address).href);
  await expect(
    page.getByRole('heading', { level: 1, name: "Cette page n'est pas la vôtre" }),
  ).toBeVisible();
});
