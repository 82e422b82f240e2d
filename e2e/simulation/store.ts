import type { Tablet } from '@comptoir/kiosk/tablet';
import { actOnce } from './acts.ts';
import type { Chance } from './chance.ts';
import { crowdOnce } from './crowd.ts';
import { type Watched, checkPromises, noteTicks } from './invariants.ts';
import { BrokenPromise, type Ledger, openLedger } from './ledger.ts';
import { createLine } from './line.ts';
import { blankMachine } from './machine.ts';
import type { Schedule } from './schedule.ts';
import { type Seat, type SeatWorld, openSeat, takeSeat } from './seat.ts';
import { type Scale, type Shape, drawShape } from './shape.ts';
import type { House } from './server-house.ts';
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
export type Scenario = Mutation & {
  weather?: (chance: Chance) => Weather;
  scale?: Scale;
  /** How long things go wrong; what the seed says, where it is not given. */
  minutes?: number;
};

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

export function buildStore(parts: Parts): Store {
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
export async function openingHour(store: Store): Promise<void> {
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

/** One act at one tablet, if somebody can stand at it. */
export function act(store: Store, seat: Seat, draw: Chance): void {
  const { tablet, machine } = seat;
  const asleep = machine.asleepUntil > store.schedule.now();
  if (tablet === null || asleep || tablet.device.get() === null) return;
  const { page, profile } = seat;
  actOnce(tablet, draw.fork(`${machine.name} ${store.schedule.now()}`), store.pins).then(
    ({ name, ticked }) => {
      // The page died meanwhile: nobody saw how it ended.
      if (!page.alive()) return;
      tally(store.tallies, name === 'not recorded' ? 'tablet: could not record' : `act: ${name}`);
      store.trace(`${machine.name} ${name}`);
      if (ticked !== null) store.ledger.ticked.set(ticked, profile);
    },
    (error: unknown) => store.failures.push(error as Error),
  );
}

/** Many acts at one tablet, one after the other. */
export function crowd(store: Store, seat: Seat, draw: Chance, people: number): void {
  const { tablet, machine } = seat;
  const asleep = machine.asleepUntil > store.schedule.now();
  if (tablet === null || asleep || tablet.device.get() === null) return;
  const { page, profile } = seat;
  const chance = draw.fork(`${machine.name} crowd ${store.schedule.now()}`);
  crowdOnce(tablet, chance, { people, seen: () => page.alive() }).then(
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
