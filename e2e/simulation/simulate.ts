import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tablet } from '@comptoir/kiosk/tablet';
import { actOnce } from './acts.ts';
import { crowdOnce } from './crowd.ts';
import { type Chance, seededChance } from './chance.ts';
import { emptyDisks } from './full-disk.ts';
import { compressOnThisThread } from './gzip-here.ts';
import { type Watched, checkPromises, noteTicks } from './invariants.ts';
import { BrokenPromise, type Ledger, openLedger } from './ledger.ts';
import { createLine } from './line.ts';
import { blankMachine } from './machine.ts';
import { peace } from './peace.ts';
import { type Schedule, createSchedule } from './schedule.ts';
import { type Seat, type SeatWorld, openSeat, takeSeat } from './seat.ts';
import { type Scale, type Shape, drawShape } from './shape.ts';
import { type House, openHouse } from './server-house.ts';
import type { Template } from './store-template.ts';
import { type Tallies, tally } from './tallies.ts';
import { type Troubles, createTroubles } from './troubles.ts';
import { watchRequests } from './watch.ts';
import { type Weather, drawWeather } from './weather.ts';
import type { Answered, Sent } from './wire.ts';

/** A protocol with something taken out of it: every one of these must make the simulation fail. */
export type Mutation = {
  /** Stands at the server's end of the wire. */
  serve?(sent: Sent, next: (sent: Sent) => Promise<Answered>, house: House): Promise<Answered>;
  /** Changes a tablet that has just been opened. */
  prepare?(tablet: Tablet): void;
};

/** What a scenario asks for; a plain seed draws everything. */
export type Scenario = Mutation & { weather?: (chance: Chance) => Weather; scale?: Scale };

export type Report = { seed: number; failure: string | null; tallies: Tallies; trace: string[] };

/** The whole of one simulated store. */
export type Store = SeatWorld & {
  template: Template;
  schedule: Schedule;
  chance: Chance;
  weather: Weather;
  shape: Shape;
  ledger: Ledger;
  seats: Seat[];
  poison: Set<string>;
  troubles: Troubles;
};

const minute = 60_000;
/** What a disk survives is the kill loops' matter: here memory does, where there is a file system in it. */
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Runs one seed: faults first, then peace, in which everything must drain; invariants all along. */
export async function simulate(
  template: Template,
  seed: number,
  mutation: Scenario = {},
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
  const schedule = createSchedule(template.end);
  const chance = seededChance(seed);
  const house = await openHouse(template, schedule, chance.fork('server'), folder);
  let failure: string | null = null;
  try {
    const store = buildStore({
      template,
      schedule,
      chance,
      house,
      tallies,
      trace,
      failures,
      mutation,
    });
    await openingHour(store);
    await faults(store);
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

type Parts = {
  template: Template;
  schedule: Schedule;
  chance: Chance;
  house: House;
  tallies: Tallies;
  trace: string[];
  failures: Error[];
  mutation: Scenario;
};

function buildStore(parts: Parts): Store {
  const { template, schedule, chance, house, tallies, trace, failures, mutation } = parts;
  const began = schedule.now();
  const note = (line: string): void => {
    trace.push(`${((schedule.now() - began) / 1000).toFixed(3).padStart(11)} s  ${line}`);
  };
  const weather = (mutation.weather ?? drawWeather)(chance.fork('weather'));
  const shape = drawShape(chance.fork('shape'), mutation.scale ?? 'small');
  const ledger = openLedger();
  const poison = new Set<string>();
  const seats: Seat[] = [];
  const wire = (sent: Sent): Promise<Answered> => house.wire!.request(sent);
  const line = createLine({
    schedule,
    house,
    chance: chance.fork('line'),
    weather,
    ledger,
    tallies,
    watch: watchRequests(tallies),
    poison,
    trace: note,
    serve: (sent) => mutation.serve?.(sent, wire, house) ?? wire(sent),
    heard: (machine) => store.troubles.heard(machine),
  });
  const store: Store = {
    template,
    schedule,
    chance,
    weather,
    shape,
    ledger,
    seats,
    poison,
    pins: template.pins,
    line,
    house,
    tallies,
    trace: note,
    failures,
    prepare: (tablet) => mutation.prepare?.(tablet),
    get troubles() {
      return troubles;
    },
  };
  const troubles = createTroubles(store, chance.fork('troubles'));
  return store;
}

/** The tablets are enrolled while nothing goes wrong yet. */
async function openingHour(store: Store): Promise<void> {
  const { chance, template, schedule, seats, house } = store;
  const draw = chance.fork('opening');
  const fair = store.weather.fate;
  store.weather.fate = () => 'fine';
  for (const [at, where] of store.shape.stores.entries()) {
    const machine = blankMachine(
      `T${at + 1}`,
      draw.hits(0.5) ? 0 : draw.between(-400_000, 400_000),
    );
    const establishment = template.establishments[where]!;
    const seat = takeSeat(store, machine, establishment, `profile ${at + 1}`);
    seats.push(seat);
    await openSeat(store, seat);
  }
  const settled = () =>
    seats.every(({ tablet }) => tablet?.device.get() && tablet.sync.state().link === 'reached');
  await until(store, schedule.now() + 2 * minute, settled);
  if (!settled()) throw new BrokenPromise('a tablet could not enrol in calm weather');
  store.weather.fate = fair;
  store.troubles.newDevice();
  house.tellsSafe = draw.hits(0.5);
  await house.stop();
  store.troubles.backUp();
  await house.start();
}

/** People work while things go wrong. */
async function faults(store: Store): Promise<void> {
  const { chance, schedule, seats } = store;
  const draw = chance.fork('people');
  const end = schedule.now() + draw.between(1.5, 6) * minute;
  const pace = draw.between(2_000, 15_000);
  const work = (seat: Seat): void => {
    schedule.after(draw.between(0, 2 * pace), `${seat.machine.name} act`, () => {
      if (schedule.now() > end || !seats.includes(seat)) return;
      act(store, seat, draw);
      work(seat);
    });
  };
  const { crowds } = store.shape;
  const gather = (seat: Seat): void => {
    if (crowds === null) return;
    schedule.after(draw.between(crowds.least, crowds.most), `${seat.machine.name} crowd`, () => {
      if (schedule.now() > end || !seats.includes(seat)) return;
      crowd(store, seat, draw, crowds.people);
      gather(seat);
    });
  };
  const lineOf = (seat: Seat): void => {
    if (crowds === null) return;
    schedule.after(draw.between(1_000, 40_000), `${seat.machine.name} offline`, () => {
      if (schedule.now() > end || !seats.includes(seat)) return;
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
      if (schedule.now() > end) return;
      await store.troubles.strike();
      trouble();
    });
  };
  trouble();
  await until(store, end, () => false);
}

/** One act at one tablet, if somebody can stand at it. */
export function act(store: Store, seat: Seat, draw: Chance): void {
  const { tablet, machine } = seat;
  const asleep = machine.asleepUntil > store.schedule.now();
  if (tablet === null || asleep || tablet.device.get() === null) return;
  actOnce(tablet, draw.fork(`${machine.name} ${store.schedule.now()}`), store.pins).then(
    ({ name, ticked }) => {
      tally(store.tallies, name === 'not recorded' ? 'tablet: could not record' : `act: ${name}`);
      store.trace(`${machine.name} ${name}`);
      if (ticked !== null) store.ledger.ticked.set(ticked, seat.profile);
    },
    (error: unknown) => store.failures.push(error as Error),
  );
}

/** Many acts at one tablet, one after the other. */
function crowd(store: Store, seat: Seat, draw: Chance, people: number): void {
  const { tablet, machine } = seat;
  const asleep = machine.asleepUntil > store.schedule.now();
  if (tablet === null || asleep || tablet.device.get() === null) return;
  const { profile } = seat;
  crowdOnce(tablet, draw.fork(`${machine.name} crowd ${store.schedule.now()}`), people).then(
    (ticked) => {
      tally(store.tallies, 'act: crowd');
      store.trace(`${machine.name} crowd of ${ticked.length}`);
      for (const id of ticked) store.ledger.ticked.set(id, profile);
    },
    (error: unknown) => store.failures.push(error as Error),
  );
}

export function watch(store: Store): Watched[] {
  return store.seats.flatMap(({ machine, profile, tablet }) =>
    tablet === null || tablet.device.get() === null
      ? []
      : [{ name: machine.name, profile, tablet }],
  );
}

/** Lets virtual time run; looks at the promises now and then. */
export async function until(store: Store, end: number, enough: () => boolean): Promise<void> {
  const { schedule, failures } = store;
  let looked = schedule.now();
  while (!enough() && (await schedule.step(end))) {
    const [failure] = failures;
    if (failure) throw failure;
    if (schedule.now() - looked > 30_000) {
      looked = schedule.now();
      await look(store);
    }
  }
  await look(store);
}

/** The invariants of every moment. */
export async function look(store: Store): Promise<void> {
  const { house, ledger, troubles } = store;
  const watched = watch(store);
  const seen = await noteTicks(ledger, watched);
  if (house.wire === null) return;
  // A disk whose page is closed is looked at once a page is open again.
  const whole = watched.length === store.seats.length;
  await checkPromises(house.deps, ledger, seen, { recovering: troubles.recovering(), whole });
}

function wordsOf(error: unknown): string {
  if (error instanceof BrokenPromise) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
