import type { Chance } from './chance.ts';
import { copyDisk, blankDisk } from './disk.ts';
import { type Machine, blankMachine } from './machine.ts';
import { changeRoster } from './portal.ts';
import { type Seat, killSeat, openSeat, takeSeat } from './seat.ts';
import { type Store, act, look } from './simulate.ts';
import { tally } from './tallies.ts';
import type { Trouble } from './weather.ts';

/** What happens to tablets and servers besides lost requests. */
export type Troubles = {
  /** Draws one trouble, or none, and lets it happen. */
  strike(): Promise<void>;
  /** Server and lines are up, everybody is awake, every tablet has a page. */
  heal(): Promise<void>;
  heard(machine: Machine): void;
  newDevice(): void;
  backedUp(): void;
  /** The server was put back from a copy, and the tablets have not had the time to tell it what it forgot. */
  recovering(): boolean;
  onNewSeat: (seat: Seat) => void;
  /** Its line is down for `pause` ms. */
  cut(seat: Seat, pause: number): void;
};

export function createTroubles(store: Store, chance: Chance): Troubles {
  const { schedule, house, seats, ledger } = store;
  let copyIsWhole = false;
  let restored = false;
  let away = false;
  let clones = 0;

  /** From now on the last copy lacks something that no tablet could give back. */
  const newSecret = (): void => {
    copyIsWhole = false;
  };
  const restart = async (pause: number, meanwhile: () => void = () => undefined): Promise<void> => {
    if (away) return;
    away = true;
    await look(store);
    await house.stop();
    meanwhile();
    if (pause === 0) await startAgain();
    else schedule.after(pause, 'server back', startAgain);
  };
  const startAgain = async (): Promise<void> => {
    if (house.wire === null) await house.start();
    away = false;
  };
  const reopen = (seat: Seat, pause: number): void => {
    schedule.after(pause, `${seat.machine.name} opens`, async () => {
      if (seat.tablet === null && !seat.page.alive() && seats.includes(seat))
        await openSeat(store, seat);
    });
  };
  const kill = async (seat: Seat, pause: number): Promise<void> => {
    if (!seat.page.alive() || seat.tablet === null) return;
    await killSeat(seat);
    reopen(seat, pause);
  };
  const lineDown = (seat: Seat, pause: number): void => {
    seat.machine.online = false;
    seat.page.connectivityChanged();
    schedule.after(pause, `${seat.machine.name} line back`, () => {
      seat.machine.online = true;
      seat.page.connectivityChanged();
    });
  };

  const happen = async (trouble: Trouble, seat: Seat): Promise<void> => {
    const { machine } = seat;
    switch (trouble) {
      case 'server restarted':
        return restart(0, () => {
          if (!chance.hits(0.3)) return;
          house.backUp();
          copyIsWhole = true;
        });
      case 'server away':
        return restart(chance.between(5_000, 300_000));
      case 'server restored':
        if (!copyIsWhole || ledger.quarantined.size > 0) return;
        return restart(0, () => {
          house.restore();
          ledger.restored();
          restored = true;
          tally(store.tallies, 'fault: server restored (done)');
        });
      case 'line down':
        return lineDown(seat, chance.between(5_000, 400_000));
      case 'page killed':
        return kill(seat, chance.between(500, 20_000));
      case 'page killed at work':
        if (chance.hits(0.5)) seat.doomedIn = chance.below(60);
        else {
          act(store, seat, chance);
          await turns(chance.below(25));
          await kill(seat, chance.between(500, 20_000));
        }
        return;
      case 'tablet wiped':
        return wipe(seat);
      case 'profile cloned':
        return clone(seat);
      case 'profile rolled back':
        return rollBack(seat);
      case 'clock set back':
        machine.skew -= chance.pick([5_000, 60_000, 3_600_000, 400 * 86_400_000]);
        return;
      case 'clock set ahead':
        machine.skew += chance.pick([5_000, 60_000, 3_600_000, 400 * 86_400_000]);
        return;
      case 'tablet asleep':
        seat.page.sleep(schedule.now() + chance.between(10_000, 400_000));
        return;
      case 'operation poisoned': {
        const [row] =
          (await seat.tablet?.database.journal
            .filter(({ state }) => state === 'pending')
            .toArray()) ?? [];
        if (row && store.poison.size < 2) store.poison.add(row.id);
        return;
      }
      case 'roster changed':
        if (house.wire !== null) {
          await changeRoster(house, store.template, chance, schedule.now());
          // A server that forgets what it wrote itself has nobody to ask: not what is tested here.
          newSecret();
        }
        return;
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
    seat.copy = null;
    newSecret();
    reopen(seat, chance.between(1_000, 10_000));
  };

  const wipe = async (seat: Seat): Promise<void> => {
    if (seat.tablet === null || seat.tablet.device.get() === null) return;
    await exchangeDisk(seat, blankDisk());
  };

  /** The first time, somebody copies the profile; the second time, they put the old copy back (D13). */
  const rollBack = async (seat: Seat): Promise<void> => {
    if (seat.tablet === null || seat.tablet.device.get() === null) return;
    await schedule.settle();
    if (seat.copy === null) seat.copy = await copyDisk(seat.machine.disk);
    else {
      tally(store.tallies, 'fault: profile rolled back (done)');
      await exchangeDisk(seat, seat.copy);
    }
  };

  const clone = async (seat: Seat): Promise<void> => {
    if (clones >= 2 || seat.tablet === null || seat.tablet.device.get() === null) return;
    clones++;
    const machine = blankMachine(`${seat.machine.name}c${clones}`, chance.between(-60_000, 60_000));
    await schedule.settle();
    machine.disk = await copyDisk(seat.machine.disk);
    const twin = takeSeat(store, machine, seat.establishment, `${seat.profile} clone ${clones}`);
    seats.push(twin);
    newSecret();
    await openSeat(store, twin);
    troubles.onNewSeat(twin);
  };

  const troubles: Troubles = {
    async strike() {
      const trouble = store.weather.trouble();
      if (trouble === null) return;
      const seat = chance.pick(seats);
      tally(store.tallies, `fault: ${trouble}`);
      store.trace(`${trouble}: ${seat.machine.name}`);
      await happen(trouble, seat);
    },
    async heal() {
      await startAgain();
      for (const seat of [...seats]) {
        seat.machine.online = true;
        seat.doomedIn = null;
        seat.machine.asleepUntil = Math.min(seat.machine.asleepUntil, schedule.now());
        if (!seat.page.alive() && seat.tablet === null) await openSeat(store, seat);
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
    backedUp: () => {
      copyIsWhole = true;
    },
    recovering: () => restored,
    onNewSeat: () => undefined,
    cut: lineDown,
  };
  return troubles;
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) {
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
