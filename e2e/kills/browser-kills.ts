import { availableParallelism } from 'node:os';
import type { Page } from '@playwright/test';
import { ConfirmationScreen } from '../screens/confirmation.ts';
import { EnrolmentScreen } from '../screens/enrolment.ts';
import { HomeScreen } from '../screens/home.ts';
import { PinPad } from '../screens/pin-pad.ts';
import { NetworkCable } from '../world/network-cable.ts';
import { ServerJournal } from '../world/server-journal.ts';
import { BrowserProcess } from './browser-process.ts';
import { countSyncs } from './count-syncs.ts';
import { here, otherTablet } from './other-tablet.ts';
import type { Round } from './round.ts';
import { ServerProcess } from './server-process.ts';

/** A punch as the tablet's own disk holds it. */
type Held = { id: string; epoch: string; seq: number; person: string; type: string };
/** A punch that a person saw confirmed. */
type Seen = { person: string; type: string };

const types = { Arrivée: 'in', Pause: 'break-start', Reprise: 'break-end', Départ: 'out' } as const;
const confirmation = /(Arrivée|Pause|Reprise|Départ) à \d\d:\d\d\./;

/**
 * Where Chromium dies: a moment after a confirmation was seen, somewhere in the next punch, or while it sends what it holds
 * and takes in what another tablet did.
 */
const moments = ['after a confirmation', 'during a punch', 'during a sync'] as const;
type Moment = (typeof moments)[number];

type Run = {
  cable: NetworkCable;
  browser: BrowserProcess;
  /** What people saw confirmed. */
  seen: Seen[];
  /** Punches that were under way when the page died: recorded or not, once at most. */
  unseen: number;
  /** Whose turn it is. */
  next: number;
  other: Awaited<ReturnType<typeof otherTablet>>;
};

/** So many rounds are worth a second Chromium beside the first. */
const worthTwo = 20;

/**
 * O2, S05, S10: Chromium dies at a random moment and starts again on the same profile without a network. Every confirmed
 * punch is there, none is there twice, and in the end all of them reach the server. A round is one kill.
 */
export async function killBrowsers(rounds: number, told: (round: Round) => void): Promise<void> {
  const chains = rounds < worthTwo ? 1 : Math.min(2, availableParallelism());
  let taken = 0;
  const take = () => (taken < rounds ? ++taken : null);
  await Promise.all(Array.from({ length: chains }, () => killOneBrowser(take, told)));
}

async function killOneBrowser(
  take: () => number | null,
  told: (round: Round) => void,
): Promise<void> {
  // A tablet forgets what is in a backup, and here everything is compared in the end.
  const server = await ServerProcess.open({ environment: { BACKUP_EVERY: '0' } });
  const cable = await NetworkCable.to(server.port);
  const browser = new BrowserProcess();
  const journal = new ServerJournal(server.dataDir);
  const address = `${cable.address}/kiosk/`;
  try {
    const other = await otherTablet(server.address);
    const run: Run = { cable, browser, other, seen: [], unseen: 0, next: 0 };
    let page = await enrolled(browser, address);
    cable.unplug();
    await browser.setOffline(true);
    for (let round = take(); round !== null; round = take()) {
      const moment = moments[(round - 1) % moments.length]!;
      const title = `O2 S05 S10 Chromium killed ${moment}, round ${round}`;
      try {
        await dieDuring(moment, run, page);
        page = await browser.start(address, true);
        await new HomeScreen(page).people.waitFor();
        const held = await heldPunches(page);
        told({
          title,
          failure: compare(run.seen, held, run.unseen),
          note: `${run.seen.length} confirmed, ${held.length} held`,
        });
      } catch (error) {
        told({ title, failure: `${String(error)}\n${await shownBy(browser)}`, note: '' });
        await browser.kill();
        cable.unplug();
        page = await browser.start(address, true);
      }
    }
    told(await syncsPerPunch(browser, page, run.seen, run.next));
    told(await allOnServer(browser, cable, page, journal));
  } finally {
    journal.close();
    await browser.discard();
    await cable.close();
    await server.discard();
  }
}

async function dieDuring(moment: Moment, run: Run, page: Page): Promise<void> {
  const { browser, cable, other } = run;
  run.seen.push(await punchOnce(page, run.next++));
  if (moment === 'during a punch') {
    await new ConfirmationScreen(page).finish();
    const attempt = punchOnce(page, run.next++).catch(() => {
      // The page died under the finger: nobody saw a confirmation.
      return null;
    });
    await rest(Math.random() * 1_500);
    await browser.kill();
    const confirmed = await attempt;
    if (confirmed) run.seen.push(confirmed);
    else run.unseen++;
    return;
  }
  if (moment === 'during a sync') {
    await other.punch(150);
    cable.plug();
    await browser.setOffline(false);
    await rest(Math.random() * 700);
  } else await rest(Math.random() * 30);
  await browser.kill();
  cable.unplug();
}

/** What a round that gave up was looking at: the first thing that whoever reads of it wants to know. */
async function shownBy(browser: BrowserProcess): Promise<string> {
  try {
    return `On the screen: ${await browser.page.locator('body').innerText({ timeout: 10_000 })}`;
  } catch (error) {
    return `The screen could not be read: ${String(error)}`;
  }
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Enrolled with one tap, its people there, and its service worker ready to start without a network. */
async function enrolled(browser: BrowserProcess, address: string): Promise<Page> {
  const page = await browser.start(address, false);
  await new EnrolmentScreen(page).useDemonstration();
  await new HomeScreen(page).people.getByRole('button').first().waitFor();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await new HomeScreen(page).sync.filter({ hasText: 'À jour' }).waitFor();
  return page;
}

/** Tile, code, the first act that is offered, and the sentence that confirms it. */
async function punchOnce(page: Page, turn: number): Promise<Seen> {
  const { id, name, pin } = here[turn % here.length]!;
  const home = new HomeScreen(page);
  await home.people.waitFor();
  await home.choose(name);
  await new PinPad(page).type(pin);
  await page
    .getByRole('button', { name: /^(Arrivée|Pause|Reprise|Départ)$/ })
    .first()
    .tap();
  const sentence = await page.getByText(confirmation).first().innerText();
  const [, act = ''] = confirmation.exec(sentence) ?? [];
  return { person: id, type: types[act as keyof typeof types] };
}

/** Reads the tablet's disk with no help from the tablet's code. */
async function heldPunches(page: Page): Promise<Held[]> {
  const rows = await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(String(request.error)));
      });
    const [found] = await indexedDB.databases();
    const database = await done(indexedDB.open(found!.name!));
    const all: unknown = await done(
      database.transaction('journal').objectStore('journal').getAll(),
    );
    database.close();
    return all as { epoch: string; seq: number; kind: string; bytes: string }[];
  });
  const seqs = rows.map(({ seq }) => seq).sort((a, b) => a - b);
  if (seqs.some((seq, index) => seq !== index + 1))
    throw new Error(`the chain has gaps: ${seqs.join(' ')}`);
  return rows
    .filter(({ kind }) => kind === 'punch.record')
    .map(({ epoch, seq, bytes }) => {
      const { id, body } = JSON.parse(bytes) as { id: string; body: Seen };
      return { id, epoch, seq, person: body.person, type: body.type };
    });
}

/** Everything that was seen is held, in the order in which it was seen, and at most the killed attempts beside it. */
function compare(seen: Seen[], held: Held[], unseen: number): string | null {
  if (new Set(held.map(({ id }) => id)).size !== held.length) return 'a punch is there twice';
  if (held.length > seen.length + unseen) return 'more punches are held than were made';
  let at = 0;
  for (const { person, type } of seen) {
    while (at < held.length && (held[at]!.person !== person || held[at]!.type !== type)) at++;
    if (at === held.length) return `the confirmed ${type} of ${person} is missing`;
    at++;
  }
  return null;
}

/** S10: counted from outside, a confirmed punch has reached the disk. */
async function syncsPerPunch(
  browser: BrowserProcess,
  page: Page,
  seen: Seen[],
  turn: number,
): Promise<Round> {
  const title = 'S10 Chromium syncs its disk at every confirmed punch';
  const punches = 3;
  const counted = await countSyncs(browser.pids, async () => {
    for (let punch = 0; punch < punches; punch++) seen.push(await punchOnce(page, turn + punch));
  });
  if (counted.syncs === null) return { title, failure: null, note: counted.why };
  const note = `${counted.syncs} syncs for ${punches} punches`;
  return { title, failure: counted.syncs >= punches ? null : note, note };
}

/** The cable is back: what the tablet holds is on the server, once. */
async function allOnServer(
  browser: BrowserProcess,
  cable: NetworkCable,
  page: Page,
  journal: ServerJournal,
): Promise<Round> {
  const title = 'O3 everything that survived the kills reaches the server once';
  const held = await heldPunches(page);
  cable.plug();
  await browser.setOffline(false);
  const deadline = performance.now() + 180_000;
  const epochs = new Set(held.map(({ epoch }) => epoch));
  const arrived = () => journal.newPunches().filter(({ epoch }) => epochs.has(epoch));
  while (arrived().length < held.length && performance.now() < deadline) await rest(250);
  const there = arrived()
    .map(({ id }) => id)
    .sort();
  const here = held.map(({ id }) => id).sort();
  const same = JSON.stringify(there) === JSON.stringify(here);
  const note = `${here.length} held, ${there.length} on the server`;
  return { title, failure: same ? null : note, note };
}
