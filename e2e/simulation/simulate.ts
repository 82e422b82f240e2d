import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Chance, seededChance } from './chance.ts';
import { emptyDisks } from './full-disk.ts';
import { compressOnThisThread } from './gzip-here.ts';
import { BrokenPromise } from './ledger.ts';
import { olderHouse, olderVersions } from './older-house.ts';
import { peace } from './peace.ts';
import { createSchedule } from './schedule.ts';
import type { Seat } from './seat.ts';
import { openHouse } from './server-house.ts';
import { type Scenario, type Store, act, buildStore, crowd, openingHour, until } from './store.ts';
import type { Template } from './store-template.ts';
import { type Tallies, tally } from './tallies.ts';

export type Report = { seed: number; failure: string | null; tallies: Tallies; trace: string[] };

const minute = 60_000;
const day = 24 * 60 * minute;
/** What a disk survives is the kill loops' matter: here memory does, where there is a file system in it. */
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Runs one seed: faults first, then peace, in which everything must drain; invariants all along. */
export function simulate(
  template: Template,
  seed: number,
  scenario: Scenario = {},
): Promise<Report> {
  return inWorld(template, { seed, scenario }, (store) => faults(store, scenario));
}

/** Now and then a plain seed begins in the house that an earlier version of Comptoir left behind. */
async function houseOf(
  template: Template,
  { chance, scenario, folder }: { chance: Chance; scenario: Scenario; folder: string },
): Promise<{ begun: Template; version: string | null }> {
  const drawn = chance.fork('house');
  if (scenario.weather !== undefined || !drawn.hits(0.06))
    return { begun: template, version: null };
  const version = drawn.pick(olderVersions);
  return { begun: await olderHouse(template, version, folder), version };
}

/** A story in a world of its own, between a calm opening and the peace in which everything must drain. */
export async function inWorld(
  template: Template,
  { seed, scenario }: { seed: number; scenario: Scenario },
  story: (store: Store) => Promise<void>,
): Promise<Report> {
  compressOnThisThread();
  const tallies: Tallies = new Map();
  const trace: string[] = [];
  const folder = mkdtempSync(join(scratch, 'comptoir-seed-'));
  const failures: Error[] = [];
  const catchStray = (error: unknown): void => {
    failures.push(error instanceof Error ? error : new Error(String(error)));
  };
  process.on('unhandledRejection', catchStray);
  const chance = seededChance(seed);
  const { begun, version } = await houseOf(template, { chance, scenario, folder });
  const schedule = createSchedule(begun.end);
  const house = await openHouse(begun, schedule, chance.fork('server'), folder);
  if (version !== null) {
    tally(tallies, 'house: of an earlier version');
    tally(tallies, `house: of ${version}`);
  }
  let failure: string | null = null;
  try {
    const store = buildStore({
      template: begun,
      schedule,
      chance,
      house,
      tallies,
      trace,
      failures,
      mutation: scenario,
    });
    await openingHour(store);
    await story(store);
    await peace(store);
  } catch (error) {
    failure = wordsOf(error);
  } finally {
    process.off('unhandledRejection', catchStray);
    await house.stop();
    rmSync(folder, { recursive: true, force: true });
    emptyDisks();
  }
  return { seed, failure, tallies, trace };
}

/** People work while things go wrong. */
async function faults(store: Store, { minutes, weather }: Scenario): Promise<void> {
  const { chance, schedule, seats } = store;
  const draw = chance.fork('people');
  const drawn = draw.between(1.5, 6);
  const planned = schedule.now() + (minutes ?? drawn) * minute;
  /** Weeks in which everything was closed are no time in which anything goes wrong. */
  const end = (): number => planned + schedule.skipped();
  const pace = draw.between(2_000, 15_000);
  const work = (seat: Seat): void => {
    schedule.after(draw.between(0, 2 * pace), `${seat.machine.name} act`, () => {
      if (schedule.now() > end() || !seats.includes(seat)) return;
      act(store, seat, draw);
      work(seat);
    });
  };
  const { crowds } = store.shape;
  const gather = (seat: Seat): void => {
    if (crowds === null) return;
    schedule.after(draw.between(crowds.least, crowds.most), `${seat.machine.name} crowd`, () => {
      if (schedule.now() > end() || !seats.includes(seat)) return;
      crowd(store, seat, draw, crowds.people);
      gather(seat);
    });
  };
  const lineOf = (seat: Seat): void => {
    if (crowds === null) return;
    schedule.after(draw.between(1_000, 40_000), `${seat.machine.name} offline`, () => {
      if (schedule.now() > end() || !seats.includes(seat)) return;
      const pause = draw.between(crowds.offline / 4, crowds.offline);
      store.troubles.cut(seat, pause);
      schedule.after(pause, `${seat.machine.name} online`, () => lineOf(seat));
    });
  };
  const staff = (seat: Seat): void => {
    work(seat);
    gather(seat);
    lineOf(seat);
  };
  for (const seat of seats) staff(seat);
  store.troubles.onNewSeat = staff;
  const trouble = (): void => {
    schedule.after(draw.between(2_000, 20_000), 'trouble', async () => {
      if (schedule.now() > end()) return;
      await store.troubles.strike();
      trouble();
    });
  };
  trouble();
  const closing = chance.fork('closing');
  if (weather === undefined && closing.hits(0.06)) {
    schedule.after(closing.between(0, minute), 'closed for weeks', () =>
      store.troubles.closeFor(closing.between(15, 20) * day),
    );
  }
  while (schedule.now() < end()) await until(store, end(), () => false);
}

function wordsOf(error: unknown): string {
  if (error instanceof BrokenPromise) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
