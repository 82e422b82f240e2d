import { HomeScreen } from '../screens/home.ts';
import { HoursScreen, TeamHoursScreen } from '../screens/hours.ts';
import { SettingsScreen } from '../screens/settings.ts';
import { expect, test } from '../world/journey.ts';
import { inParis } from '../world/paris.ts';
import { person } from '../world/people.ts';
import { identify, punch } from '../world/punch.ts';
import { ServerJournal } from '../world/server-journal.ts';
import { settle } from '../world/settled.ts';

const hour = 3_600_000;
const morning = inParis(2, '10:00');

test.use({ serverStart: { startsAt: morning } });

test('O11 K28 O5 a correction is proposed offline at the bar and approved offline in the kitchen: both show the same, and the person answers', async ({
  world,
}) => {
  const bar = await world.tablet({ startsAt: morning });
  const home = await settle(bar);
  const journal = new ServerJournal(world.server.dataDir);
  const fatoumata = person('Fatoumata');
  const { page } = bar;

  await bar.unplug();
  await punch(page, fatoumata, 'Arrivée');
  await bar.pass(6 * hour);
  const own = await identify(page, fatoumata);
  const hours = new HoursScreen(page);
  await hours.open();
  await expect(page.getByText(/^Tablette hors ligne, dernier contact il y a 6 h/)).toBeVisible();
  await hours.openDay(hours.days.last());
  await hours.proposes.tap();
  await expect(page.getByText(/^Tablette hors ligne, dernier contact/)).toBeVisible();
  await expect(page.getByText(/pourra décider/)).toBeVisible();
  await hours.add('15:00');
  await expect(hours.outcome).toContainText(/compterait 4 h 5\d/);
  await hours.because('Oubli de pointer');
  await hours.send();
  await expect(hours.corrections).toContainText('En attente de réponse');
  await expect(hours.corrections).toContainText('Départ à 15:00');
  await expect(hours.proposes).toHaveCount(0);
  // Two taps on one spot are one: the keyboard goes back step by step.
  await page.keyboard.press('Escape');
  await expect(hours.days.first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(own.act('Départ')).toBeVisible();
  await page.keyboard.press('Escape');
  // Until somebody decides, what was punched counts.
  await expect(home.tile('Fatoumata')).toContainText('En service');

  const now = await bar.readWall();
  await world.server.stop();
  await world.server.start({ shift: now - Date.now() });
  await bar.plug();
  await expect(home.sync).toHaveText('À jour');

  const kitchen = await world.tablet({ startsAt: now });
  const inKitchen = await settle(kitchen);
  await kitchen.unplug();
  await inKitchen.settings.tap();
  const settings = new SettingsScreen(kitchen.page);
  await settings.openAs(person('Awa'));
  await settings.section('Heures');
  const team = new TeamHoursScreen(kitchen.page);
  const asked = team.waiting(fatoumata.name);
  await expect(asked).toContainText('Départ à 15:00');
  await expect(asked).toContainText(/compterait 4 h 5\d/);
  await asked.getByRole('button', { name: 'Accepter' }).tap();
  await expect(asked).toHaveCount(0);
  await settings.leave();
  await expect(inKitchen.tile('Fatoumata')).toContainText('Pas en service');

  await kitchen.plug();
  await expect(inKitchen.sync).toHaveText('À jour');
  await expect(new HomeScreen(page).tile('Fatoumata')).toContainText('Pas en service');
  await identify(page, fatoumata);
  await expect(page.getByText(/^Votre correction du .+ a été acceptée par Awa/)).toBeVisible();
  await page.getByRole('button', { name: 'Voir' }).tap();
  await expect(hours.corrections).toContainText('Acceptée');
  await expect(hours.punches).toHaveText([
    /^Arrivée 10:0\d$/,
    /^Départ 15:00ajouté par une correction$/,
  ]);
  await hours.object('Plutôt 15 h 30');
  await expect(hours.corrections).toContainText('Désaccord, à décider de nouveau');
  await expect(hours.corrections).toContainText('Plutôt 15 h 30');
  const kinds = () =>
    journal
      .newOperations()
      .filter(({ kind, status }) => kind.startsWith('correction.') && status === 'applied')
      .map(({ kind }) => kind)
      .sort();
  await expect
    .poll(kinds)
    .toEqual(['correction.decide', 'correction.object', 'correction.propose']);
  journal.close();
});
