import 'temporal-polyfill/global';
import { addDays, businessDay } from '@comptoir/shared/time/business-day';
import { expectAccessible } from '../world/axe.ts';
import { House } from '../world/house.ts';
import { expect } from '../world/journey.ts';
import { keptTexts } from '../world/kept-texts.ts';
import { test } from '../world/mailbox.ts';

test.use({ house: 'empty' });

const yesterday = addDays(businessDay(Date.now(), 'Europe/Paris', 5), -1);

test('K4 K19 NOTE-21 SHEET-44 hours and notifications are read on a phone without a network, with their age and what has to wait, until the log-out', async ({
  world,
  mailbox,
}) => {
  const house = await House.found(world);
  const lea = await house.welcome(mailbox, 'Léa', 'Morin', 'employee');
  const at = (hour: number) => Date.parse(`${yesterday}T${String(hour).padStart(2, '0')}:00:00Z`);
  await house.ask('POST', 'corrections', {
    ...{ person: lea.id, establishment: await house.establishment(), day: yesterday },
    change: {
      remove: [],
      add: [
        { punch: crypto.randomUUID(), type: 'in', at: at(8) },
        { punch: crypto.randomUUID(), type: 'out', at: at(12) },
      ],
    },
    ...{ reason: 'Tablette en panne', approve: true },
  });
  const phone = await house.logIn(lea, 'phone');
  const go = (page: string) => phone.goto(`${world.server.address}/portal/${page}`);

  // A page that is left in the very moment in which it loads keeps nothing.
  const isKept = (words: string) => expect.poll(() => phone.evaluate(keptTexts)).toContain(words);

  // Loaded once, with the network.
  await phone.evaluate(() => navigator.serviceWorker.ready);
  await go('hours');
  const corrections = phone.getByRole('region', { name: 'Mes corrections' });
  await expect(corrections).toContainText('Camille Lenoir');
  await expect(phone.getByRole('heading', { name: 'Mes relevés' })).toBeVisible();
  await isKept('Tablette en panne');
  const telling = phone.getByRole('link', { name: 'Une correction de vos heures est acceptée' });
  await expect(async () => {
    await go('notifications');
    await expect(telling).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await isKept('Une correction de vos heures');

  // Without one: what it was, how old, and no act that could not be done.
  await phone.context().setOffline(true);
  await go('notifications');
  await expect(phone.getByText(/^Chargé il y a/)).toBeVisible();
  await expect(telling).toBeVisible();
  await expect(phone.getByRole('button', { name: 'Tout est lu' })).toHaveCount(0);
  await expectAccessible(phone, 'notifications without a network');
  await go('hours');
  await expect(phone.getByText(/^Chargé il y a/)).toBeVisible();
  await expect(phone.getByText('4 h 00').first()).toBeVisible();
  await expect(corrections).toContainText('Acceptée par un responsable');
  await expect(corrections.getByRole('button')).toHaveCount(0);
  await expect(phone.getByRole('button', { name: /Corriger/ })).toHaveCount(0);
  await expectAccessible(phone, 'hours without a network');
  expect(await phone.evaluate(keptTexts)).not.toContain('Camille');

  // It gives way to the answer, by itself.
  await phone.context().setOffline(false);
  await expect(phone.getByText(/^Chargé il y a/)).toBeHidden();
  await expect(corrections).toContainText('Camille Lenoir');

  // Nothing of it is left after the log-out.
  await go('profile');
  await phone.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(phone.getByLabel('Mot de passe')).toBeVisible();
  expect(await phone.evaluate(keptTexts)).toBe('');
});
