import type { EstablishmentSettings } from '@comptoir/shared/establishments/operations';
import type { Flag } from '@comptoir/shared/journal/flags';
import type { Hash } from '@comptoir/shared/journal/hash';
import type { Kind } from '@comptoir/shared/journal/kinds';
import type { Operation, OperationOf } from '@comptoir/shared/journal/operation';
import type { OperationRefusal, Result } from '@comptoir/shared/refusals';
import type { Trx } from '../database/connection.ts';
import type { FeedDraft } from './feed-draft.ts';

/** One operation on its way into the journal. */
export type Entry = {
  hash: Hash;
  /** Null: withheld by the tablet, only its hash is known. */
  bytes: string | null;
  parsed: Result<Operation, OperationRefusal>;
  /** Where it stands in its device's chain, and the store that the device is assigned to; null for the server's own. */
  device: { device: string; epoch: string; seq: number; establishment: string } | null;
  /** Server time of the receipt it cites, in ms: it was certainly written after that. */
  after: number | null;
  /** What only the sync door can see: fork, unknown receipt. */
  flags: readonly Flag[];
  /** Only when a journal is projected again: it was refused for what can no longer be looked at, and stays so. */
  decided?: OperationRefusal | null;
};

/** An entry that reached its room: well-formed, allowed, with its position. */
export type Accepted<K extends Kind = Kind> = K extends Kind
  ? { operation: OperationOf<K>; position: number; after: number | null; flags: readonly Flag[] }
  : never;

/** What became of an operation: applied with flags, or refused. */
export type Verdict =
  { status: 'applied'; flags: Flag[] } | { status: 'refused'; refusal: OperationRefusal };

/** What the commands of the rooms share while one transaction projects its operations. */
export type Batch = {
  trx: Trx;
  organisation: string;
  /** Server time at which these operations arrived, ms. */
  receivedAt: number;
  /** Establishments named by these operations that exist; a command that makes or configures one updates it. */
  establishments: Map<string, EstablishmentSettings>;
  feed: FeedDraft;
  /**
   * PINs that came sealed with these operations (`pin.renew`), opened before the transaction: by the operation's id, the
   * bcrypt string under the server's PIN key. One that could not be opened, or whose text is gone, is missing.
   */
  sealedPins: ReadonlyMap<string, string>;
  /** A journal that is projected again: what came sealed is gone, and what was judged then is not judged again. */
  again: boolean;
};

/** Projects operations of one room, in their order. It writes rows and feed entries; it never reads the clock. */
export type Command<K extends Kind = Kind> = (
  batch: Batch,
  items: readonly Accepted<K>[],
) => Promise<Verdict[]>;

export function applied(flags: readonly Flag[] = []): Verdict {
  return { status: 'applied', flags: [...new Set(flags)] };
}

export function refusedBecause(refusal: OperationRefusal): Verdict {
  return { status: 'refused', refusal };
}
