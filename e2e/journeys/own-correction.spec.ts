import 'temporal-polyfill/global';
import { addDays, businessDay } from '@comptoir/shared/time/business-day';
import { OwnHoursPage } from '../screens/portal/own-hours.ts';
import { TimesheetsPage } from '../screens/portal/timesheets.ts';
import { expectAccessible } from '../world/axe.ts';
import { House } from '../world/house.ts';
import { expect } from '../world/journey.ts';
import { test } from '../world/mailbox.ts';

test.use({ house: 'empty' });

const yesterday = addDays(businessDay(Date.now(), 'Europe/Paris', 5), -1);

test('PORTAL-23 PORTAL-28 a day is put right from a phone, settled on a desk by keys alone, objected to and decided again; nobody decides their own', async ({
  world,
  mailbox,
}) => {
  const house = await House.found(world);
  const lea = await house.welcome(mailbox, 'Léa', 'Morin', 'employee');
  const phone = await house.logIn(lea, 'phone');
  const own = new OwnHoursPage(phone);
  await own.open();
  await own.correct(yesterday);
  await own.add('09:00');
  await own.send();
  await expect(own.dialog).toContainText('Dites pourquoi');
  await own.because('Oubli de pointage');
  await expectAccessible(phone, 'proposing a correction');
  await own.send();
  await expect(own.dialog).toBeHidden();
  await expect(own.corrections).toContainText('Attend une décision');
  await expect(own.corrections).toContainText('Proposée par vous');

  // Approved by one key; the day then lacks its departure, which the next key asks for.
  const desk = await house.administration();
  const sheets = new TimesheetsPage(desk);
  await sheets.open('/anomalies', yesterday);
  await expect(sheets.queue).toHaveCount(1);
  await expect(sheets.queue.first()).toContainText('Correction proposée');
  await expect(desk.locator('[data-letter=a]')).toBeVisible();
  await desk.keyboard.press('a');
  await expect(sheets.queue.first()).toContainText('Départ manquant');
  await expect(desk.locator('[data-letter=d]')).toBeAttached();
  await desk.keyboard.press('d');
  await expect(desk.getByLabel('Heure de départ')).toBeFocused();
  await desk.getByLabel('Heure de départ').fill('17:00');
  await desk.keyboard.press('Enter');
  await expect(desk.getByText('Tout est réglé.')).toBeVisible();
  await sheets.open('', yesterday);
  await expect(sheets.hours('Léa Morin', 'Payé')).toHaveText(/^8\sh\s00$/);

  // She reads who decided, and does not agree.
  await phone.reload();
  await expect(own.corrections).toContainText('Acceptée par Camille Lenoir');
  await own.object(/Départ 17:00/, "C'était 18:00.");
  await expect(own.corrections).toContainText("Vous n'êtes pas d'accord");

  await sheets.open('/anomalies', yesterday);
  await expect(sheets.queue.first()).toContainText("Pas d'accord");
  await expect(sheets.queue.first()).toContainText("C'était 18:00.");
  await desk.keyboard.press('m');
  await sheets.dialog
    .getByRole('group', { name: /^ligne 2/ })
    .getByLabel('Heure')
    .fill('18:00');
  await expect(sheets.dialog.getByRole('status')).toContainText('9');
  await sheets.dialog.getByRole('button', { name: 'Oubli de pointage' }).click();
  await sheets.confirm('Accepter ainsi');
  await expect(sheets.dialog).toBeHidden();
  await sheets.open('', yesterday);
  await expect(sheets.hours('Léa Morin', 'Payé')).toHaveText(/^9\sh\s00$/);
  await phone.reload();
  await expect(own.corrections).toContainText('Accepté ainsi');

  // Whoever decides about others proposes for themselves: nothing is offered in the queue.
  const mine = new OwnHoursPage(desk);
  await mine.open();
  await mine.correct(yesterday);
  await mine.add('08:00');
  await mine.because('Oubli de pointage');
  await mine.send();
  await expect(mine.dialog).toBeHidden();
  await sheets.open('/anomalies', yesterday);
  await expect(sheets.queue.first()).toContainText('Camille Lenoir');
  await expect(sheets.queue.first()).toContainText("quelqu'un d'autre en décide");
  await expect(desk.locator('[data-letter]')).toHaveCount(0);
});
