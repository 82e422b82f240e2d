import { readFileSync } from 'node:fs';
import { HomeScreen } from '../screens/home.ts';
import { TeamHoursScreen } from '../screens/hours.ts';
import { SettingsScreen } from '../screens/settings.ts';
import { expect, test } from '../world/journey.ts';
import { person } from '../world/people.ts';
import { settle } from '../world/settled.ts';

test('O14 an inspector is in the store, the network is not: a manager hands out twelve months of hours, as a file and on paper', async ({
  world,
}) => {
  const tablet = await world.tablet();
  await settle(tablet);
  const { page } = tablet;
  await tablet.unplug();
  await new HomeScreen(page).settings.tap();
  const settings = new SettingsScreen(page);
  await settings.openAs(person('Awa'));
  await settings.section('Heures');
  await new TeamHoursScreen(page).tab('Inspection');
  await page.getByRole('button', { name: 'Douze mois' }).tap();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Enregistrer le fichier' }).tap();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^heures-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
  const [header = '', ...lines] = readFileSync(await saved.path(), 'utf8').split('\r\n');
  expect(header).toContain('"Salarié";"Matricule";"Jour";"Début";"Fin"');
  expect(header).toContain('"Total du jour";"Total de la semaine"');
  const awa = lines.filter((line) => line.startsWith(`"${person('Awa').name}"`));
  expect(awa.length).toBeGreaterThan(5);
  expect(awa[0]).toMatch(/^"[^"]+";"";"\d\d\/\d\d\/\d{4}";"\d\d:\d\d";"\d\d:\d\d"/);
  await expect(page.getByText('Le fichier est enregistré dans les téléchargements.')).toBeVisible();

  // No printer here: what it would have been given stands beside the page.
  await page.evaluate(() => {
    window.print = () => {
      document.body.dataset['printed'] =
        document.querySelector('[data-print="inspection"]')?.textContent ?? '';
    };
  });
  await page.getByRole('button', { name: 'Imprimer' }).tap();
  await expect(page.locator('body')).toHaveAttribute('data-printed', /Heures de travail/);
});
