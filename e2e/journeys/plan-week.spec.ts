import { addDays, mondayOf } from '@comptoir/shared/time/business-day';
import { PlanningPage } from '../screens/portal/planning.ts';
import { expectAccessible } from '../world/axe.ts';
import { House } from '../world/house.ts';
import { expect } from '../world/journey.ts';
import { test } from '../world/mailbox.ts';

test.use({ house: 'empty' });

const nextMonday = () => addDays(mondayOf(new Date().toISOString().slice(0, 10)), 14);

test('K1 K2 PLAN-60 PLAN-61 PLAN-62 PLAN-64 PLAN-65 PLAN-66 a week is planned by hand and by keys, undone, copied, and published once it was looked at', async ({
  world,
}) => {
  const house = await House.found(world);
  const noe = await house.hire('Noé', 'Garnier', 'employee');
  const page = await house.administration();
  const plan = new PlanningPage(page);
  const monday = nextMonday();
  const [tuesday, wednesday, thursday, friday] = [1, 2, 3, 4].map((at) => addDays(monday, at));
  if (!tuesday || !wednesday || !thursday || !friday) throw new Error('A week has days.');
  await plan.open(monday);
  await expect(plan.drafts('Tout est publié')).toBeVisible();

  // Times as one types them; nobody but managers sees it yet.
  await plan.add(noe.name, monday, '9-17');
  const first = plan.shifts(noe.name, monday).first();
  await expect(first).toContainText('09:00–17:00');
  await expect(first).toContainText('Brouillon');
  await expect(plan.drafts('1 brouillon')).toBeVisible();

  // By keys: a day later, and back.
  await expect(first).toBeFocused();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(plan.shifts(noe.name, tuesday)).toHaveCount(1);
  await expect(plan.shifts(noe.name, tuesday).first()).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(plan.shifts(noe.name, monday)).toHaveCount(1);
  await page.keyboard.press('Control+Shift+z');
  await expect(plan.shifts(noe.name, tuesday)).toHaveCount(1);

  // By hand: to another day, and a copy to the next one.
  await plan.drag(plan.shifts(noe.name, tuesday).first(), plan.cell(noe.name, wednesday));
  await expect(plan.shifts(noe.name, wednesday)).toHaveCount(1);
  await expect(plan.shifts(noe.name, tuesday)).toHaveCount(0);
  await plan.drag(plan.shifts(noe.name, wednesday).first(), plan.cell(noe.name, thursday), 'Alt');
  await expect(plan.shifts(noe.name, thursday)).toHaveCount(1);
  await expect(plan.drafts('2 brouillons')).toBeVisible();

  // Copied by keys to a day that nobody has yet, and taken away again.
  await plan.shifts(noe.name, thursday).first().focus();
  await page.keyboard.press('Control+c');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+v');
  await expect(plan.shifts(noe.name, friday)).toHaveCount(1);
  await expect(plan.shifts(noe.name, friday).first()).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(plan.shifts(noe.name, friday)).toHaveCount(0);
  await plan.saved();
  await page.reload();
  await expect(plan.shifts(noe.name, wednesday)).toHaveCount(1);
  await expect(plan.shifts(noe.name, thursday)).toHaveCount(1);
  await expectAccessible(page, 'the schedule');

  // « Publier » says who hears of what; the version is named.
  await plan.act('Publier (2)').click();
  await expect(plan.dialog).toContainText('1 personne est prévenue');
  await expect(plan.dialog).toContainText(noe.name);
  await expect(plan.dialog.getByText('Nouveau')).toHaveCount(2);
  await expectAccessible(page, 'the panel before a publication');
  await plan.dialog.getByRole('button', { name: 'Publier 2 changements' }).click();
  await expect(plan.message('Version 1 publiée. 1 personne est prévenue.')).toBeVisible();
  await expect(plan.drafts('Tout est publié')).toBeVisible();
  await expect(plan.shifts(noe.name, wednesday).first()).not.toContainText('Brouillon');

  // A change of it is a draft beside what stays published, and can be given up.
  await plan.change(noe.name, wednesday, '10-18');
  await expect(plan.shifts(noe.name, wednesday).first()).toContainText('Modifié');
  await plan.more('Abandonner les brouillons…');
  await plan.dialog.getByRole('button', { name: 'Abandonner' }).click();
  await expect(plan.shifts(noe.name, wednesday).first()).toContainText('09:00–17:00');
  await expect(plan.drafts('Tout est publié')).toBeVisible();

  // The week after next is planned from this one.
  await plan.more('Copier la semaine vers…');
  await plan.dialog.getByRole('button', { name: 'Copier' }).click();
  await expect(plan.message('2 services en brouillon')).toBeVisible();
  await plan.saved();
  await plan.open(addDays(monday, 7));
  await expect(plan.shifts(noe.name, addDays(wednesday, 7))).toHaveCount(1);
});

test('O4 PLAN-63 two managers plan the same week, and a line is cut: both versions are shown, and nothing is lost', async ({
  world,
  mailbox,
}) => {
  const house = await House.found(world);
  const noe = await house.hire('Noé', 'Garnier', 'employee');
  const ines = await house.welcome(mailbox, 'Inès', 'Faure', 'manager');
  const [camille, other] = [await house.administration(), await house.logIn(ines)];
  const [hers, theirs] = [new PlanningPage(camille), new PlanningPage(other)];
  const monday = nextMonday();
  await hers.open(monday);
  await hers.add(noe.name, monday, '9-17');
  await hers.saved();
  await theirs.open(monday);
  await expect(theirs.shifts(noe.name, monday)).toHaveCount(1);

  // Both change the same shift: whoever is second chooses, and nothing was written over.
  await theirs.change(noe.name, monday, '12-20');
  await theirs.saved();
  await hers.change(noe.name, monday, '7-15');
  await expect(hers.dialog).toContainText("Quelqu'un d'autre a changé ces services");
  await expect(hers.dialog).toContainText('07:00–15:00');
  await expect(hers.dialog).toContainText('12:00–20:00');
  await hers.dialog.getByRole('radio', { name: /Votre version/ }).check();
  await hers.dialog.getByRole('button', { name: 'Continuer' }).click();
  await expect(hers.shifts(noe.name, monday).first()).toContainText('07:00–15:00');
  await hers.saved();

  // Without the server what is done stays, is said, and goes on by itself.
  const writes = '**/api/portal/planning/shifts';
  await camille.route(writes, (route) => route.abort());
  const tuesday = addDays(monday, 1);
  await hers.add(noe.name, tuesday, '10-14');
  await expect(camille.getByText('pas encore enregistrée')).toBeVisible();
  await camille.reload();
  await expect(hers.shifts(noe.name, tuesday)).toHaveCount(1);
  await camille.unroute(writes);
  await hers.saved();
  await theirs.open(monday);
  await expect(theirs.shifts(noe.name, tuesday).first()).toContainText('10:00–14:00');
  await expect(theirs.shifts(noe.name, monday).first()).toContainText('07:00–15:00');
});

test('PLAN-68 on a phone the days stand below each other, and a shift is added, changed and removed in its form', async ({
  world,
}) => {
  const house = await House.found(world);
  const noe = await house.hire('Noé', 'Garnier', 'employee');
  const page = await house.logIn({ ...house.credentials, name: 'Camille' }, 'phone');
  const monday = nextMonday();
  await page.goto(new URL(`/portal/planning?from=${monday}`, page.url()).href);
  const day = page
    .getByRole('region')
    .filter({ hasText: /^lundi/i })
    .first();
  const form = page.getByRole('dialog');
  await expect(day).toContainText('Rien de prévu.');

  await day.getByRole('button', { name: /^Ajouter/ }).tap();
  await form.getByLabel('Horaires').fill('9h30-17');
  await form.getByLabel('Personne').selectOption(noe.name);
  await form.getByRole('button', { name: 'Ajouter' }).tap();
  const shift = day.getByRole('button', { name: /09:30–17:00/ });
  await expect(shift).toContainText(noe.name);
  await expect(shift).toContainText('Brouillon');
  await expectAccessible(page, 'the schedule on a phone');

  await shift.tap();
  await form.getByLabel('Horaires').fill('10-18');
  await form.getByRole('button', { name: 'Enregistrer' }).tap();
  const later = day.getByRole('button', { name: /10:00–18:00/ });
  await later.tap();
  await form.getByRole('button', { name: 'Supprimer' }).tap();
  await expect(day).toContainText('Rien de prévu.');
});
