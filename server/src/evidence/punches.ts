import type { PunchTimesAnswer } from '@comptoir/shared/evidence/portal';
import {
  type Operation,
  isDeviceOperation,
  parseOperation,
} from '@comptoir/shared/journal/operation';
import { comparePunches } from '@comptoir/shared/punches/punch';
import type { Reader } from '../database/connection.ts';
import type { HeldPunch } from '../punches/row.ts';
import { findReceiptTimes } from '../journal/queries.ts';
import { findById, findStores } from './file/queries.ts';
import type { Subject } from './file/subject.ts';
import { timesOf } from './times.ts';

/** What the room of punches knows: they meet in the composition root. */
export type PunchRoom = {
  findPunchesOnDays(
    db: Reader,
    organisation: string,
    of: { person: string; first: string; last: string },
  ): Promise<HeldPunch[]>;
};

/** Punches of a person in a period with their three times, in order (O6). */
export async function findPunchTimes(
  db: Reader,
  organisation: string,
  { subject, rooms }: { subject: Subject; rooms: PunchRoom },
): Promise<PunchTimesAnswer> {
  const held = await rooms.findPunchesOnDays(db, organisation, subject);
  const written = await writtenAs(db, organisation, held);
  const cited = [...written.values()].flatMap((one) =>
    isDeviceOperation(one) && one.receipt !== null ? [one.receipt] : [],
  );
  const receipts = await findReceiptTimes(db, { organisation }, cited);
  const stores = await findStores(db, organisation);
  return {
    punches: held
      .sort((a, b) => comparePunches(a.punch, b.punch))
      .map(({ punch, establishment }) => {
        const { id, day, type, at, wall, flags, declared, cancelledBy } = punch;
        const { setAside, correction } = punch;
        const store = stores.get(establishment) ?? { name: establishment, zone: 'UTC' };
        const row = { at, wall, receivedAt: punch.receivedAt ?? at };
        return {
          ...{ id, day, type, store: store.name, zone: store.zone },
          times: timesOf(row, written.get(id) ?? null, receipts),
          ...{ flags, declared, cancelled: cancelledBy !== null },
          ...{ setAside: setAside !== undefined, added: correction !== undefined },
        };
      }),
  };
}

/** The operations that punches were written with, by the punch's id. */
async function writtenAs(
  db: Reader,
  organisation: string,
  held: readonly HeldPunch[],
): Promise<Map<string, Operation>> {
  const rows = await findById(
    db,
    organisation,
    held.map(({ punch }) => punch.id),
  );
  return new Map(
    rows.flatMap(({ id, bytes }) => {
      const parsed = bytes === null ? null : parseOperation(bytes);
      return id !== null && parsed?.ok ? [[id, parsed.value] as const] : [];
    }),
  );
}
