import { loseDevice, revokeDevice } from '@comptoir/server/devices/revocation';
import { importJournal } from '@comptoir/server/sync/import/import-journal';
import { exportJournal } from '@comptoir/kiosk/sync/emergency-export';
import type { Chance } from './chance.ts';
import { quarantinedIds } from './invariants.ts';
import { BrokenPromise } from './ledger.ts';
import { blankMachine } from './machine.ts';
import { type Seat, openSeat, takeSeat } from './seat.ts';
import type { Store } from './store.ts';
import { tally } from './tallies.ts';

/** What people do to tablets on purpose: declaring one lost, putting another in its place, carrying a file. */
export type Lives = {
  /** « Perdue » or « Terminer »: no data from now on. Another tablet often takes its place. */
  withdraw(seat: Seat, how: 'lost' | 'ended'): Promise<boolean>;
  /** « Remplacer »: the old one goes on until what it holds is there. */
  replace(seat: Seat): Promise<boolean>;
  /** The emergency export of one tablet reaches the server on a stick, once or twice. */
  carryExport(seat: Seat): Promise<boolean>;
};

/** Tablets that one seed takes out of service, at most: the others have to go on. */
const mostEnds = 2;

export function createLives(
  store: Store,
  chance: Chance,
  { newSecret, settle }: { newSecret: () => void; settle: (seat: Seat) => void },
): Lives {
  const { house, seats, schedule, ledger, tallies } = store;
  let ends = 0;

  const deviceOf = (seat: Seat): string | null =>
    house.wire === null ? null : (seat.tablet?.device.get()?.device ?? null);

  const successor = async (seat: Seat, device: string): Promise<void> => {
    const machine = blankMachine(`${seat.machine.name}s${ends}`, chance.between(-60_000, 60_000));
    const next = takeSeat(store, machine, seat.establishment, `${seat.profile} successor ${ends}`);
    next.replaces = device;
    seats.push(next);
    newSecret();
    await openSeat(store, next);
    settle(next);
  };

  return {
    async withdraw(seat, how) {
      const device = deviceOf(seat);
      if (device === null || ends >= mostEnds) return false;
      ends++;
      const done = await (how === 'lost' ? loseDevice : revokeDevice)(house.deps, device);
      newSecret();
      if (chance.hits(0.7)) await successor(seat, device);
      return done.ok;
    },
    async replace(seat) {
      const device = deviceOf(seat);
      if (device === null || ends >= mostEnds) return false;
      ends++;
      await successor(seat, device);
      return true;
    },
    async carryExport(seat) {
      const { tablet } = seat;
      if (tablet === null || tablet.device.get() === null) return false;
      const rows = await tablet.database.journal.where('[epoch+seq]').above(['', 0]).toArray();
      const unsent = rows.filter(({ state }) => state === 'pending').map(({ id }) => id);
      const { content } = await exportJournal(tablet);
      const carry = async (): Promise<void> => {
        if (house.wire === null) return;
        const taken = await importJournal(house.deps, content);
        if (!taken.ok) throw new BrokenPromise(`an export is refused: ${taken.refusal}`);
        newSecret();
        tally(tallies, 'imported: applied', taken.value.applied);
        tally(tallies, 'imported: refused', taken.value.refused);
        tally(tallies, 'imported: apart', taken.value.apart);
        tally(tallies, 'imported: known', taken.value.known);
        await promise(unsent);
      };
      const first = chance.between(1_000, 60_000);
      schedule.after(first, `export of ${seat.machine.name}`, carry);
      if (chance.hits(0.5)) {
        schedule.after(first + chance.between(0, 60_000), `export of ${seat.machine.name}`, carry);
      }
      return true;
    },
  };

  /** From now on the server has them, whatever becomes of the tablet. */
  async function promise(ids: string[]): Promise<void> {
    const rows = await house.deps.db.selectFrom('operation').select('id').execute();
    const journal = new Set(rows.map(({ id }) => id));
    const apart = await quarantinedIds(house.deps.db);
    for (const id of ids) {
      if (!journal.has(id) && !apart.has(id))
        throw new BrokenPromise(`I2: ${id} was imported and is nowhere`);
      ledger.promised.add(id);
      ledger.destroyed.delete(id);
    }
  }
}
