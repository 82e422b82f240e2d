import { HomeScreen } from '../screens/home.ts';
import { expect, test } from '../world/journey.ts';
import { inParis } from '../world/paris.ts';
import { person } from '../world/people.ts';
import { identify, punch, type Person } from '../world/punch.ts';
import { ServerJournal } from '../world/server-journal.ts';
import { settle } from '../world/settled.ts';
import type { Tablet } from '../world/tablet.ts';

const minute = 60_000;
const noon = inParis(1, '12:00');

test.use({ serverStart: { startsAt: noon } });

async function periodsOf(tablet: Tablet, given: string): Promise<string[]> {
  const own = await identify(tablet.page, person(given));
  await expect(own.periods.first()).toBeVisible();
  const words = await own.periods.allInnerTexts();
  await own.back();
  return words;
}

test('O8 two tablets of a store are offline at once: both end with the same day, and disagreement is flagged', async ({
  world,
}) => {
  const bar = await world.tablet({ startsAt: noon });
  const kitchen = await world.tablet({ startsAt: noon });
  await settle(bar);
  await settle(kitchen);
  const journal = new ServerJournal(world.server.dataDir);

  const fatoumata = person('Fatoumata');
  const gabriel = person('Gabriel');
  await punch(bar.page, fatoumata, 'Arrivée');
  await expect(new HomeScreen(kitchen.page).tile('Fatoumata')).toContainText('En service');

  await bar.unplug();
  await kitchen.unplug();
  // Fatoumata starts a break at the bar and leaves by the kitchen, which knows nothing of the break.
  await bar.pass(20 * minute);
  await punch(bar.page, fatoumata, 'Pause');
  await kitchen.pass(40 * minute);
  await punch(kitchen.page, fatoumata, 'Départ');
  // Gabriel arrives twice: once on each tablet.
  await bar.pass(30 * minute);
  await punch(bar.page, gabriel, 'Arrivée');
  await kitchen.pass(15 * minute);
  await punch(kitchen.page, gabriel, 'Arrivée');

  await world.server.stop();
  await world.server.start({ shift: (await kitchen.readWall()) + 10 * minute - Date.now() });
  // Whoever comes back first, and whatever the order of arrival, the result is the same.
  for (const tablet of [kitchen, bar]) {
    await tablet.plug();
    await expect(new HomeScreen(tablet.page).sync).toHaveText('À jour');
  }
  for (const { page } of [kitchen, bar]) {
    const home = new HomeScreen(page);
    await expect(home.sync).toHaveText('À jour');
    await expect(home.tile('Fatoumata')).toContainText('Pas en service');
    await expect(home.tile('Gabriel')).toContainText('En service');
  }

  const stored = journal.newPunches();
  const of = ({ id }: Person) => stored.filter((one) => one.person === id);
  expect(of(fatoumata).map(({ type }) => type)).toEqual(['in', 'break-start', 'out']);
  expect(of(gabriel).map(({ type }) => type)).toEqual(['in', 'in']);
  journal.close();

  expect(await periodsOf(bar, 'Fatoumata')).toEqual(await periodsOf(kitchen, 'Fatoumata'));
  expect(await periodsOf(bar, 'Gabriel')).toEqual(await periodsOf(kitchen, 'Gabriel'));
  // One of Gabriel's two arrivals is flagged, whichever tablet came back first.
  expect(of(gabriel).some(({ flags }) => flags.includes('double'))).toBe(true);
});
