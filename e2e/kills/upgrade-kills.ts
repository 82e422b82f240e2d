import type { Page } from '@playwright/test';
import { EnrolmentScreen } from '../screens/enrolment.ts';
import { HomeScreen } from '../screens/home.ts';
import { NetworkCable } from '../world/network-cable.ts';
import { person } from '../world/people.ts';
import { punch } from '../world/punch.ts';
import { ServerJournal } from '../world/server-journal.ts';
import { BrowserProcess } from './browser-process.ts';
import { firstBuild, keptTables, readKept, stageFirstBuild } from './first-build.ts';
import type { Round } from './round.ts';
import { ServerProcess } from './server-process.ts';

type Kept = Awaited<ReturnType<typeof readKept>>;

/**
 * RECOV-36: Chromium dies at a random moment while today's build opens a database of the first one: before the upgrade, in
 * it, after it. The next start does it again, and nothing of journal, attachments, receipts and heads is another.
 */
export async function killUpgrades(rounds: number, told: (round: Round) => void): Promise<void> {
  const server = await ServerProcess.open();
  const cable = await NetworkCable.to(server.port);
  const browser = new BrowserProcess();
  const journal = new ServerJournal(server.dataDir);
  try {
    const address = `${cable.address}/kiosk/`;
    const staged = await stage(browser, cable);
    const copy = browser.copyProfile();
    const whole = await openOnce(browser, address);
    await browser.kill();
    const found = { before: 0, after: 0 };
    for (let round = 1; round <= rounds; round++) {
      const title = `S16 RECOV-36 Chromium killed while it upgrades a database, round ${round}`;
      try {
        browser.putBack(copy);
        const opening = openOnce(browser, address).catch(() => null);
        // Most of the time goes into the start of Chromium: the last part is the database's.
        await new Promise((resolve) => setTimeout(resolve, whole * (0.3 + 0.8 * Math.random())));
        await browser.kill();
        await opening;
        const at = await look(browser, cable.address);
        found[at.version === firstBuild ? 'before' : 'after'] += 1;
        const damage = difference(staged, at);
        await browser.kill();
        await openOnce(browser, address);
        const end = await readHere(browser);
        await browser.kill();
        const upgraded = end.version > firstBuild ? null : 'it was not upgraded';
        const failure = damage ?? difference(staged, end) ?? upgraded;
        told({
          title,
          failure,
          note: `${found.before} before the commit, ${found.after} after it`,
        });
      } catch (error) {
        told({ title, failure: String(error), note: '' });
        await browser.kill();
      }
    }
    told(await allSent(browser, cable, journal, address));
  } finally {
    journal.close();
    await browser.discard();
    await cable.close();
    await server.discard();
  }
}

/** A tablet of the first build that holds punches which nobody has, switched off. */
async function stage(browser: BrowserProcess, cable: NetworkCable): Promise<Kept> {
  const page = await browser.start(`${cable.address}/kiosk/`, false);
  await new EnrolmentScreen(page).useDemonstration();
  const home = new HomeScreen(page);
  await home.people.getByRole('button').first().waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await home.sync.filter({ hasText: 'À jour' }).waitFor();
  cable.unplug();
  await browser.setOffline(true);
  for (const act of ['Arrivée', 'Pause', 'Reprise'] as const) {
    await punch(page, person('Fatoumata'), act);
  }
  await browser.kill();
  const elsewhere = await startElsewhere(browser, cable.address);
  await elsewhere.evaluate(stageFirstBuild);
  const staged = await elsewhere.evaluate(readKept);
  await browser.kill();
  return staged;
}

/** @returns how long it took until the home was there, ms */
async function openOnce(browser: BrowserProcess, address: string): Promise<number> {
  const begun = performance.now();
  const page = await browser.start(address, true);
  await new HomeScreen(page).people.waitFor();
  return performance.now() - begun;
}

/** A page of the tablet's own address in which none of its code runs. */
async function startElsewhere(browser: BrowserProcess, address: string): Promise<Page> {
  return browser.start(`${address}/elsewhere`, true, (context) =>
    context.route('**/elsewhere', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>elsewhere</title>' }),
    ),
  );
}

async function look(browser: BrowserProcess, address: string): Promise<Kept> {
  return (await startElsewhere(browser, address)).evaluate(readKept);
}

async function readHere(browser: BrowserProcess): Promise<Kept> {
  return browser.page.evaluate(readKept);
}

function difference(staged: Kept, found: Kept): string | null {
  const other = keptTables.find((name) => staged.tables[name] !== found.tables[name]);
  return other === undefined ? null : `${other} is not what it was`;
}

/** The cable is back: what waited since before the upgrades reaches the server, once. */
async function allSent(
  browser: BrowserProcess,
  cable: NetworkCable,
  journal: ServerJournal,
  address: string,
): Promise<Round> {
  const title = 'O3 RECOV-36 what waited through every upgrade reaches the server once';
  cable.plug();
  await browser.start(address, false);
  const deadline = performance.now() + 120_000;
  const sent = () => journal.newPunches().map(({ type }) => type);
  while (sent().length < 3 && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const note = sent().join(' ');
  return { title, failure: note === 'in break-start break-end' ? null : note, note };
}
