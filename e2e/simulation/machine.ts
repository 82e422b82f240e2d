import { IDBKeyRange } from 'fake-indexeddb';
import type { Locks, Platform } from '@comptoir/kiosk/platform/ports';
import type { Chance } from './chance.ts';
import { blankDisk, copyDisk, freeze } from './disk.ts';
import type { Schedule } from './schedule.ts';
import type { Pins } from './store-template.ts';

/** The hardware of a tablet: its disk, its clock and its switch. Pages come and go on it. */
export type Machine = {
  readonly name: string;
  disk: IDBFactory;
  /** What its wall clock shows beside the true time, ms. */
  skew: number;
  /** True time until which it sleeps: no timer runs, no answer is heard, its monotonic clock stands. */
  asleepUntil: number;
  online: boolean;
  /** Connections are taken and nothing comes of them: `there`, nothing arrives; `back`, no answer does. Null: they work. */
  halfOpen: 'there' | 'back' | null;
  /** A thin line; null: a good one. */
  slow: { latency: number; bytesPerSecond: number } | null;
};

/** One life of the page: from its opening until it is closed or killed. */
export type Page = {
  readonly platform: Platform;
  alive(): boolean;
  /** Tells the page that the line came or went. */
  connectivityChanged(): void;
  /** Kills it as a crash does: it never runs again, what it had not committed is rolled back. */
  kill(): Promise<void>;
  /** Lets the machine sleep until a true time. */
  sleep(until: number): void;
};

export type World = {
  schedule: Schedule;
  /** PINs of the store's people: the simulation does not spend its time on bcrypt. */
  pins: Pins;
};

/** What stands between a tablet and the server. */
export type Line = (
  machine: Machine,
  page: { alive(): boolean },
  ...request: Parameters<Platform['transport']>
) => Promise<Response>;

export function blankMachine(name: string, skew: number): Machine {
  return {
    name,
    disk: blankDisk(),
    skew,
    asleepUntil: 0,
    online: true,
    halfOpen: null,
    slow: null,
  };
}

export function openPage(world: World, machine: Machine, line: Line, chance: Chance): Page {
  const { schedule, pins } = world;
  const opened = schedule.now();
  let alive = true;
  let slept = 0;
  let watchers: (() => void)[] = [];

  /** Runs in the life of this page only, and not while the machine sleeps. */
  const awake = (delay: number, label: string, run: () => void): (() => void) => {
    let cancelled = false;
    const attempt = (): void => {
      if (cancelled || !alive) return;
      const left = machine.asleepUntil - schedule.now();
      if (left > 0) schedule.after(left, label, attempt);
      else run();
    };
    schedule.after(delay, label, attempt);
    return () => {
      cancelled = true;
    };
  };

  const platform: Platform = {
    clock: {
      wall: () => schedule.now() + machine.skew,
      monotonic: () => schedule.now() - opened - slept,
    },
    page: uuid(chance),
    random: (length) => chance.bytes(length),
    chance: () => chance.between(0, 1),
    transport: (path, request) => {
      // Its code may still run in this process, on a disk of which only a copy goes on: nobody hears what it says.
      if (!alive) return never();
      return line(machine, { alive: () => alive }, path, request).then(
        (response) => (alive ? response : never()),
        (error: unknown) => (alive ? Promise.reject(error as Error) : never()),
      );
    },
    crypto: watched(schedule, chance),
    // Nobody takes a picture here.
    shrinkImage: () => Promise.resolve(null),
    hashPin: (pin, salt) => Promise.resolve(pins.bcrypt(pin, salt)),
    timers: { after: (ms, run) => awake(ms, `${machine.name} timer`, run) },
    connectivity: {
      online: () => machine.online,
      visible: () => true,
      watch(changed) {
        watchers.push(changed);
        return () => {
          watchers = watchers.filter((one) => one !== changed);
        };
      },
    },
    locks: createLocks(),
    indexedDB: machine.disk,
    keyRange: IDBKeyRange,
    databaseName: 'comptoir',
    storage: {
      // Nobody reads a screen here.
      marker: { read: () => null, write: () => undefined },
      persist: async () => true,
      persisted: async () => true,
      estimate: async () => ({ usage: 1_000_000, quota: 1_000_000_000 }),
    },
    app: 'simulated',
    origin: 'https://comptoir.test',
  };

  return {
    platform,
    alive: () => alive,
    connectivityChanged: () => {
      if (alive) for (const tell of [...watchers]) tell();
    },
    async kill() {
      alive = false;
      freeze(machine.disk);
      machine.disk = await copyDisk(machine.disk);
    },
    sleep(until) {
      const from = Math.max(schedule.now(), machine.asleepUntil);
      slept += Math.max(0, until - from);
      machine.asleepUntil = Math.max(machine.asleepUntil, until);
    },
  };
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}

export function uuid(chance: Chance): string {
  const hex = Buffer.from(chance.bytes(16)).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** Real WebCrypto, whose threads the schedule waits for; chance comes from the seed. */
function watched(schedule: Schedule, chance: Chance): Platform['crypto'] {
  const real = globalThis.crypto;
  const subtle = new Proxy(real.subtle, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name);
      if (typeof found !== 'function') return found;
      const run = found as (...given: unknown[]) => Promise<unknown>;
      return async (...given: unknown[]) => {
        const done = schedule.busy();
        try {
          return await run.apply(target, given);
        } finally {
          done();
        }
      };
    },
  });
  return {
    subtle,
    getRandomValues: (array) => {
      if (array) {
        const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
        bytes.set(chance.bytes(bytes.length));
      }
      return array;
    },
  };
}

type Waiting = {
  hold: (lock: object | null) => Promise<unknown>;
  settle: (work: Promise<unknown>) => void;
};

/** Web Locks of one page: a profile has one page at a time here; two pages at once are a journey of their own (S07). */
function createLocks(): Locks {
  const queues = new Map<string, Waiting[]>();
  const serve = async (name: string): Promise<void> => {
    const queue = queues.get(name)!;
    for (let next = queue[0]; next; next = queue[0]) {
      const work = next.hold({ name });
      next.settle(work);
      // Whatever became of it, the lock is free again; the failure belongs to whoever asked for it.
      await Promise.allSettled([work]);
      queue.shift();
    }
  };
  return {
    request<T>(
      name: string,
      options: { ifAvailable?: boolean; steal?: boolean },
      hold: (lock: object | null) => Promise<T>,
    ): Promise<T> {
      const queue = queues.get(name) ?? [];
      queues.set(name, queue);
      if (options.ifAvailable && queue.length > 0) return hold(null);
      return new Promise<T>((resolve) => {
        queue.push({ hold, settle: (work) => resolve(work as Promise<T>) });
        if (queue.length === 1) void serve(name);
      });
    },
  };
}
