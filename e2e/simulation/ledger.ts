import { receiptPayloadSchema } from '@comptoir/shared/journal/receipt';
import type { Problem, SyncAnswer } from '@comptoir/shared/sync/messages';

/** What the server has said that it holds. */
export type Acknowledged = { id: string | null; position: number | null; status: string };

/**
 * What was promised, written down by somebody who has no part in it: ticks that people saw, and
 * acknowledgements that left the server, heard or not.
 */
export type Ledger = {
  /** Operation id → the profile on which it was ticked. */
  readonly ticked: Map<string, string>;
  /** Ticked operations whose only copy was destroyed with its tablet. */
  readonly destroyed: Set<string>;
  /** `device/epoch/seq` → what the server answered. */
  readonly acknowledged: Map<string, Acknowledged>;
  /** Ids that were ever acknowledged, by whichever server; of a withheld one its place. */
  readonly everAcknowledged: Set<string>;
  /** Hashes that the server answered to hold in quarantine, and has had no occasion to forget. */
  readonly quarantined: Set<string>;
  /** @throws when an answer contradicts an earlier one */
  hear(answer: SyncAnswer): void;
  hearFork(problem: Problem): void;
  /** A tablet that handed in was told that these hashes are held. @returns how many a server that was put back had forgotten */
  hearHeld(hashes: readonly string[]): number;
  /** What tablets were told to be held, in the journal or apart, by whichever server. */
  readonly held: Set<string>;
  /** Ids that a server which was restored since had acknowledged: they come back under other positions. */
  readonly promised: Set<string>;
  restored(): void;
};

export class BrokenPromise extends Error {}

export function openLedger(): Ledger {
  const acknowledged = new Map<string, Acknowledged>();
  const quarantined = new Set<string>();
  const promised = new Set<string>();
  const everAcknowledged = new Set<string>();
  const held = new Set<string>();
  const forgotten = new Set<string>();
  return {
    ticked: new Map(),
    destroyed: new Set(),
    acknowledged,
    everAcknowledged,
    held,
    hearHeld: (hashes) => {
      for (const hash of hashes) held.add(hash);
      return hashes.filter((hash) => forgotten.delete(hash)).length;
    },
    promised,
    quarantined,
    hear(answer) {
      const { device, epoch } = receiptPayloadSchema.parse(JSON.parse(answer.receipt.payload));
      for (const { id, seq, position, status } of answer.outcomes) {
        if (status === 'retry') continue;
        const key = `${device}/${epoch}/${seq}`;
        const before = acknowledged.get(key);
        const same =
          !before || (before.id === id && before.status === status && before.position === position);
        if (!same) {
          throw new BrokenPromise(
            `I1: the outcome of seq ${seq} changed: ${JSON.stringify([before, { id, position, status }])}`,
          );
        }
        acknowledged.set(key, { id, position, status });
        everAcknowledged.add(id ?? key);
      }
    },
    hearFork: (problem) => {
      for (const hash of problem.quarantined ?? []) quarantined.add(hash);
    },
    restored() {
      for (const { id } of acknowledged.values()) if (id !== null) promised.add(id);
      acknowledged.clear();
      // It stood apart: from now on it may as well come into the journal.
      for (const hash of quarantined) held.add(hash);
      for (const hash of held) forgotten.add(hash);
      quarantined.clear();
    },
  };
}
