import { failureOf } from '@comptoir/kiosk/local-database/not-recorded';
import type { Chance } from './chance.ts';
import { copyDisk, blankDisk } from './disk.ts';
import { emptyDisk, fillDisk, isFull } from './full-disk.ts';
import { createLives } from './lives.ts';
import { type Machine, blankMachine } from './machine.ts';
import { olderDisk, versionsOf } from './older-disk.ts';
import { changeRoster } from './portal.ts';
import { type Seat, killSeat, openSeat, takeSeat } from './seat.ts';
import { type Store, act, look } from './store.ts';
import { tally } from './tallies.ts';
import type { Trouble } from './weather.ts';

const day = 86_400_000;

/** What happens to tablets and servers besides lost requests. */
export type Troubles = {
  /** Draws one trouble, or none, and lets it happen. */
  strike(): Promise<void>;
  /** Lets this one happen. @returns whether it could */
  happen(trouble: Trouble, seat: Seat): Promise<boolean>;
  /** Server and lines are up, everybody is awake, every tablet has a page. */
  heal(): Promise<void>;
  heard(machine: Machine): void;
  newDevice(): void;
  /** Copies the server's file. Only while it is stopped. */
  backUp(): void;
  /** The server was put back from a copy, and the tablets have not had the time to tell it what it forgot. */
  recovering(): boolean;
  onNewSeat: (seat: Seat) => void;
  /** The whole chain is closed for so many ms and every tablet switched off. People come back before the lines do. */
  closeFor(pause: number): Promise<void>;
  /** Its line is down for `pause` ms. */
  cut(seat: Seat, pause: number): void;
};

export function createTroubles(store: Store, chance: Chance): Troubles {
  const { schedule, house, seats, ledger } = store;
  /** Copies of the server, oldest first, and whether the tablets could give back whatever came after. */
  let copies: { number: number; whole: boolean }[] = [];
  let restored = false;
  let away = false;
  let clones = 0;
  let healed = false;

  /** From now on the copies lack something that no tablet could give back. */
  const newSecret = (): void => {
    for (const copy of copies) copy.whole = false;
  };
  const backUp = (): void => {
    copies.push({ number: house.backUp(), whole: true });
  };
  const restart = async (pause: number, meanwhile: () => void = () => undefined) => {
    if (away) return false;
    away = true;
    await look(store);
    await house.stop();
    meanwhile();
    if (pause === 0) await startAgain();
    else schedule.after(pause, 'server back', startAgain);
    return true;
  };
  const startAgain = async (): Promise<void> => {
    if (house.wire === null) await house.start();
    away = false;
  };
  const reopen = (seat: Seat, pause: number): void => {
    schedule.after(pause, `${seat.machine.name} opens`, async () => {
      if (seat.tablet === null && !seat.page.alive() && seats.includes(seat)) await open(seat);
    });
  };
  /** Without room on the disk a page cannot begin: somebody tries again. */
  const open = async (seat: Seat): Promise<void> => {
    try {
      await openSeat(store, seat);
    } catch (error) {
      if (failureOf(error) !== 'full') throw error;
      tally(store.tallies, 'tablet: could not open');
      await killSeat(seat);
      reopen(seat, 10_000);
    }
  };
  const kill = async (seat: Seat, pause: number): Promise<boolean> => {
    if (!seat.page.alive() || seat.tablet === null) return false;
    await killSeat(seat);
    reopen(seat, pause);
    return true;
  };
  const lineDown = (seat: Seat, pause: number): void => {
    seat.machine.online = false;
    seat.page.connectivityChanged();
    schedule.after(pause, `${seat.machine.name} line back`, () => {
      seat.machine.online = true;
      seat.page.connectivityChanged();
    });
  };

  /** @returns whether it did */
  const happen = async (trouble: Trouble, seat: Seat): Promise<boolean> => {
    const { machine } = seat;
    const enrolled = seat.tablet !== null && seat.tablet.device.get() !== null;
    switch (trouble) {
      case 'server restarted':
        return await restart(0, () => {
          if (chance.hits(0.3)) backUp();
        });
      case 'server away':
        return await restart(chance.between(5_000, 300_000));
      case 'server restored': {
        // What tablets were told to be in the last copy, they have forgotten: an older one is no longer enough.
        const usable = copies.filter((one) => one.whole);
        const copy = house.tellsSafe
          ? usable.find((one) => one === copies.at(-1))
          : usable.at(-1 - chance.below(usable.length));
        if (copy === undefined) return false;
        return await restart(0, () => {
          house.restore(copy.number);
          copies = copies.slice(0, copies.indexOf(copy) + 1);
          ledger.restored();
          restored = true;
        });
      }
      case 'line down':
        lineDown(seat, chance.between(5_000, 400_000));
        return true;
      case 'line half-open':
        machine.halfOpen = chance.pick(['there', 'back'] as const);
        schedule.after(chance.between(20_000, 300_000), `${machine.name} line whole`, () => {
          machine.halfOpen = null;
        });
        return true;
      case 'line slow':
        machine.slow = {
          latency: chance.between(200, 4_000),
          bytesPerSecond: chance.between(300, 20_000),
        };
        schedule.after(chance.between(30_000, 300_000), `${machine.name} line fast`, () => {
          machine.slow = null;
        });
        return true;
      case 'page killed':
        return await kill(seat, chance.between(500, 20_000));
      case 'page killed at work':
        if (chance.hits(0.5)) {
          seat.doomedIn = chance.below(60);
          return true;
        }
        act(store, seat, chance);
        await turns(chance.below(25));
        return await kill(seat, chance.between(500, 20_000));
      case 'tablet wiped':
        if (enrolled) await exchangeDisk(seat, blankDisk());
        return enrolled;
      case 'tablet upgraded':
        return await upgrade(seat);
      case 'tablet lost':
        return await lives.withdraw(seat, 'lost');
      case 'tablet ended':
        return await lives.withdraw(seat, 'ended');
      case 'tablet replaced':
        return await lives.replace(seat);
      case 'export carried':
        return await lives.carryExport(seat);
      case 'disk full':
        if (isFull(machine)) return false;
        fillDisk(machine);
        schedule.after(chance.between(5_000, 120_000), `${machine.name} has room`, () =>
          emptyDisk(machine),
        );
        return true;
      case 'profile cloned':
        return await clone(seat);
      case 'profile rolled back':
        return await rollBack(seat);
      case 'clock set back':
        // The last one is a battery that died: 1970.
        machine.skew -= chance.pick([
          5_000,
          60_000,
          3_600_000,
          400 * day,
          10 * 365 * day,
          schedule.now() + machine.skew - day,
        ]);
        return true;
      case 'clock set ahead':
        machine.skew += chance.pick([5_000, 60_000, 3_600_000, 400 * day, 10 * 365 * day]);
        return true;
      case 'tablet asleep':
        seat.page.sleep(schedule.now() + chance.between(10_000, 400_000));
        return true;
      case 'operation poisoned': {
        const [row] =
          (await seat.tablet?.database.journal
            .filter(({ state }) => state === 'pending')
            .toArray()) ?? [];
        if (!row || store.poison.size >= 2) return false;
        store.poison.add(row.id);
        return true;
      }
      case 'roster changed':
        if (house.wire === null) return false;
        await changeRoster(house, store.template, chance, schedule.now());
        // A server that forgets what it wrote itself has nobody to ask: not what is tested here.
        newSecret();
        return true;
    }
  };

  /** The disk is exchanged: what only the old one held is gone, and nobody promised otherwise. */
  const exchangeDisk = async (seat: Seat, disk: IDBFactory): Promise<void> => {
    await look(store);
    await killSeat(seat);
    seat.machine.disk = disk;
    for (const [id, profile] of ledger.ticked) {
      if (profile === seat.profile) ledger.destroyed.add(id);
    }
    seat.profile = `${seat.profile}+`;
    newSecret();
    reopen(seat, chance.between(1_000, 10_000));
  };

  /** The page ends with an older build's disk under it; the next one finds what that left and upgrades it. */
  const upgrade = async (seat: Seat): Promise<boolean> => {
    if (seat.tablet === null || seat.tablet.device.get() === null) return false;
    const { database } = seat.tablet;
    const version = chance.pick(versionsOf(database).slice(0, -1));
    await look(store);
    await killSeat(seat);
    seat.machine.disk = await olderDisk(seat.machine.disk, database, version);
    reopen(seat, chance.between(1_000, 10_000));
    return true;
  };

  /** Somebody copies the profile, and puts the old copy back a while later (D13). */
  const rollBack = async (seat: Seat): Promise<boolean> => {
    if (seat.tablet === null || seat.tablet.device.get() === null) return false;
    await schedule.settle();
    const { profile } = seat;
    const copy = await copyDisk(seat.machine.disk);
    schedule.after(chance.between(10_000, 120_000), `${seat.machine.name} put back`, async () => {
      // Another disk stands there by now, or nobody is there to put it back.
      if (seat.profile !== profile || seat.tablet === null || healed) return;
      await exchangeDisk(seat, copy);
    });
    return true;
  };

  const clone = async (seat: Seat): Promise<boolean> => {
    if (clones >= 2 || seat.tablet === null || seat.tablet.device.get() === null) return false;
    clones++;
    const machine = blankMachine(`${seat.machine.name}c${clones}`, chance.between(-60_000, 60_000));
    await schedule.settle();
    machine.disk = await copyDisk(seat.machine.disk);
    const twin = takeSeat(store, machine, seat.establishment, `${seat.profile} clone ${clones}`);
    seats.push(twin);
    newSecret();
    await openSeat(store, twin);
    troubles.onNewSeat(twin);
    return true;
  };

  const lives = createLives(store, chance.fork('lives'), {
    newSecret,
    settle: (seat) => troubles.onNewSeat(seat),
  });

  const troubles: Troubles = {
    async strike() {
      const trouble = store.weather.trouble();
      if (trouble === null) return;
      const seat = chance.pick(seats);
      store.trace(`${trouble}: ${seat.machine.name}`);
      await troubles.happen(trouble, seat);
    },
    async happen(trouble, seat) {
      const done = await happen(trouble, seat);
      if (done) tally(store.tallies, `fault: ${trouble}`);
      return done;
    },
    async heal() {
      healed = true;
      await startAgain();
      for (const seat of [...seats]) {
        seat.machine.online = true;
        seat.machine.halfOpen = null;
        seat.machine.slow = null;
        emptyDisk(seat.machine);
        seat.doomedIn = null;
        seat.machine.asleepUntil = Math.min(seat.machine.asleepUntil, schedule.now());
        // Nobody tells a withdrawn tablet that the server went back: it finds out once a day, and at each start.
        if (restored && seat.tablet?.sync.state().revoked === true) await killSeat(seat);
        if (!seat.page.alive() && seat.tablet === null) await open(seat);
        seat.page.connectivityChanged();
      }
    },
    heard(machine) {
      const seat = seats.find((one) => one.machine === machine);
      if (!seat || seat.doomedIn === null || seat.tablet === null) return;
      const left = seat.doomedIn;
      seat.doomedIn = null;
      const done = schedule.busy();
      turns(left)
        .then(() => kill(seat, chance.between(500, 20_000)))
        .catch((error: unknown) => store.failures.push(error as Error))
        .finally(done);
    },
    newDevice: newSecret,
    backUp,
    recovering: () => restored,
    onNewSeat: () => undefined,
    async closeFor(pause) {
      await look(store);
      for (const seat of seats) if (seat.tablet !== null) await killSeat(seat);
      await schedule.settle();
      schedule.skip(pause);
      for (const seat of seats) {
        lineDown(seat, chance.between(60_000, 200_000));
        reopen(seat, chance.between(500, 5_000));
      }
      tally(store.tallies, 'house: closed for weeks');
    },
    cut: lineDown,
  };
  return troubles;
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) {
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
