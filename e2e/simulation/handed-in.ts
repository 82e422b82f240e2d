import type { Deps } from '@comptoir/server/deps';
import { type Seen, quarantinedIds } from './invariants.ts';
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

/** I9: nothing that can be read stands both in the journal and in quarantine, so nothing is counted twice when it is settled. */
export async function checkOnce(deps: Reader): Promise<void> {
  const apart = await quarantinedIds(deps.db);
  if (apart.size === 0) return;
  const rows = await deps.db.selectFrom('operation').select(['id', 'seq', 'kind']).execute();
  for (const { id, seq, kind } of rows) {
    if (id !== null && apart.has(id)) {
      throw new BrokenPromise(
        `I9: ${id} (seq ${seq}, ${kind}) is in the journal and in quarantine`,
      );
    }
  }
}
