import { hashSync } from 'bcryptjs';
import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { uuidv7 } from '@comptoir/shared/journal/ids';
import type { Locks, Platform } from '../ports.ts';
import { simulatedLocks } from './simulated-locks.ts';
import type { SimulatedTime } from './simulated-time.ts';

// A live query does not run at all where the global IndexedDB is missing, whichever one its database uses.
Dexie.dependencies.indexedDB = new IDBFactory();

/** What outlives a page: disk, locks, and the machine's own clock. */
export type Machine = {
  indexedDB: IDBFactory;
  locks: Locks;
  /** Wall minus true time, ms. */
  skew: number;
  online: boolean;
  visible: boolean;
  /** True time during which the machine slept: monotonic time does not count it. */
  slept: number;
  /** What stands outside of the database. */
  marker: string | null;
  /** What the browser says of its storage. */
  persisted: boolean;
  usage: number | null;
  quota: number | null;
};

export function newMachine(): Machine {
  return {
    indexedDB: new IDBFactory(),
    locks: simulatedLocks(),
    skew: 0,
    online: true,
    visible: true,
    slept: 0,
    marker: null,
    persisted: true,
    usage: null,
    quota: null,
  };
}

/** A generator of 32-bit numbers from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
}

export type SimulatedPlatform = Platform & {
  /** `online` or `visible` of the machine has changed. */
  connectivityChanged(): void;
  /** Arguments that bcrypt was asked for. */
  readonly hashed: { count: number };
};

/** The ports of one page on one machine. Everything but cryptography is decided by the arguments. */
export function simulatedPlatform(of: {
  machine: Machine;
  time: SimulatedTime;
  next: () => number;
  transport: Platform['transport'];
  /** Cheaper than bcrypt where a test is not about PINs. */
  hashPin?: (pin: string, salt: string) => Promise<string>;
}): SimulatedPlatform {
  const { machine, time, next } = of;
  const awake = () => time.now() - machine.slept;
  const opened = awake();
  const watchers = new Set<() => void>();
  const hashed = { count: 0 };
  const random = (length: number) => Uint8Array.from({ length }, () => next() & 0xff);
  const wall = () => time.now() + machine.skew;
  const hash = of.hashPin ?? ((pin, salt) => Promise.resolve(hashSync(pin, salt)));
  return {
    clock: { wall, monotonic: () => awake() - opened },
    page: uuidv7(time.now(), random(10)),
    random,
    chance: () => next() / 2 ** 32,
    transport: of.transport,
    crypto: globalThis.crypto,
    hashPin(pin, salt) {
      hashed.count += 1;
      return hash(pin, salt);
    },
    hashed,
    // No canvas here: a picture is what begins like one, and stays as it is.
    async shrinkImage(image) {
      const bytes = new Uint8Array(await image.arrayBuffer());
      return image.type.startsWith('image/') && bytes.length > 0
        ? { bytes, type: 'image/webp' }
        : null;
    },
    timers: { after: (ms, run) => time.after(ms, run) },
    connectivity: {
      online: () => machine.online,
      visible: () => machine.visible,
      watch(changed) {
        watchers.add(changed);
        return () => void watchers.delete(changed);
      },
    },
    connectivityChanged: () => {
      for (const tell of [...watchers]) tell();
    },
    locks: machine.locks,
    indexedDB: machine.indexedDB,
    keyRange: IDBKeyRange,
    databaseName: 'comptoir',
    storage: {
      marker: {
        read: () => machine.marker,
        write: (text) => void (machine.marker = text),
      },
      persist: () => Promise.resolve(machine.persisted),
      persisted: () => Promise.resolve(machine.persisted),
      estimate: () => Promise.resolve({ usage: machine.usage, quota: machine.quota }),
    },
    app: '0.1.0-test',
    origin: 'http://simulated',
  };
}
