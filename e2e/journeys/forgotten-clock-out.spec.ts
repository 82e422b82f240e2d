import { ConfirmationScreen } from '../screens/confirmation.ts';
import { ForgottenScreen } from '../screens/forgotten.ts';
import { expect, test } from '../world/journey.ts';
import { inParis } from '../world/paris.ts';
import { person } from '../world/people.ts';
import { identify, punch } from '../world/punch.ts';
import { ServerJournal } from '../world/server-journal.ts';
import { settle } from '../world/settled.ts';

const hour = 3_600_000;
const morning = inParis(2, '10:00');

test.use({ serverStart: { startsAt: morning } });

test('O1 K24 someone forgot to clock out: the tablet asks for the time and invents none', async ({
  world,
}) => {
  const tablet = await world.tablet({ startsAt: morning });
  const home = await settle(tablet);
  const journal = new ServerJournal(world.server.dataDir);
  const fatoumata = person('Fatoumata');
  const { page } = tablet;

  await tablet.unplug();
  await punch(page, fatoumata, 'Arrivée');
  await tablet.pass(14 * hour);
  await expect(home.tile('Fatoumata')).toContainText('En service');

  const own = await identify(page, fatoumata);
  await expect(page.getByText(/Vous êtes en service depuis hier 10:0\d/)).toBeVisible();
  await own.forgotten.tap();

  const forgotten = new ForgottenScreen(page);
  await expect(forgotten.title).toBeVisible();
  const guess = await forgotten.time();
  await forgotten.step('Une heure plus tôt');
  const declared = await forgotten.time();
  expect(declared).not.toBe(guess);
  await forgotten.say('Parti par la cuisine');
  await forgotten.declare();
  const confirmation = new ConfirmationScreen(page);
  await expect(confirmation.recorded(`Départ déclaré à ${declared}.`)).toBeVisible();
  await expect(page.getByText('Un responsable le validera.')).toBeVisible();
  await confirmation.finish();
  await expect(home.tile('Fatoumata')).toContainText('Pas en service');

  await world.server.stop();
  await world.server.start({ shift: (await tablet.readWall()) - Date.now() });
  await tablet.plug();
  await expect(home.sync).toHaveText('À jour');
  const [arrival, departure, ...more] = journal.newPunches();
  expect(arrival?.type).toBe('in');
  expect(departure).toMatchObject({ type: 'out', declared: 1 });
  expect(JSON.parse(departure?.flags ?? '')).toContain('declared');
  expect(more).toEqual([]);
  journal.close();
});

test('K24 somebody who forgot to clock out yesterday is told so first, and arrives today', async ({
  world,
}) => {
  const tablet = await world.tablet({ startsAt: morning });
  const { page } = tablet;
  const home = await settle(tablet);
  const own = await identify(page, person('Nicolas'));
  await expect(page.getByText(/^Vous êtes en service depuis hier \d\d:\d\d\./)).toBeVisible();
  await expect(own.act('Pause')).toHaveCount(0);
  await own.forgotten.tap();
  await page.getByRole('button', { name: /^Déclarer mon départ à/ }).tap();
  await expect(page.getByText(/^Départ déclaré à/)).toBeVisible();
  await page.getByRole('button', { name: 'Pointer mon arrivée' }).tap();
  await own.act('Arrivée').tap();
  await expect(page.getByText(/^Arrivée à \d\d:\d\d\.$/)).toBeVisible();
  await new ConfirmationScreen(page).finish();
  await expect(home.tile('Nicolas')).toContainText(/En service · \d\d:\d\d/);
});
