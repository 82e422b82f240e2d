import { type SyncDriver, createDriver } from './sync/driver.ts';
import { type DeviceRow, type LocalDatabase, describeDatabase } from './local-database/schema.ts';
import type { PageState } from './local-database/transaction.ts';
import { keepClock, readStart } from './local-database/start.ts';
import { guardDatabase } from './local-database/guard.ts';
import type { Marker, Marking } from './local-database/marker.ts';
import { refuseNewer } from './local-database/newer.ts';
import { type TabletClock, createClock } from './platform/clock.ts';
import { holdPage } from './platform/lock.ts';
import type { Platform } from './platform/ports.ts';
import { type Signal, createSignal } from './platform/signal.ts';
import { type Space, spaceOf } from './platform/space.ts';
import { NotRecorded } from './local-database/not-recorded.ts';

/** One tablet: its machine, its memory and its line to the server. There is no other state. */
export type Tablet = {
  readonly platform: Platform;
  readonly database: LocalDatabase;
  /** Whether this page may write; screens show « Déjà ouvert » or ask for a reload by it. */
  readonly page: Signal<PageState>;
  readonly clock: TabletClock;
  /** Null until the tablet is enrolled. */
  readonly device: Signal<DeviceRow | null>;
  /** What this tablet was before the browser took its database away; null on one that lost nothing. */
  readonly erased: Signal<Marker | null>;
  readonly space: Signal<Space>;
  /** @throws Error when the tablet is not enrolled */
  identity(): DeviceRow;
  readonly sync: SyncDriver;
  /** « Utiliser ici »: takes the tablet over from another page. */
  takeOver(): Promise<void>;
  /** Ends every timer and request and closes the database; what is stored stays. */
  close(): Promise<void>;
};

/** App time and the last wall reading survive a power cut to within this many ms. */
const keepEvery = 5_000;

/** The tick is drawn before what was written is noted beside the database. Ms. */
const noteAfter = 250;

/** How a start goes on a slow machine: the first screen first. */
export type Start = {
  /** Begins to read what the first screen shows, while the page lock is asked for. */
  read(tablet: Tablet): void;
  /** Resolves when there is time for the network. */
  shown: Promise<void>;
};

const atOnce: Start = { read: () => undefined, shown: Promise.resolve() };

/**
 * Opens the tablet of this page: database, clock, page lock. Where another page holds the tablet, `page` says
 * `elsewhere` and nothing runs until `takeOver`.
 */
export async function openTablet(platform: Platform, begin = atOnce): Promise<Tablet> {
  const database = describeDatabase(platform);
  await refuseNewer(platform, database);
  const start = await readStart(database);
  const page = createSignal<PageState>('elsewhere');
  const device = createSignal(start.device);
  const erased = createSignal(start.device === null ? await readErased(platform) : null);
  const space = createSignal<Space>('unknown');
  let clock = createClock(platform, start.clock);
  let release: () => void = () => undefined;
  let cancelKeeping: () => void = () => undefined;
  let closed = false;
  let shown = false;
  let held = false;
  let mended: Promise<void> | null = null;

  const tablet: Tablet = {
    platform,
    database,
    page,
    device,
    erased,
    space,
    get clock() {
      return clock;
    },
    identity() {
      const row = device.get();
      if (row === null) throw new Error('this tablet is not enrolled');
      return row;
    },
    get sync() {
      return spoken;
    },
    async takeOver() {
      const again = await readStart(database);
      clock = createClock(platform, again.clock);
      device.set(again.device);
      await hold(true);
    },
    async close() {
      closed = true;
      unguard();
      cancelKeeping();
      cancelNote?.();
      await driver.stop();
      release();
      database.close();
    },
  };
  const driver = createDriver(tablet, loadBehind);
  let marking: Marking | null = null;
  let cancelNote: (() => void) | null = null;
  const spoken = watchWrites(driver, () => {
    const at = clock.corrected();
    cancelNote ??= platform.timers.after(noteAfter, () => {
      cancelNote = null;
      void note(at);
    });
  });
  const unguard = guardDatabase(tablet, () => closed);

  /** Says beside the database how far this tablet has come. */
  async function note(at = clock.corrected()): Promise<void> {
    marking ??= (await loadBehind()).createMarking(tablet);
    marking.note(at);
  }

  async function hold(steal: boolean): Promise<void> {
    const lock = await holdPage({ database, platform, page }, steal, () => page.set('elsewhere'));
    if (!lock.held || closed) return;
    release = lock.release;
    held = true;
    page.set('ours');
  }

  /** An enrolled tablet talks to its server, from when the first screen stands and what waits was looked at. */
  function talk(): void {
    if (!shown || closed || device.get() === null || page.get() !== 'ours') return;
    mended ??= mend(tablet);
    void mended.then(
      () => {
        if (!closed && device.get() !== null && page.get() === 'ours') driver.start();
      },
      (error: unknown) => {
        mended = null;
        platform.timers.after(keepEvery, talk);
        throw error;
      },
    );
  }

  function keepSoon(): void {
    cancelKeeping();
    cancelKeeping = platform.timers.after(keepEvery, () => {
      void keep();
    });
  }

  async function keep(): Promise<void> {
    try {
      await keepClock(tablet);
      await recordJumps(tablet);
      await note();
      space.set(spaceOf(await platform.storage.estimate()));
    } catch (error) {
      // No space, or another page took over: the next punch says so on the screen. Anything else is a bug.
      if (!(error instanceof NotRecorded)) throw error;
    } finally {
      if (!closed && page.get() === 'ours') keepSoon();
    }
  }

  page.subscribe((state) => {
    // Back from a probe: everything goes on.
    if (state === 'ours' && held) {
      keepSoon();
      talk();
    }
    if (state === 'ours' || state === 'checking') return;
    cancelKeeping();
    void driver.stop();
  });
  // Enrolment ends with a device: from then on the tablet talks to its server.
  device.subscribe((row) => {
    if (row !== null) erased.set(null);
    talk();
  });
  begin.read(tablet);
  await hold(false);
  const connected = begin.shown.then(() => {
    shown = true;
    talk();
  });
  if (begin === atOnce) await connected;
  return tablet;
}

/** What no first screen waits for. */
const loadBehind = () => import('./behind.ts');

/** What stands beside a database that is gone or was never there. */
async function readErased(platform: Platform): Promise<Marker | null> {
  return (await loadBehind()).readMarker(platform);
}

/** RECOV-35: before anything is sent. Where there is no room for it, the next start looks again. */
async function mend(tablet: Tablet): Promise<void> {
  const { mendJournal, newId } = await loadBehind();
  const clock = tablet.clock.reading();
  const seed = { epoch: newId(tablet), continueId: newId(tablet), clock };
  try {
    await mendJournal(tablet, seed);
  } catch (error) {
    if (!(error instanceof NotRecorded)) throw error;
  }
}

/** The driver, whose callers are heard when they wrote something. */
function watchWrites(driver: SyncDriver, wrote: () => void): SyncDriver {
  return {
    ...driver,
    wrote(count) {
      driver.wrote(count);
      wrote();
    },
  };
}

/** T09, T10: a wall clock that moved is itself a fact of the journal. */
async function recordJumps(tablet: Tablet): Promise<void> {
  if (tablet.device.get() === null) return;
  const { clock } = tablet;
  const jumps = clock.jumps();
  if (jumps.length === 0) return;
  const reading = clock.reading();
  const { append, newId } = await loadBehind();
  await append(
    tablet,
    jumps.map((body) => ({
      id: newId(tablet),
      kind: 'clock.jump' as const,
      body,
      actor: null,
      auth: 'none' as const,
      clock: reading,
    })),
  );
  // Only now: without space a jump waits for the next time.
  clock.jumpsRecorded(jumps.length);
  tablet.sync.wrote(jumps.length);
}
