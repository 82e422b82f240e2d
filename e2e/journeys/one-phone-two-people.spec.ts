import 'temporal-polyfill/global';
import { addDays, businessDay } from '@comptoir/shared/time/business-day';
import { AccountScreen } from '../screens/portal/account.ts';
import { House } from '../world/house.ts';
import { expect } from '../world/journey.ts';
import { keptTexts } from '../world/kept-texts.ts';
import { test } from '../world/mailbox.ts';
import { Plan } from '../world/plan.ts';

test.use({ house: 'empty' });

const tomorrow = addDays(businessDay(Date.now(), 'Europe/Paris', 5), 1);

test('K4 K19 PORTAL-29 PLAN-97 two people use one phone: nobody sees what is the other’s, in no page that stood open, online or not', async ({
  world,
  mailbox,
}) => {
  const house = await House.found(world);
  const lea = await house.welcome(mailbox, 'Léa', 'Morin', 'employee');
  const noe = await house.welcome(mailbox, 'Noé', 'Garnier', 'employee');
  const plan = await Plan.of(house);
  await plan.publish([{ person: lea.id, day: tomorrow, times: ['09:00', '17:00'] }]);
  const hers = await house.logIn(lea, 'phone');
  await hers.evaluate(() => navigator.serviceWorker.ready);
  const address = `${world.server.address}/portal`;
  await hers.goto(`${address}/schedule?day=${tomorrow}`);
  const shift = hers.getByRole('button', { name: /09:00 – 17:00/ });
  await expect(shift).toBeVisible();
  expect(await hers.evaluate(keptTexts)).toContain(lea.id);

  // She logs out in a second page: the first one is veiled by itself.
  const other = await hers.context().newPage();
  await other.goto(`${address}/profile`);
  await other.getByRole('button', { name: 'Se déconnecter' }).click();
  const veil = new AccountScreen(hers).ended;
  await expect(veil).toBeVisible();

  // Somebody else logs in there. Her page asks for nothing in his name, and keeps nothing.
  const login = new AccountScreen(other);
  await login.logIn(noe.email, noe.password);
  await expect(login.title('Bonjour Noé')).toBeVisible();
  await new AccountScreen(hers).lookAgain();
  await expect(veil).toBeVisible();
  await other.goto(`${address}/schedule?day=${tomorrow}`);
  await expect(other.getByText('Aucun service publié ces jours-là')).toBeVisible();
  await expect.poll(() => other.evaluate(keptTexts)).toContain('"schedule":');
  expect(await other.evaluate(keptTexts)).not.toContain(lea.id);

  // Nor without a network, in a new page of that phone.
  await other.context().setOffline(true);
  await other.reload();
  await expect(other.getByText(/^Chargé il y a/)).toBeVisible();
  await expect(other.getByRole('button', { name: /09:00 – 17:00/ })).toHaveCount(0);
  await other.context().setOffline(false);

  // Whoever takes up her page begins at the log-in.
  await veil.getByRole('button', { name: "Quelqu'un d'autre" }).click();
  await expect(new AccountScreen(hers).title('Connexion')).toBeVisible();
  await expect(shift).toHaveCount(0);
});
