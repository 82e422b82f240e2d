import { addDays, mondayOf } from '@comptoir/shared/time/business-day';
import type { Locator } from '@playwright/test';
import { PlanningPage } from '../screens/portal/planning.ts';
import { Finger } from '../world/finger.ts';
import { House } from '../world/house.ts';
import { expect } from '../world/journey.ts';
import { test } from '../world/mailbox.ts';

test.use({ house: 'empty' });

const nextMonday = () => addDays(mondayOf(new Date().toISOString().slice(0, 10)), 14);

async function centre(of: Locator): Promise<{ x: number; y: number }> {
  await of.scrollIntoViewIfNeeded();
  const box = await of.boundingBox();
  if (box === null) throw new Error('There is nothing to touch.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('K1 PLAN-62 PLAN-64 a finger that rests takes a shift along, one that moves scrolls; what is given up opens nothing', async ({
  world,
}) => {
  const house = await House.found(world);
  const noe = await house.hire('Noé', 'Garnier', 'employee');
  const page = await house.administration();
  const plan = new PlanningPage(page);
  const monday = nextMonday();
  const [tuesday, wednesday] = [addDays(monday, 1), addDays(monday, 2)];
  await plan.open(monday);
  await plan.add(noe.name, monday, '9-17');
  const finger = await Finger.on(page);

  // It rests, then moves: the shift follows it.
  const from = await centre(plan.shifts(noe.name, monday).first());
  const to = await centre(plan.cell(noe.name, wednesday));
  await finger.down(from);
  await expect(page.locator('[data-held]')).toHaveCount(1);
  await finger.move(to);
  await finger.up();
  await expect(plan.shifts(noe.name, wednesday)).toHaveCount(1);
  await expect(plan.shifts(noe.name, monday)).toHaveCount(0);
  await expect(plan.dialog).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(plan.shifts(noe.name, monday)).toHaveCount(1);
  await plan.act('Rétablir').click();
  await expect(plan.shifts(noe.name, wednesday)).toHaveCount(1);

  // One that moves at once takes nothing.
  const there = await centre(plan.shifts(noe.name, wednesday).first());
  await finger.down(there);
  await finger.move({ x: there.x, y: there.y - 60 });
  await finger.up();
  await expect(page.locator('[data-held]')).toHaveCount(0);
  await expect(plan.shifts(noe.name, wednesday)).toHaveCount(1);

  // Escape gives up what a mouse holds: it stays where it was, and letting go opens no form.
  const before = await centre(plan.shifts(noe.name, wednesday).first());
  const other = await centre(plan.cell(noe.name, tuesday));
  await page.mouse.move(before.x, before.y);
  await page.mouse.down();
  await page.mouse.move(other.x, other.y, { steps: 6 });
  await expect(page.locator('[data-held]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-held]')).toHaveCount(0);
  await page.mouse.move(before.x, before.y, { steps: 3 });
  await page.mouse.up();
  await plan.saved();
  await expect(plan.dialog).toHaveCount(0);
  await expect(plan.shifts(noe.name, wednesday)).toHaveCount(1);
  await expect(plan.shifts(noe.name, tuesday)).toHaveCount(0);
});

test('PLAN-62 PLAN-69 a shift that is held at the edge takes the board along to people below, and arrows lead there too', async ({
  world,
}) => {
  test.setTimeout(180_000);
  const house = await House.found(world);
  const names = Array.from({ length: 14 }, (_, at) => `Zoé${String.fromCharCode(97 + at)}`);
  for (const given of names) await house.hire(given, 'Petit', 'employee');
  const [first = '', last = ''] = [names[0], names.at(-1)].map((given) => `${given} Petit`);
  const page = await house.administration();
  const plan = new PlanningPage(page);
  const monday = nextMonday();
  await plan.open(monday);
  await plan.add(first, monday, '9-17');
  const held = await centre(plan.shifts(first, monday).first());
  const board = await plan.board.boundingBox();
  if (board === null) throw new Error('There is no board.');
  await page.mouse.move(held.x, held.y);
  await page.mouse.down();
  await page.mouse.move(held.x + 10, held.y + 10, { steps: 3 });
  await page.mouse.move(held.x, board.y + board.height - 4, { steps: 5 });
  await expect(plan.cell(last, monday)).toBeInViewport({ ratio: 0.9 });
  const below = await plan.cell(last, monday).boundingBox();
  if (below === null) throw new Error('The last line has no cell.');
  await page.mouse.move(held.x, Math.min(below.y + below.height / 2, board.y + board.height - 6));
  await page.mouse.up();
  await expect(plan.shifts(last, monday)).toHaveCount(1);
  await expect(plan.shifts(last, monday).first()).toBeFocused();
  await expect(plan.shifts(first, monday)).toHaveCount(0);

  // To the first line and back to the last by keys, each time in sight.
  await page.keyboard.press('Control+Home');
  await expect(plan.board.locator('[data-cell]').first()).toBeFocused();
  await expect(plan.board.locator('[data-cell]').first()).toBeInViewport({ ratio: 0.9 });
  await page.keyboard.press('Control+End');
  const end = plan.cell(last, addDays(monday, 6));
  await expect(end).toBeFocused();
  await expect(end).toBeInViewport({ ratio: 0.9 });

  // Whoever hears the board hears how long it is and where they are: its head, one heading, the open shifts, and everybody.
  const rows = await plan.board.getByRole('row').count();
  await expect(plan.board).toHaveAttribute('aria-rowcount', String(rows));
  await expect(plan.row(last)).toHaveAttribute('aria-rowindex', String(rows));
});

test('PLAN-60 PLAN-62 PLAN-64 in the view of a day a shift is grown by its end, by hand, by finger and by keys, each undone', async ({
  world,
}) => {
  const house = await House.found(world);
  const noe = await house.hire('Noé', 'Garnier', 'employee');
  const page = await house.administration();
  const plan = new PlanningPage(page);
  const monday = nextMonday();
  await plan.open(monday, 'day');
  await plan.add(noe.name, monday, '9-17');
  const shift = plan.shifts(noe.name, monday).first();
  const track = await plan.cell(noe.name, monday).boundingBox();
  const minutes = Number(await plan.cell(noe.name, monday).getAttribute('data-minutes'));
  if (track === null) throw new Error('The day has no track.');
  const hour = (track.width / minutes) * 60;
  const end = plan.row(noe.name).locator('[data-end="end"]');
  const start = plan.row(noe.name).locator('[data-end="start"]');

  // Its end by the mouse, an hour later.
  const at = await centre(end);
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + hour, at.y, { steps: 8 });
  await page.mouse.up();
  await expect(shift).toContainText('09:00–18:00');
  await page.keyboard.press('Control+z');
  await expect(shift).toContainText('09:00–17:00');

  // Its beginning by a finger, half an hour earlier.
  const finger = await Finger.on(page);
  const from = await centre(start);
  await finger.down(from);
  await expect(page.locator('[data-held]')).toHaveCount(1);
  await finger.move({ x: from.x - hour / 2, y: from.y });
  await finger.up();
  await expect(shift).toContainText('08:30–17:00');
  await page.keyboard.press('Control+z');
  await expect(shift).toContainText('09:00–17:00');

  // By keys: Shift and Alt grow it, Alt moves it, a quarter of an hour each.
  await shift.focus();
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await expect(shift).toContainText('09:00–17:15');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(shift).toContainText('08:45–17:00');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(shift).toContainText('09:00–17:00');
  await plan.saved();
});

test('K1 PLAN-60 PLAN-61 PLAN-64 a week becomes a template, the next one is filled by it and undone; positions stand in lines of their own', async ({
  world,
}) => {
  const house = await House.found(world);
  const noe = await house.hire('Noé', 'Garnier', 'employee');
  const page = await house.administration();
  const plan = new PlanningPage(page);
  const monday = nextMonday();
  const next = addDays(monday, 7);
  await plan.open(monday);
  await plan.add(noe.name, monday, '9-17');
  await plan.add(noe.name, addDays(monday, 4), '12-20');
  await plan.saved();
  await plan.more('Modèles de semaine…');
  await plan.dialog.getByLabel('Nom du modèle').fill('Semaine type');
  await plan.dialog.getByRole('button', { name: 'Enregistrer la semaine affichée' }).click();
  await expect(plan.dialog.getByText(/^Semaine type/)).toBeVisible();
  await plan.dialog.locator('form').getByRole('button', { name: 'Fermer' }).click();

  await plan.open(next);
  await plan.more('Modèles de semaine…');
  await plan.dialog.getByRole('button', { name: 'Appliquer « Semaine type »' }).click();
  await expect(plan.shifts(noe.name, next)).toHaveCount(1);
  await expect(plan.shifts(noe.name, addDays(next, 4)).first()).toContainText('12:00–20:00');
  await plan.act('Annuler').first().click();
  await expect(plan.shifts(noe.name, next)).toHaveCount(0);
  await plan.act('Rétablir').click();
  await expect(plan.shifts(noe.name, next)).toHaveCount(1);
  await plan.saved();

  // By position: nobody's position yet, and a hand gives one by another line.
  await plan.more('Postes…');
  await plan.dialog.getByLabel('Nom du poste').fill('Salle');
  await plan.dialog.getByRole('button', { name: 'Ajouter un poste' }).click();
  await expect(plan.dialog.getByRole('button', { name: 'Retirer « Salle »' })).toBeVisible();
  await expect(plan.dialog.getByLabel('Nom du poste')).toHaveValue('');
  await plan.dialog.locator('form').getByRole('button', { name: 'Fermer' }).click();
  await page.getByRole('button', { name: 'Postes', exact: true }).click();
  await expect(plan.shifts('Sans poste', next)).toHaveCount(1);
  await expect(plan.shifts('Sans poste', next).first()).toContainText(noe.name);
  await plan.drag(plan.shifts('Sans poste', next).first(), plan.cell('Salle', next));
  await expect(plan.shifts('Salle', next)).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(plan.shifts('Sans poste', next)).toHaveCount(1);
  await plan.saved();
});
