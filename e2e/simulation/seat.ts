// A page loads these when it needs them. Here they are there already: how long a disk takes would else decide the story.
import '@comptoir/kiosk/local-database/forgetting';
import '@comptoir/kiosk/local-database/lockout';
import '@comptoir/kiosk/local-database/photos';
import '@comptoir/kiosk/sync/drain';
import '@comptoir/kiosk/sync/photos';
import '@comptoir/kiosk/sync/rounds';
import '@comptoir/kiosk/sync/stream';
import { enrol } from '@comptoir/kiosk/devices/store';
import { NotRecorded } from '@comptoir/kiosk/local-database/not-recorded';
import { openTablet, type Tablet } from '@comptoir/kiosk/tablet';
import type { Chance } from './chance.ts';
import { BrokenPromise, type Ledger } from './ledger.ts';
import { type Line, type Machine, type Page, type World, openPage } from './machine.ts';
import type { House } from './server-house.ts';
import { type Tallies, tally } from './tallies.ts';

/** One tablet on one counter: hardware, the page that runs on it, and the profile on its disk. */
export type Seat = {
  readonly machine: Machine;
  readonly establishment: string;
  /** Names what is on the disk: a wiped tablet gets another, a clone shares its twin's history up to a point. */
  profile: string;
  page: Page;
  /** Null while no page is open. */
  tablet: Tablet | null;
  /** Dies this many turns of the event loop after the next answer reaches it. */
  doomedIn: number | null;
  enrolling: boolean;
  /** Pages opened so far. */
  pages: number;
  /** The device whose place it takes once it is enrolled. */
  replaces: string | null;
};

export type SeatWorld = World & {
  line: Line;
  house: House;
  chance: Chance;
  ledger: Ledger;
  tallies: Tallies;
  trace(line: string): void;
  /** What a page did that no page may do. */
  failures: Error[];
  /** A mutation may change the tablet before anybody uses it. */
  prepare(tablet: Tablet): void;
};

export function takeSeat(
  world: SeatWorld,
  machine: Machine,
  establishment: string,
  profile: string,
): Seat {
  const page = openPage(world, machine, world.line, world.chance.fork(`${machine.name} page 0`));
  return {
    machine,
    establishment,
    profile,
    page,
    tablet: null,
    doomedIn: null,
    enrolling: false,
    pages: 0,
    replaces: null,
  };
}

/** Opens a page on the seat's disk, as a cold start does. Enrols it when the disk knows no device. */
export async function openSeat(world: SeatWorld, seat: Seat): Promise<void> {
  const { machine } = seat;
  seat.page = openPage(
    world,
    machine,
    world.line,
    world.chance.fork(`${machine.name} page ${++seat.pages}`),
  );
  const { page } = seat;
  seat.doomedIn = null;
  seat.enrolling = false;
  const tablet = await openTablet(page.platform);
  if (!page.alive()) return;
  tally(world.tallies, 'tablet: opened');
  seat.tablet = tablet;
  world.prepare(tablet);
  if (tablet.page.get() !== 'ours')
    throw new BrokenPromise(`${machine.name} opened a page that may not write`);
  if (tablet.device.get() === null) keepEnrolling(world, seat);
  await world.schedule.settle();
}

function keepEnrolling(world: SeatWorld, seat: Seat): void {
  const { tablet, page, machine } = seat;
  if (tablet === null || seat.enrolling || !page.alive()) return;
  seat.enrolling = true;
  const { done } = enrol(tablet, (view) => {
    if (view.state !== 'waiting') return;
    world.schedule.after(2_000, `${machine.name} approved`, async () => {
      if (!page.alive() || world.house.wire === null) return;
      if (await world.house.approve(view.userCode, seat)) {
        world.trace(`${machine.name} approved`);
      }
    });
  });
  done
    .catch((error: unknown) => {
      // The screen says « Non enregistré »: somebody tries again.
      if (error instanceof NotRecorded) tally(world.tallies, 'tablet: could not record');
      else world.failures.push(error as Error);
    })
    .finally(() => {
      seat.enrolling = false;
      if (!page.alive()) return;
      if (tablet.device.get() !== null) tally(world.tallies, 'tablet: enrolled');
      else
        world.schedule.after(10_000, `${machine.name} enrols again`, () =>
          keepEnrolling(world, seat),
        );
    });
}

/** The page dies now. */
export async function killSeat(seat: Seat): Promise<void> {
  seat.tablet = null;
  await seat.page.kill();
}
