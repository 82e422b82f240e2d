import { HomeScreen } from '../screens/home.ts';
import type { Act } from '../screens/person.ts';
import { expect, test } from '../world/journey.ts';
import { inParis } from '../world/paris.ts';
import { everybody, person } from '../world/people.ts';
import { identify, punch, type Person } from '../world/punch.ts';
import { ServerJournal } from '../world/server-journal.ts';
import { settle } from '../world/settled.ts';
import type { Tablet } from '../world/tablet.ts';

const hour = 3_600_000;
const morning = inParis(8, '09:00');
const days = 7;
const crewSize = 11;
/** A day's acts, and the hours after each. */
const rounds: [act: Act, then: number][] = [
  ['Arrivée', 3],
  ['Pause', 0.5],
  ['Reprise', 4.5],
  ['Départ', 16],
];
const expected = days * crewSize * rounds.length;
/** The mornings on which somebody had switched the tablet off. */
const coldStarts = [1, 3, 5];

test.use({ serverStart: { startsAt: morning } });
test.setTimeout(45 * 60_000);

/** People who are neither in nor on a break when the story begins. */
async function findCrew(home: HomeScreen): Promise<Person[]> {
  const free: Person[] = [];
  for (const who of everybody) {
    const words = await home.tile(who.name).innerText();
    if (!/En service|En pause/.test(words)) free.push(who);
  }
  return free.slice(0, crewSize);
}

async function weekOf(tablet: Tablet, who: Person): Promise<string> {
  const own = await identify(tablet.page, who);
  const week = await own.workedThisWeek.innerText();
  await own.back();
  return week;
}

test('O2 O3 K25 a tablet works seven days without a network, is restarted three times, and every punch arrives', async ({
  world,
}) => {
  expect(expected).toBeGreaterThanOrEqual(300);
  const tablet = await world.tablet({ startsAt: morning });
  const crew = await findCrew(await settle(tablet));
  expect(crew).toHaveLength(crewSize);
  const [somebody = person('Fatoumata')] = crew;
  const journal = new ServerJournal(world.server.dataDir);
  await tablet.unplug();
  await world.server.stop();

  const told: string[] = [];
  for (let day = 0; day < days; day += 1) {
    if (coldStarts.includes(day)) await tablet.coldStart();
    for (const [act, then] of rounds) {
      for (const [index, who] of crew.entries()) {
        // Every other person types on a keyboard: both ways hold for a week.
        const hand = index % 2 === 0 ? 'keyboard' : 'finger';
        told.push(await punch(tablet.page, who, act, hand));
      }
      await tablet.pass(then * hour);
    }
  }
  expect(told).toHaveLength(expected);
  const home = new HomeScreen(tablet.page);
  await expect(home.sync).toHaveText(`Hors ligne, ${expected} pointages en attente depuis 7 jours`);
  const offlineWeek = await weekOf(tablet, somebody);

  await world.server.start({ shift: (await tablet.readWall()) - Date.now() });
  await tablet.plug();
  await expect(home.sync).toHaveText('À jour', { timeout: 300_000 });

  const stored = journal.newPunches();
  expect(stored).toHaveLength(expected);
  expect(new Set(stored.map(({ id }) => id)).size).toBe(expected);
  for (const { id } of crew) {
    const own = stored.filter((one) => one.person === id).map(({ type }) => type);
    expect(own).toEqual(
      Array.from({ length: days }, () => ['in', 'break-start', 'break-end', 'out']).flat(),
    );
  }
  // Every chain on the server is gapless.
  const operations = journal.newOperations();
  const epochs = new Set(operations.map(({ epoch }) => epoch));
  for (const epoch of epochs) {
    const seqs = operations.filter((one) => one.epoch === epoch).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  }
  journal.close();

  // Another tablet, linked only now, counts the same week to the minute.
  const other = await world.tablet({ startsAt: await tablet.readWall() });
  await settle(other);
  expect(await weekOf(other, somebody)).toBe(offlineWeek);
  expect(await weekOf(tablet, somebody)).toBe(offlineWeek);
});
