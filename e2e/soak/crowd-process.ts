import 'temporal-polyfill/global';
import { compareAcknowledged } from '../kills/held-by-server.ts';
import { commanded } from '../kills/local-command.ts';
import { type Chance, seededChance } from '../simulation/chance.ts';
import { Counts } from './counts.ts';
import type { FromCrowd, ToCrowd } from './crowd-messages.ts';
import { type Place, TabletLife } from './tablet-life.ts';

/** A process full of tablets: it is told to begin, to work, to rest, and to compare what it was told with the file. */

const counts = new Counts();
const times: number[] = [];
const wrong: string[] = [];
const lives: TabletLife[] = [];
const working = new Set<Promise<void>>();
let chance: Chance = seededChance(1);
let places: Place[] = [];
let dataDir = '';
let isWorking = false;
/** Answers whose time is kept: enough for a percentile, and no more memory than that. */
const timesKept = 200_000;

const answers: Record<ToCrowd['say'], (told: never) => Promise<void>> = {
  begin: (told: ToCrowd & { say: 'begin' }) => begin(told),
  work: () => work(),
  rest: (told: ToCrowd & { say: 'rest' }) => rest(told.patience),
  read: () => read(),
  compare: (told: ToCrowd & { say: 'compare' }) => compare(told.file),
};

process.on('message', (told: ToCrowd) => {
  answers[told.say](told as never).catch((error: unknown) => {
    throw error;
  });
});
// Its soak is gone, and so is the reason to go on.
process.on('disconnect', () => process.exit(1));

async function begin(told: ToCrowd & { say: 'begin' }): Promise<void> {
  chance = seededChance(told.seed, `crowd ${told.crowd}`);
  dataDir = told.dataDir;
  places = told.stores.map((store, at) => ({
    store,
    address: told.addresses[at]!,
    from: `10.${told.crowd}.${at >> 8}.${at & 255}`,
  }));
  for (let at = 0; at < told.tablets; at++) lives.push(await newLife(places[at % places.length]!));
  say({ say: 'enrolled' });
}

async function newLife(place: Place, replaces: string | null = null): Promise<TabletLife> {
  const life = new TabletLife({
    place,
    counts,
    chance: chance.fork(`tablet ${counts.of('tablets enrolled')}`),
    approve: async (shown) => {
      const { establishment } = place.store;
      await commanded(dataDir, { command: 'approve', establishment, replaces, ...shown });
    },
    timed: (ms) => times.length < timesKept && times.push(ms),
    wrong: (what) => wrong.push(what),
  });
  await life.tablet.enrol();
  counts.add('tablets enrolled');
  return life;
}

async function work(): Promise<void> {
  isWorking = true;
  for (const life of lives) start(life);
  while (isWorking) {
    await new Promise((next) => setTimeout(next, chance.between(4_000, 20_000)));
    if (isWorking) await withdrawOne();
  }
}

function start(life: TabletLife): void {
  const work = life.work();
  working.add(work);
  void work.finally(() => working.delete(work));
}

/** Tablets that were withdrawn and nobody stands in the place of. */
const owed: { place: Place; device: string; tried: boolean }[] = [];

/**
 * One tablet is retired, lost or ended, and another takes its place. The server may be dead just then, or the line cut: what
 * did not come about is tried again, so that there are as many tablets after hours as in the beginning.
 */
async function withdrawOne(): Promise<void> {
  const working = lives.filter(({ withdrawn }) => !withdrawn);
  try {
    if (owed.length === 0 && working.length > 0) {
      const { place, tablet } = chance.pick(working);
      const { device } = tablet.grant;
      const command = chance.pick(['retire', 'lose', 'revoke'] as const);
      await commanded(dataDir, { command, device });
      owed.push({ place, device, tried: false });
      counts.add(`tablets withdrawn: ${command}`);
    }
    for (const one of [...owed]) {
      const { place, device, tried } = one;
      one.tried = true;
      // Approved and cut off before it heard of it, a tablet stands there that nobody holds: the next one is only new.
      const replacement = await newLife(place, tried ? null : device);
      owed.shift();
      counts.add('tablets replaced');
      lives.push(replacement);
      if (isWorking) start(replacement);
    }
  } catch {
    // A server that is down, a line that is cut, a tablet that was withdrawn before.
    counts.add('withdrawals and replacements that were cut off');
  }
}

async function rest(patience: number): Promise<void> {
  isWorking = false;
  for (const life of lives) life.stop();
  await Promise.all(working);
  const until = performance.now() + patience;
  await Promise.all(lives.map((life) => life.settle(until)));
  say({ say: 'resting' });
}

async function read(): Promise<void> {
  for (const life of lives) {
    if (await life.compareFeed()) counts.add('feeds compared');
  }
  say({ say: 'read' });
}

async function compare(file: string): Promise<void> {
  const tablets = lives.map(({ tablet }) => tablet);
  for (const tablet of tablets) {
    try {
      compareAcknowledged(file, [tablet]);
    } catch (error) {
      wrong.push(String(error));
    }
  }
  say({
    say: 'compared',
    acknowledged: tablets.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0),
    handedIn: tablets.reduce((sum, { handedIn }) => sum + handedIn.length, 0),
    tablets: tablets.length,
    feeds: counts.of('feeds compared'),
    wrong,
    counts: counts.entries(),
    times: times.sort((a, b) => a - b),
  });
  await Promise.resolve();
}

function say(message: FromCrowd): void {
  process.send?.(message);
}
