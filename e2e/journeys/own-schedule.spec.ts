import 'temporal-polyfill/global';
import { addDays, businessDay, mondayOf } from '@comptoir/shared/time/business-day';
import { expectAccessible } from '../world/axe.ts';
import { House } from '../world/house.ts';
import { expect } from '../world/journey.ts';
import { keptTexts } from '../world/kept-texts.ts';
import { test } from '../world/mailbox.ts';
import { Plan, type Planned } from '../world/plan.ts';

test.use({ house: 'empty' });

const today = businessDay(Date.now(), 'Europe/Paris', 5);
const tomorrow = addDays(today, 1);
/** In the week after next: in time for everybody. */
const later = addDays(mondayOf(today), 15);

test('K4 K19 K21 PLAN-90 PLAN-92 PLAN-93 PLAN-97 PLAN-99 a phone follows the schedule: changes first, agreed to, turned by keys, and read without a network until the log-out', async ({
  world,
  mailbox,
}) => {
  const house = await House.found(world);
  const lea = await house.welcome(mailbox, 'Léa', 'Morin', 'employee');
  const noe = await house.welcome(mailbox, 'Noé', 'Garnier', 'employee');
  const plan = await Plan.of(house);
  const first: Planned = { person: lea.id, day: tomorrow, times: ['09:00', '17:00'] };
  const [shift = ''] = await plan.publish([
    first,
    { person: lea.id, day: later, times: ['10:00', '18:00'] },
    { person: noe.id, day: tomorrow, times: ['11:00', '19:00'] },
  ]);
  // Until five in the morning the business day to come is on the calendar already, and notice counts the calendar.
  const sameDay = businessDay(Date.now(), 'Europe/Paris', 0) === tomorrow;
  const announced = sameDay
    ? 'le jour même, au lieu de 7 jours avant'
    : '1 jour avant, au lieu de 7';

  // The home says when she works next, and that something is new.
  const phone = await house.logIn(lea, 'phone');
  const hero = phone.getByRole('article', { name: 'Prochain service' });
  await expect(hero).toContainText('09:00');
  await expect(hero).toContainText('Le Comptoir du Marché');
  await expect(hero).toContainText('demain');
  await expect(phone.getByRole('article', { name: 'Changements du planning' })).toContainText('2');
  await expectAccessible(phone, 'the home of an employee');

  // Shown once, seen for good; short notice is agreed to by one press.
  await phone.getByRole('link', { name: 'Mon planning' }).click();
  const changes = phone.getByRole('region', { name: '2 changements à voir' });
  await expect(changes).toContainText('09:00 – 17:00');
  await expect(changes).toContainText(`Annoncé ${announced}.`);
  await expectAccessible(phone, 'changes of a schedule');
  await changes.getByRole('button', { name: "D'accord" }).click();
  await expect(changes).toContainText("Vous avez dit d'accord.");
  await phone.reload();
  await expect(phone.getByRole('heading', { name: 'Mon planning' })).toBeVisible();
  await expect(phone.getByRole('button', { name: '4 semaines' })).toBeVisible();
  await expect(phone.getByRole('region', { name: /à voir$/ })).toHaveCount(0);

  // Moved: before and after.
  await plan.change(shift, first, { ...first, times: ['12:00', '20:00'] });
  await phone.reload();
  const moved = phone.getByRole('region', { name: '1 changement à voir' });
  await expect(moved.locator('s')).toContainText('09:00 – 17:00');
  await expect(moved).toContainText('12:00 – 20:00');

  // Weeks by keys, four weeks, and the team of a day.
  await phone.goto(`${world.server.address}/portal/schedule?day=${tomorrow}`);
  const its = phone.getByRole('button', { name: /12:00 – 20:00/ });
  await expect(its).toBeVisible();
  await phone.keyboard.press('ArrowRight');
  await expect(its).toBeHidden();
  await phone.keyboard.press('ArrowLeft');
  await expect(its).toBeVisible();
  await phone.getByRole('button', { name: '4 semaines' }).click();
  await expect(phone.getByRole('button', { name: /10:00 – 18:00/ })).toBeVisible();
  await phone.getByRole('button', { name: 'Équipe' }).click();
  await expect(phone.getByText('Noé Garnier')).toBeVisible();
  await expectAccessible(phone, 'the team of a day');

  // Without a network the app opens with what it kept: her own, and nobody else's.
  await phone.goto(`${world.server.address}/portal/`);
  await phone.evaluate(() => navigator.serviceWorker.ready);
  await phone.reload();
  await expect(hero).toContainText('12:00');
  await phone.context().setOffline(true);
  await phone.reload();
  await expect(hero).toContainText('12:00');
  await expect(hero).toContainText('Chargé il y a');
  await phone.getByRole('link', { name: 'Mon planning' }).click();
  await expect(phone.getByText(/^Chargé il y a/)).toBeVisible();
  await phone.goto(`${world.server.address}/portal/schedule?view=team&day=${tomorrow}`);
  await expect(phone.getByText('ne sont pas gardés sur cet appareil')).toBeVisible();
  await expect(phone.getByText('Noé Garnier')).toHaveCount(0);
  expect(await phone.evaluate(keptTexts)).not.toContain(noe.id);

  // Two touches from there to the log-out, and nothing of it is left.
  await phone.context().setOffline(false);
  await phone.goto(`${world.server.address}/portal/`);
  await phone
    .getByRole('link', { name: /^Mon profil/ })
    .first()
    .click();
  await phone.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(phone.getByLabel('Mot de passe')).toBeVisible();
  expect(await phone.evaluate(keptTexts)).toBe('');
});
