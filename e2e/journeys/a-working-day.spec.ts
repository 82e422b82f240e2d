import { ConfirmationScreen } from '../screens/confirmation.ts';
import { HomeScreen } from '../screens/home.ts';
import { PersonScreen } from '../screens/person.ts';
import { expect, test } from '../world/journey.ts';
import { clockFace, inParis } from '../world/paris.ts';
import { person } from '../world/people.ts';
import { identify, punch } from '../world/punch.ts';
import { ServerJournal } from '../world/server-journal.ts';
import { settle } from '../world/settled.ts';

const hour = 3_600_000;
const minute = 60_000;
const morning = inParis(2, '10:00');

test.use({ serverStart: { startsAt: morning } });

test('O1 K3 K20 K23 arrive, take a break, return, leave, and come back for the evening', async ({
  world,
}) => {
  const tablet = await world.tablet({ startsAt: morning });
  const home = await settle(tablet);
  const journal = new ServerJournal(world.server.dataDir);
  const fatoumata = person('Fatoumata');
  const { page } = tablet;

  await tablet.unplug();
  // The tablet corrects its clock by the server's: whichever minute it was there when the finger came.
  const before = world.server.now() - minute;
  const told = await punch(page, fatoumata, 'Arrivée');
  const after = world.server.now() + minute;
  const minutes = Array.from({ length: Math.ceil((after - before) / minute) + 1 }, (_, at) =>
    clockFace(before + at * minute),
  );
  expect(minutes).toContain(/\d\d:\d\d/.exec(told)?.[0]);
  await expect(home.tile('Fatoumata')).toContainText('En service');
  await expect(home.sync).toContainText('Hors ligne, 1 pointage en attente');

  await tablet.pass(3 * hour);
  await punch(page, fatoumata, 'Pause');
  await expect(home.tile('Fatoumata')).toContainText('En pause');
  await tablet.pass(30 * minute);
  await punch(page, fatoumata, 'Reprise');
  await tablet.pass(90 * minute);
  await punch(page, fatoumata, 'Départ');
  await expect(home.tile('Fatoumata')).toContainText('Pas en service');

  await tablet.pass(3 * hour);
  const own = await identify(page, fatoumata);
  // After Départ the next act is Arrivée: a day has any number of periods.
  await expect(own.act('Arrivée')).toBeVisible();
  await own.punch('Arrivée');
  await new ConfirmationScreen(page).finish();
  await tablet.pass(2 * hour);
  await punch(page, fatoumata, 'Départ');

  await identify(page, fatoumata);
  const day = new PersonScreen(page);
  // 3 h + 1 h 30 + 2 h, and the seconds that the fingers took.
  await expect(day.workedToday).toHaveText(/^6 h 3\d$/);
  await expect(day.tasks).toBeVisible();
  await expect(day.periods.filter({ hasText: /^\d\d:\d\d – \d\d:\d\d/ })).toHaveCount(2);
  await day.back();

  await world.server.stop();
  await world.server.start({ shift: (await tablet.readWall()) - Date.now() });
  await tablet.plug();
  await expect(new HomeScreen(page).sync).toHaveText('À jour');
  expect(journal.newPunches().map(({ type }) => type)).toEqual([
    'in',
    'break-start',
    'break-end',
    'out',
    'in',
    'out',
  ]);
  journal.close();
});
