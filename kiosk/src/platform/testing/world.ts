import type { Observable } from '../signal.ts';
import { type Tablet, openTablet } from '../../tablet.ts';
import { enrol } from '../../devices/store.ts';
import { type PretendServer, pretendServer } from './pretend-server.ts';
import {
  type Machine,
  type SimulatedPlatform,
  newMachine,
  seeded,
  simulatedPlatform,
} from './simulated-platform.ts';
import { type SimulatedTime, simulatedTime } from './simulated-time.ts';

/** One machine, one server and their time. Pages are opened and closed on the machine. */
export type World = {
  time: SimulatedTime;
  machine: Machine;
  server: PretendServer;
  next: () => number;
  /** Opens a page on the machine. */
  open(options?: Partial<SimulatedPlatform>, machine?: Machine): Promise<Page>;
  /** A page that is enrolled and has synced once. */
  enrolled(options?: Partial<SimulatedPlatform>): Promise<Page>;
  /** Lets time pass; whatever falls due runs to its end. */
  pass(ms: number): Promise<void>;
};
export type Page = { tablet: Tablet; platform: SimulatedPlatform };

/** Saturday 21 November 2026, 09:00 in Paris. */
export const morning = Date.UTC(2026, 10, 21, 8);

export async function createWorld(seed = 1): Promise<World> {
  const time = simulatedTime(morning);
  const next = seeded(seed);
  const server = await pretendServer(() => time.now(), next);
  const machine = newMachine();
  const pages: Page[] = [];

  const world: World = {
    time,
    machine,
    server,
    next,
    async open(options = {}, on = machine) {
      const transport = (path: string, request: Parameters<PretendServer['transport']>[1]) =>
        on.online ? server.transport(path, request) : Promise.reject(new TypeError('offline'));
      const made = simulatedPlatform({ machine: on, time, next, transport });
      const platform = Object.assign(made, options);
      const tablet = await openTablet(platform);
      const page = { tablet, platform };
      pages.push(page);
      return page;
    },
    async enrolled(options) {
      const page = await world.open(options);
      const enrolment = enrol(page.tablet, () => undefined);
      let ended = false;
      void enrolment.done.finally(() => (ended = true));
      // Keys are made on other threads: the wait for the grant begins when they are ready.
      while (!ended) await world.pass(1_000);
      while (page.tablet.sync.state().link !== 'reached') await world.pass(1_000);
      return page;
    },
    async pass(ms) {
      const take = async (turns: number) => {
        await settle(turns);
        for (const page of pages) await answered(page);
      };
      await time.advance(ms, () => take(2));
      await take(8);
      await settle();
    },
  };
  return world;
}

/** Waits for requests under way, unless somebody lets them hang: then only time ends them. */
async function answered({ tablet }: Page): Promise<void> {
  for (let turn = 0; turn < 200 && tablet.sync.state().flight !== null; turn++) {
    if (hanging.has(tablet)) return;
    await settle(2);
  }
}

/** Tablets whose line swallows requests. */
export const hanging = new WeakSet<Tablet>();

/** Lets cryptography, IndexedDB and every promise that is ready take their turns. */
export async function settle(turns = 8): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((done) => setTimeout(done, 0));
}

/** What an observable tells now. */
export async function first<T>(source: Observable<T>): Promise<T> {
  const ends: (() => void)[] = [];
  const value = await new Promise<T>((resolve, reject) => {
    const subscription = source.subscribe(resolve, reject);
    ends.push(() => subscription.unsubscribe());
  });
  for (const end of ends) end();
  return value;
}
