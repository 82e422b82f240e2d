import * as z from 'zod/mini';
import { type Result, ok, refused } from '../refusals.ts';
import type { Hash } from './hash.ts';
import { type DeviceOperation, hashOperation, serialise } from './operation.ts';

/** The end of an epoch's chain: `seq` 0 with the hash that its first operation names as `prev`. */
export type Head = { seq: number; hash: Hash };

type Untied<O> = O extends DeviceOperation ? Omit<O, 'v' | 'seq' | 'prev'> : never;
/** An operation before it has a place in the chain. */
export type Draft = Untied<DeviceOperation>;

export type Built = { operation: DeviceOperation; bytes: string; hash: Hash };

/**
 * Ties a draft to the head of its epoch (spec JOURNAL-4). `bytes` is the exact string to store and send. Synchronous: it runs
 * inside the transaction that has just read the head.
 */
export function buildOperation(head: Head, draft: Draft): Built {
  // The fields in the schema's order, whatever the order of the draft's.
  const operation = {
    v: 1,
    id: draft.id,
    organisation: draft.organisation,
    establishment: draft.establishment,
    actor: draft.actor,
    auth: draft.auth,
    zone: draft.zone,
    app: draft.app,
    kind: draft.kind,
    body: draft.body,
    device: draft.device,
    epoch: draft.epoch,
    seq: head.seq + 1,
    prev: head.hash,
    clock: draft.clock,
    receipt: draft.receipt,
  } as DeviceOperation;
  const bytes = serialise(operation);
  return { operation, bytes, hash: hashOperation(bytes) };
}

export type ChainFault = { index: number; fault: 'malformed' | 'hash' | 'seq' | 'prev' | 'epoch' };

/**
 * Whether stored operations of one epoch follow each other from `head` on (spec JOURNAL-5). A link whose kind or body
 * this build cannot read is still a link.
 *
 * @param links in order; `hash` is what was stored beside the bytes
 * @returns the new head, or the first link that does not hold
 */
export function verifyChain(
  head: Head,
  links: readonly { bytes: string; hash: Hash }[],
): Result<Head, ChainFault> {
  let end = head;
  let epoch: unknown;
  for (const [index, link] of links.entries()) {
    if (hashOperation(link.bytes) !== link.hash) return refused({ index, fault: 'hash' });
    const tie = tieOf(link.bytes);
    if (tie === null) return refused({ index, fault: 'malformed' });
    if (tie.seq !== end.seq + 1) return refused({ index, fault: 'seq' });
    if (tie.prev !== end.hash) return refused({ index, fault: 'prev' });
    if (index > 0 && tie.epoch !== epoch) return refused({ index, fault: 'epoch' });
    epoch = tie.epoch;
    end = { seq: tie.seq, hash: link.hash };
  }
  return ok(end);
}

const tieSchema = z.object({ epoch: z.string(), seq: z.int(), prev: z.string() });

function tieOf(bytes: string): z.infer<typeof tieSchema> | null {
  try {
    return tieSchema.parse(JSON.parse(bytes));
  } catch {
    // Not JSON, or without its tie: the caller names the link.
    return null;
  }
}
