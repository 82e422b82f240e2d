import 'temporal-polyfill/global';
import { addDays, mondayOf } from '@comptoir/shared/time/business-day';
import { expectAccessible } from '../world/axe.ts';
import { House } from '../world/house.ts';
import { expect } from '../world/journey.ts';
import { test } from '../world/mailbox.ts';
import { Plan } from '../world/plan.ts';

test.use({ house: 'empty' });

const day = addDays(mondayOf(new Date().toISOString().slice(0, 10)), 15);

test('PLAN-94 PLAN-95 PLAN-96 a shift is offered, taken by a colleague and approved by keys, and an absence is asked for and refused with a word', async ({
  world,
  mailbox,
}) => {
  const house = await House.found(world);
  const lea = await house.welcome(mailbox, 'Léa', 'Morin', 'employee');
  const noe = await house.welcome(mailbox, 'Noé', 'Garnier', 'employee');
  const plan = await Plan.of(house);
  await plan.publish([
    { person: lea.id, day, times: ['09:00', '17:00'] },
    { person: noe.id, day: addDays(day, 1), times: ['11:00', '19:00'] },
  ]);
  const path = `${world.server.address}/portal/schedule`;

  // She offers it to him; it stays hers.
  const hers = await house.logIn(lea, 'phone');
  await hers.goto(`${path}?day=${day}`);
  await hers.getByRole('button', { name: /09:00 – 17:00/ }).click();
  const dialog = hers.getByRole('dialog');
  await expectAccessible(hers, 'a shift');
  await dialog.getByRole('button', { name: 'Faire remplacer ou échanger' }).click();
  await dialog.getByRole('radio', { name: /Le proposer à quelqu/ }).check();
  await dialog.getByRole('button', { name: 'Envoyer la demande' }).click();
  await expect(dialog).toContainText('Choisissez quelqu');
  await dialog.getByLabel('Collègue', { exact: true }).selectOption({ label: 'Noé Garnier' });
  await dialog.getByLabel(/^Un mot/).fill('Un mariage.');
  await expectAccessible(hers, 'offering a shift');
  await dialog.getByRole('button', { name: 'Envoyer la demande' }).click();
  await expect(dialog).toBeHidden();
  // A page that stays open asks again each minute, and then what changed has been seen already.
  await hers.goto('about:blank');

  // He is asked, and says yes.
  const his = await house.logIn(noe, 'phone');
  await his.getByRole('article', { name: 'Demandes' }).getByRole('link').click();
  const asked = his.getByRole('region', { name: 'On vous demande' });
  await expect(asked).toContainText('Léa Morin vous propose son service');
  await expect(asked).toContainText('Un mariage.');
  await asked.getByRole('button', { name: 'Oui, je le prends' }).click();
  await expect(his.getByText('Attend le manager')).toBeVisible();
  await expectAccessible(his, 'requests');

  // He also asks for an absence.
  await his.getByRole('button', { name: 'Demander une absence' }).click();
  const absence = his.getByRole('dialog');
  await absence.getByLabel('Quoi').selectOption({ label: 'Congé' });
  await absence.getByLabel('Du', { exact: true }).fill(addDays(day, 7));
  await expectAccessible(his, 'asking for an absence');
  await absence.getByRole('button', { name: 'Envoyer la demande' }).click();
  await expect(absence).toBeHidden();
  await expect(his.getByText('Attend une décision')).toBeVisible();

  // Whoever decides does it by keys alone: the longest waiting first.
  const desk = await house.administration();
  await expect(desk.getByRole('article', { name: 'Demandes à décider' })).toContainText('2');
  await desk.goto(`${world.server.address}/portal/approvals`);
  const queue = desk.getByRole('region', { name: 'Demandes à décider' });
  const rows = queue.locator('ul > li[data-id]');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('Léa Morin donne son service à Noé Garnier');
  await expectAccessible(desk, 'requests to decide');
  await desk.keyboard.press('a');
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText('Noé Garnier demande');
  await desk.keyboard.press('r');
  const refusal = desk.getByRole('dialog');
  await refusal.getByLabel(/^Un mot/).fill('Trop d’absents ce jour-là.');
  await desk.keyboard.press('Enter');
  await expect(queue).toBeHidden();

  // The shift has changed hands, and both are told.
  await his.goto(`${path}?day=${day}`);
  await expect(his.getByRole('region', { name: /à voir$/ })).toContainText('Échange accepté');
  await expect(his.getByRole('button', { name: /09:00 – 17:00/ })).toBeVisible();
  await his.goto(`${path}/requests`);
  await expect(his.getByText('Trop d’absents ce jour-là.')).toBeVisible();
  await hers.goto(`${path}?day=${day}`);
  await expect(hers.getByRole('region', { name: /à voir$/ })).toContainText('Retiré');
  await expect(hers.getByRole('button', { name: /09:00 – 17:00/ })).toHaveCount(0);
  await hers.goto(`${path}/requests`);
  await expect(hers.getByText('Accepté', { exact: true })).toBeVisible();
});
