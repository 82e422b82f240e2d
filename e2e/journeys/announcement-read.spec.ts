import { AnnouncementsScreen } from '../screens/announcements.ts';
import { HomeScreen } from '../screens/home.ts';
import { expectAccessible } from '../world/axe.ts';
import { House } from '../world/house.ts';
import { expect } from '../world/journey.ts';
import { test } from '../world/mailbox.ts';
import { identify, type Person } from '../world/punch.ts';
import type { Tablet } from '../world/tablet.ts';

test.use({ serverStart: { house: 'empty' } });

const title = 'Inventaire dimanche';

/** From the home to one's own screen, to what is new there, and home again. */
async function readAs({ page }: Tablet, person: Person): Promise<void> {
  await identify(page, person);
  const news = new AnnouncementsScreen(page);
  await news.unread.tap();
  await expect(news.reading(title)).toContainText('Rendez-vous à 8 h.');
  await expect(news.one(title)).toContainText('Lue');
  await news.back();
  await expect(news.one(title)).toHaveCount(0);
  await expect(news.unread).toHaveCount(0);
  await new HomeScreen(page).comeBack();
}

test('K28 K17 NEWS-8 NEWS-9 NEWS-11 NEWS-20 an announcement of the portal is read on two tablets without a network, and counts once for each', async ({
  world,
}) => {
  const house = await House.found(world);
  const noe = await house.hire('Noé', 'Garnier', 'employee');
  const lea = await house.hire('Léa', 'Morin', 'employee');
  await house.hire('Zoé', 'Perrin', 'employee');
  const [bar, kitchen] = [await house.tablet(), await house.tablet()];

  const desk = await house.administration();
  await desk.goto(new URL('/portal/news/manage', world.server.address).href);
  await expect(desk.getByText('Rien n’a encore été annoncé')).toBeVisible();
  await expectAccessible(desk, 'announcements, none yet');
  await desk.getByRole('button', { name: 'Nouvelle annonce' }).first().click();
  const form = desk.getByRole('dialog', { name: 'Nouvelle annonce' });
  await form.getByLabel('Titre').fill(title);
  await form.getByLabel('Texte').fill('Rendez-vous à 8 h.\nOn finit avant midi.');
  await form.getByRole('checkbox').check();
  await expect(form.getByRole('region', { name: 'Aperçu' })).toContainText('On finit avant midi.');
  await expectAccessible(desk, 'the form of an announcement');
  await form.getByRole('button', { name: 'Publier' }).click();
  const sheet = desk.getByRole('dialog', { name: title });
  await expect(sheet).toContainText('N’ont pas encore lu');

  const [atBar, inKitchen] = [bar, kitchen].map(({ page }) => new AnnouncementsScreen(page));
  await expect(atBar!.line).toContainText(title);
  await expect(inKitchen!.line).toContainText(title);
  await bar.unplug();
  await kitchen.unplug();

  // Whoever passes may read it on the open home, and nobody is noted.
  await atBar!.line.tap();
  await expect(atBar!.reading(title)).toContainText('On finit avant midi.');
  await expectAccessible(bar.page, 'announcements of the open home');
  await atBar!.back();
  await readAs(bar, noe);
  // The kitchen has not heard of it: to that tablet it is still new for Noé.
  await readAs(kitchen, noe);
  await readAs(kitchen, lea);

  await kitchen.plug();
  await expect(new HomeScreen(kitchen.page).sync).toHaveText('À jour');
  await bar.plug();
  await expect(new HomeScreen(bar.page).sync).toHaveText('À jour');

  await desk.reload();
  const line = desk.getByRole('button', { name: new RegExp(title) });
  await expect(line).toContainText(/2 sur \d ont lu/);
  await line.click();
  const receipts = sheet.locator('section').last();
  await expect(receipts.getByRole('listitem')).toHaveCount(2);
  await expect(receipts).toContainText(noe.name);
  await expect(receipts).toContainText(lea.name);
  await expect(receipts).toContainText('sur la tablette');
  await expect(sheet.locator('section').first()).toContainText('Zoé Perrin');
  await expectAccessible(desk, 'receipts of an announcement');

  // Withdrawn, it leaves the home of both.
  await sheet.getByRole('button', { name: 'Retirer' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Retirer' }).click();
  await expect(atBar!.line).toHaveCount(0);
  await expect(inKitchen!.line).toHaveCount(0);
});
