import type { Deps } from '@comptoir/server/deps';
import { findEntries } from '@comptoir/server/devices/quarantine/queries';
import { type Seen, idIn } from './invariants.ts';
import { BrokenPromise, type Ledger } from './ledger.ts';

type Reader = Pick<Deps, 'db'>;

async function hashesOf({ db }: Reader): Promise<{ journal: Set<string>; apart: Set<string> }> {
  const recorded = await db.selectFrom('operation').select('hash').execute();
  const kept = await db.selectFrom('quarantine').select('hash').execute();
  return {
    journal: new Set(recorded.map(({ hash }) => hash)),
    apart: new Set(kept.map(({ hash }) => hash)),
  };
}

/** How many of those that tablets were told to be held are not, because the server was put back and nobody has said it yet. */
export async function countForgotten(deps: Reader, ledger: Ledger): Promise<number> {
  const { journal, apart } = await hashesOf(deps);
  return [...ledger.held].filter((hash) => !journal.has(hash) && !apart.has(hash)).length;
}

/** I8: what a tablet was told to be held is held, and all that a withdrawn one still has stands in the journal or apart. */
export async function checkHandedIn(deps: Reader, ledger: Ledger, seen: Seen[]): Promise<void> {
  const { journal, apart } = await hashesOf(deps);
  const isHeld = (hash: string): boolean => journal.has(hash) || apart.has(hash);
  for (const hash of ledger.held) {
    if (!isHeld(hash)) throw new BrokenPromise(`I8: ${hash} was handed in and is nowhere`);
  }
  for (const { name, tablet, rows } of seen) {
    if (!tablet.sync.state().revoked) continue;
    for (const { state, hash, seq, kind } of rows) {
      if (state === 'replaced' || isHeld(hash)) continue;
      throw new BrokenPromise(`I8: ${name} seq ${seq} (${kind}, ${state}) was not handed in`);
    }
  }
}

/**
 * I9: nothing that waits for a decision in quarantine stands in the journal, so nothing is counted twice when it is settled; and
 * what stood apart is not written again. An export may come before its turn, and the journal takes the same in its place
 * (RECOV-43); what the journal has already may come apart afterwards (DEVICE-23).
 *
 * @param restored the server was put back: which of the two it got first says nothing any more
 */
export async function checkOnce({ db }: Reader, restored: boolean): Promise<void> {
  const recorded = await db
    .selectFrom('operation')
    .select(['id', 'hash', 'seq', 'kind', 'device', 'received_at'])
    .where('device', 'is not', null)
    .where('id', 'is not', null)
    .execute();
  const byId = new Map(recorded.map((row) => [row.id, row]));
  const devices = await db.selectFrom('device').select(['organisation', 'id']).execute();
  for (const { organisation, id: device } of devices) {
    for (const entry of await findEntries(db, { organisation, device })) {
      const found = byId.get(idIn(entry.bytes));
      if (found === undefined) continue;
      const what = `I9: ${found.id} (seq ${found.seq}, ${found.kind}) is in the journal and in quarantine`;
      if (!entry.known && entry.settled === null) throw new BrokenPromise(`${what}, to be decided`);
      const inPlace = entry.reason === 'export' && entry.hash === found.hash;
      if (!restored && !inPlace && entry.received_at < found.received_at)
        throw new BrokenPromise(`${what}, where it was first`);
    }
  }
}
